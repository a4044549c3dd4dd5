import { stackOf } from "../../../tools/stack.ts";
import { type Cmdlet } from "../../cmdlet.ts";
import { psObject } from "../../value.ts";
import {
  ADDRESS_FAMILY,
  INTERFACE_ALIAS,
  INTERFACE_INDEX,
  isWantedFamily,
  isWantedInterface,
  loopbackAlias,
  reportMissing,
} from "./interface-parameters.ts";

export const getNetIPInterface: Cmdlet = {
  name: "Get-NetIPInterface",
  summary: "Shows settings of IP interfaces: MTU, metric, forwarding.",
  module: "NetTCPIP",
  on: ["host", "container", "device"],
  parameters: [{ ...INTERFACE_ALIAS, position: 0 }, INTERFACE_INDEX, ADDRESS_FAMILY],
  run(call) {
    const stack = stackOf(call.tx.world, call.place);
    const rows = [
      ...stack.interfaces
        .toSorted((a, b) => b.index - a.index)
        .map((found) => ({
          alias: found.alias,
          index: found.index,
          mtu: found.mtuBytes,
          metric: found.metric,
          dhcp: found.dhcp.enabled,
          forwarding: found.forwarding,
        })),
      {
        alias: loopbackAlias(stack),
        index: stack.loopbackIndex,
        mtu: 4_294_967_295,
        metric: 75,
        dhcp: false,
        forwarding: false,
      },
    ];
    let count = 0;
    for (const family of ["IPv6", "IPv4"] as const) {
      for (const row of rows) {
        if (!isWantedFamily(call, family) || !isWantedInterface(call, row.alias, row.index)) continue;
        count += 1;
        call.out(
          psObject("NetIPInterface", {
            ifIndex: row.index,
            InterfaceAlias: row.alias,
            AddressFamily: family,
            "NlMtu(Bytes)": row.mtu,
            InterfaceMetric: row.metric,
            Dhcp: row.dhcp && family === "IPv4" ? "Enabled" : "Disabled",
            ConnectionState: "Connected",
            PolicyStore: "ActiveStore",
            Forwarding: row.forwarding && family === "IPv4" ? "Enabled" : "Disabled",
            InterfaceIndex: row.index,
            NlMtu: row.mtu,
          }),
        );
      }
    }
    if (count === 0) reportMissing(call, "MSFT_NetIPInterface", ["InterfaceAlias", "InterfaceIndex"]);
  },
};
