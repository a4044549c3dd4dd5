import { neighboursOf } from "../../../tools/neighbours.ts";
import { stackOf } from "../../../tools/stack.ts";
import { type Cmdlet } from "../../cmdlet.ts";
import { isLike } from "../../compare.ts";
import { psObject } from "../../value.ts";
import {
  ADDRESS_FAMILY,
  INTERFACE_ALIAS,
  INTERFACE_INDEX,
  isWantedFamily,
  isWantedInterface,
} from "./interface-parameters.ts";

export const getNetNeighbor: Cmdlet = {
  name: "Get-NetNeighbor",
  summary: "Shows the neighbours whose MAC addresses the machine knows.",
  module: "NetTCPIP",
  on: ["host", "container", "device"],
  parameters: [
    { name: "IPAddress", type: "string[]", position: 0, description: "Addresses; * stands for any text." },
    INTERFACE_ALIAS,
    INTERFACE_INDEX,
    ADDRESS_FAMILY,
  ],
  run(call) {
    const { world } = call.tx;
    const stack = stackOf(world, call.place);
    const wanted = call.args.texts("IPAddress");
    for (const found of stack.interfaces.toSorted((a, b) => b.index - a.index)) {
      if (!isWantedInterface(call, found.alias, found.index) || !isWantedFamily(call, "IPv4")) continue;
      for (const { ip, mac, kind } of neighboursOf(world, stack, found)) {
        if (wanted.length > 0 && !wanted.some((pattern) => isLike(ip, pattern))) continue;
        call.out(
          psObject("NetNeighbor", {
            ifIndex: found.index,
            IPAddress: ip,
            LinkLayerAddress: mac,
            State: kind === "static" ? "Permanent" : "Reachable",
            PolicyStore: "ActiveStore",
          }),
        );
      }
    }
  },
};
