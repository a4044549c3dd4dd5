import type { Cmdlet } from "../../cmdlet.ts";
import { compare, isEqual } from "../../compare.ts";
import { picks } from "../../projection.ts";
import type { PsList, PsValue } from "../../value.ts";

export const sortObject: Cmdlet = {
  name: "Sort-Object",
  summary: "Sorts objects by properties.",
  module: "Microsoft.PowerShell.Utility",
  on: ["host", "container", "device"],
  parameters: [
    {
      name: "Property",
      type: "object[]",
      position: 0,
      description: "Properties to sort by, the first first.",
    },
    { name: "Descending", type: "switch", description: "The greatest comes first." },
    { name: "Unique", type: "switch", description: "Drops what is equal to its neighbour." },
    { name: "InputObject", type: "object", description: "What is sorted when nothing is piped in." },
  ],
  input: "all",
  run(call) {
    const { args } = call;
    const keys = (item: PsValue): PsList =>
      args.has("Property")
        ? picks(item, args.list("Property"), (block, it) => call.invoke(block, it)).map((pick) =>
            pick.value(item),
          )
        : [item];
    const rows = (call.piped ? call.input : args.list("InputObject")).map((item) => ({
      item,
      keys: keys(item),
    }));
    const sign = args.flag("Descending") ? -1 : 1;
    const sorted = rows.toSorted((a, b) => sign * compareKeys(a.keys, b.keys));
    let before: PsList | null = null;
    for (const row of sorted) {
      if (args.flag("Unique") && before?.every((key, index) => isEqual(key, row.keys[index] ?? null)))
        continue;
      before = row.keys;
      call.out(row.item);
    }
  },
};

function compareKeys(a: PsList, b: PsList): number {
  for (const [index, key] of a.entries()) {
    const order = compare(key, b[index] ?? null);
    if (order !== 0) return order;
  }
  return 0;
}
