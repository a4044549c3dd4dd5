import { hostOf } from "../../../shell/place.ts";
import { DEFAULT_COMPARTMENT_GUID } from "../../../tcpip/compartment.ts";
import { stackOf } from "../../../tools/stack.ts";
import { type Cmdlet } from "../../cmdlet.ts";
import { psObject } from "../../value.ts";

export const getNetCompartment: Cmdlet = {
  name: "Get-NetCompartment",
  summary: "Shows the network compartments: the host's, and one for each process container.",
  module: "NetTCPIP",
  on: ["host", "container"],
  parameters: [{ name: "CompartmentId", type: "int[]", position: 0, description: "Compartment numbers." }],
  run(call) {
    const host = hostOf(call.tx.world, call.place);
    const own = stackOf(call.tx.world, call.place).compartmentNumber;
    const ids = call.args.list("CompartmentId").map(Number);
    for (const { kind, number, guid, containerIds } of host?.compartments ?? []) {
      if (kind === "uvm" || (call.place.kind === "container" && number !== own)) continue;
      if (ids.length > 0 && !ids.includes(number)) continue;
      call.out(
        psObject("NetCompartment", {
          CompartmentId: number,
          CompartmentDescription:
            kind === "host" ? "Default Compartment" : `\\Container_${containerIds[0] ?? ""}`,
          CompartmentGuid: `{${(kind === "host" ? DEFAULT_COMPARTMENT_GUID : guid).toLowerCase()}}`,
        }),
      );
    }
  },
};
