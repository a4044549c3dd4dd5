import { stackOf } from "../../../tools/stack.ts";
import { type Cmdlet } from "../../cmdlet.ts";
import { psObject } from "../../value.ts";
import {
  ADDRESS_FAMILY,
  INTERFACE_ALIAS,
  INTERFACE_INDEX,
  isWantedFamily,
  isWantedInterface,
  SITE_LOCAL_DNS,
} from "./interface-parameters.ts";

export const getDnsClientServerAddress: Cmdlet = {
  name: "Get-DnsClientServerAddress",
  summary: "Shows which DNS servers each interface asks.",
  module: "DnsClient",
  on: ["host", "container", "device"],
  parameters: [{ ...INTERFACE_ALIAS, position: 0 }, INTERFACE_INDEX, ADDRESS_FAMILY],
  run(call) {
    const stack = stackOf(call.tx.world, call.place);
    for (const found of stack.interfaces) {
      if (!isWantedInterface(call, found.alias, found.index)) continue;
      for (const family of ["IPv4", "IPv6"] as const) {
        if (!isWantedFamily(call, family)) continue;
        const asksSiteLocal = family === "IPv6" && found.dnsServers.length === 0;
        call.out(
          psObject("DnsClientServerAddress", {
            InterfaceAlias: found.alias,
            InterfaceIndex: found.index,
            AddressFamily: family,
            ServerAddresses: family === "IPv4" ? found.dnsServers : asksSiteLocal ? SITE_LOCAL_DNS : [],
          }),
        );
      }
    }
  },
};
