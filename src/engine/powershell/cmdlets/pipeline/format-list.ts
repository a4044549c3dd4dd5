import type { Cmdlet } from "../../cmdlet.ts";
import { cellText } from "../../format/cell.ts";
import { formatted, groupAlike } from "../../format/format.ts";
import { framed, listBlock } from "../../format/list.ts";
import { viewOf } from "../../format/views.ts";
import { picks } from "../../projection.ts";
import { isObject } from "../../value.ts";

export const formatList: Cmdlet = {
  name: "Format-List",
  summary: "Prints objects as lists of properties.",
  module: "Microsoft.PowerShell.Utility",
  on: ["host", "container", "device"],
  parameters: [
    { name: "Property", type: "object[]", position: 0, description: "Properties; * stands for any text." },
    { name: "InputObject", type: "object", description: "What is printed when nothing is piped in." },
  ],
  input: "all",
  run(call) {
    const { args } = call;
    const items = call.piped ? call.input : args.list("InputObject");
    for (const group of groupAlike(items)) {
      const [first] = group;
      if (!first) continue;
      const properties = args.has("Property") ? args.list("Property") : (viewOf(first.type)?.list ?? ["*"]);
      const blocks = group.map((item) =>
        listBlock(
          picks(item, properties, (block, it) => call.invoke(block, it)).map((pick) => ({
            label: pick.label,
            value: cellText(pick.value(item)),
          })),
        ),
      );
      call.out(formatted(framed(blocks)));
    }
    const scalars = items.filter((item) => !isObject(item));
    if (scalars.length > 0) call.out(scalars);
  },
};
