import type { Cmdlet } from "../../cmdlet.ts";
import { formatted } from "../../format/format.ts";
import { tableText } from "../../format/table.ts";
import { isList, isObject, type PsValue, psObject, toText } from "../../value.ts";

export const getMember: Cmdlet = {
  name: "Get-Member",
  summary: "Lists the properties of objects.",
  module: "Microsoft.PowerShell.Utility",
  on: ["host", "container", "device"],
  parameters: [
    {
      name: "Name",
      type: "string[]",
      position: 0,
      description: "Properties to list.",
      ignored: "the lab lists them all.",
    },
    { name: "InputObject", type: "object", description: "The object when nothing is piped in." },
  ],
  input: "all",
  run(call) {
    const seen = new Set<string>();
    for (const item of call.piped ? call.input : call.args.list("InputObject")) {
      const type = isObject(item) ? item.type : typeName(item);
      if (seen.has(type)) continue;
      seen.add(type);
      const members = isObject(item) ? [...item.properties] : [["Length", toText(item).length] as const];
      const rows = members.map(([Name, value]) =>
        psObject("Member", {
          Name,
          MemberType: "Property",
          Definition: `${typeName(value)} ${Name}=${short(value)}`,
        }),
      );
      const sorted = rows.toSorted((a, b) =>
        toText(a.properties.get("Name") ?? "") < toText(b.properties.get("Name") ?? "") ? -1 : 1,
      );
      const columns = [{ name: "Name" }, { name: "MemberType" }, { name: "Definition" }];
      call.out(formatted(`\n\n   TypeName: ${type}\n${tableText(sorted, columns)}`));
    }
  },
};

function typeName(value: PsValue): string {
  if (isList(value)) return "Object[]";
  if (isObject(value)) return value.type;
  if (typeof value === "number") return "int";
  if (typeof value === "bigint") return "long";
  return typeof value === "boolean" ? "bool" : "string";
}

function short(value: PsValue): string {
  return isList(value) || isObject(value) ? "" : toText(value);
}
