import type { Cmdlet } from "../../cmdlet.ts";
import { formatted, groupAlike } from "../../format/format.ts";
import { type Column, tableText } from "../../format/table.ts";
import { viewOf } from "../../format/views.ts";
import { type PropertyPick, picks } from "../../projection.ts";
import { isObject, type PsObject } from "../../value.ts";

export const formatTable: Cmdlet = {
  name: "Format-Table",
  summary: "Prints objects as a table.",
  module: "Microsoft.PowerShell.Utility",
  on: ["host", "container", "device"],
  parameters: [
    { name: "Property", type: "object[]", position: 0, description: "Columns; * stands for any text." },
    { name: "AutoSize", type: "switch", description: "Makes columns as wide as their content." },
    { name: "Wrap", type: "switch", description: "Goes on in the next line instead of cutting values." },
    { name: "HideTableHeaders", type: "switch", description: "Leaves the header out." },
    { name: "InputObject", type: "object", description: "What is printed when nothing is piped in." },
  ],
  input: "all",
  run(call) {
    const { args } = call;
    const items = call.piped ? call.input : args.list("InputObject");
    const options = { wrap: args.flag("Wrap"), hideHeaders: args.flag("HideTableHeaders") };
    for (const group of groupAlike(items)) {
      const [first] = group;
      if (!first) continue;
      const view = args.has("Property") ? undefined : tableView(first);
      const columns = view ? sized(view, args.flag("AutoSize")) : undefined;
      if (columns) {
        call.out(formatted(tableText(group, columns, options)));
        continue;
      }
      const chosen = picks(first, args.has("Property") ? args.list("Property") : ["*"], (block, it) =>
        call.invoke(block, it),
      );
      const rows = group.map((item) => row(item, chosen));
      const limit = args.has("Property") ? chosen.length : 10;
      call.out(
        formatted(
          tableText(
            rows,
            chosen.slice(0, limit).map(({ label }) => ({ name: label })),
            options,
          ),
        ),
      );
    }
    const scalars = items.filter((item) => !isObject(item));
    if (scalars.length > 0) call.out(scalars);
  },
};

function tableView(object: PsObject): readonly Column[] | undefined {
  const view = viewOf(object.type);
  return view?.table ?? view?.asTable;
}

function row(item: PsObject, chosen: readonly PropertyPick[]): PsObject {
  const cells = chosen.map((pick) => [pick.label, pick.value(item)] as const);
  return { kind: "object", type: "PSCustomObject", properties: new Map(cells) };
}

function sized(columns: readonly Column[], auto: boolean): readonly Column[] {
  if (!auto) return columns;
  return columns.map(({ width: _fixed, ...column }) => column);
}
