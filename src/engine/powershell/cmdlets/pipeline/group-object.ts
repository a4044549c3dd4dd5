import type { Cmdlet } from "../../cmdlet.ts";
import { picks } from "../../projection.ts";
import { type PsValue, psObject, toText } from "../../value.ts";

export const groupObject: Cmdlet = {
  name: "Group-Object",
  summary: "Counts objects that have the same value in a property.",
  module: "Microsoft.PowerShell.Utility",
  on: ["host", "container", "device"],
  parameters: [
    { name: "Property", type: "object[]", position: 0, description: "Properties to group by." },
    { name: "NoElement", type: "switch", description: "Leaves the members out." },
    { name: "InputObject", type: "object", description: "What is grouped when nothing is piped in." },
  ],
  input: "all",
  run(call) {
    const groups = new Map<string, PsValue[]>();
    for (const item of call.piped ? call.input : call.args.list("InputObject")) {
      const properties = call.args.has("Property") ? call.args.list("Property") : null;
      const values = properties
        ? picks(item, properties, (block, it) => call.invoke(block, it)).map((pick) => pick.value(item))
        : [item];
      const name = values.map(toText).join(", ");
      groups.set(name, [...(groups.get(name) ?? []), item]);
    }
    for (const [name, members] of groups) {
      const group = { Count: members.length, Name: name };
      call.out(
        call.args.flag("NoElement")
          ? psObject("GroupInfoNoElement", group)
          : psObject("GroupInfo", { ...group, Group: members }),
      );
    }
  },
};
