import { gatewaysOf, stackOf } from "../../../tools/stack.ts";
import { type Cmdlet } from "../../cmdlet.ts";
import { type PsValue, psObject } from "../../value.ts";
import {
  INTERFACE_ALIAS,
  INTERFACE_INDEX,
  isWantedInterface,
  SITE_LOCAL_DNS,
} from "./interface-parameters.ts";

export const getNetIPConfiguration: Cmdlet = {
  name: "Get-NetIPConfiguration",
  summary: "Shows address, gateway and DNS servers of each interface.",
  module: "NetTCPIP",
  on: ["host", "container", "device"],
  parameters: [
    { ...INTERFACE_ALIAS, position: 0 },
    INTERFACE_INDEX,
    { name: "All", type: "switch", description: "All interfaces; the lab always shows all." },
    {
      name: "Detailed",
      type: "switch",
      description: "More properties.",
      ignored: "the lab shows the usual ones.",
    },
  ],
  run(call) {
    const stack = stackOf(call.tx.world, call.place);
    for (const found of stack.interfaces) {
      if (!isWantedInterface(call, found.alias, found.index)) continue;
      const gateways = gatewaysOf(stack, found.index);
      const addresses: PsValue = found.addresses.map(({ ip }) => ip);
      call.out(
        psObject("NetIPConfiguration", {
          InterfaceAlias: found.alias,
          InterfaceIndex: found.index,
          InterfaceDescription: found.description,
          ...(gateways.length > 0 ? { "NetProfile.Name": "Network" } : {}),
          IPv4Address: addresses,
          IPv6DefaultGateway: null,
          IPv4DefaultGateway: gateways,
          DNSServer: found.dnsServers.length > 0 ? found.dnsServers : SITE_LOCAL_DNS,
        }),
      );
    }
  },
};
