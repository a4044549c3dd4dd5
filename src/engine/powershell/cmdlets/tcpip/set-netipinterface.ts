import { setForwarding } from "../../../tcpip/set-forwarding.ts";
import { stackOf } from "../../../tools/stack.ts";
import type { Cmdlet } from "../../cmdlet.ts";
import { hostNameOf, reportNotFound } from "../../on-host.ts";
import {
  ADDRESS_FAMILY,
  INTERFACE_ALIAS,
  INTERFACE_INDEX,
  isWantedInterface,
} from "./interface-parameters.ts";

const SECONDS = 1;

export const setNetIPInterface: Cmdlet = {
  name: "Set-NetIPInterface",
  summary: "Changes settings of an IP interface, such as whether it forwards.",
  module: "NetTCPIP",
  on: ["host"],
  parameters: [
    { ...INTERFACE_ALIAS, position: 0 },
    { ...INTERFACE_INDEX, pipeline: "property" },
    ADDRESS_FAMILY,
    {
      name: "Forwarding",
      type: "string",
      values: ["Enabled", "Disabled"],
      description: "Whether packets for others pass.",
    },
  ],
  input: "each",
  run(call) {
    const wanted = stackOf(call.tx.world, call.place).interfaces.filter((found) =>
      isWantedInterface(call, found.alias, found.index),
    );
    const forwarding = call.args.text("Forwarding");
    if (wanted.length === 0) {
      reportNotFound(
        call,
        "MSFT_NetIPInterface",
        "InterfaceAlias",
        call.args.texts("InterfaceAlias")[0] ?? "",
      );
      return;
    }
    if (forwarding === null) return;
    for (const { alias } of wanted) setForwarding(call.tx, hostNameOf(call), alias, forwarding === "Enabled");
    call.tx.end(SECONDS);
  },
};
