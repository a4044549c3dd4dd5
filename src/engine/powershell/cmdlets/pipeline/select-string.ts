import type { Cmdlet } from "../../cmdlet.ts";
import { formatItems } from "../../format/format.ts";
import { isObject, type PsList, psObject, toText } from "../../value.ts";

export const selectString: Cmdlet = {
  name: "Select-String",
  summary: "Keeps the lines of text that match a pattern.",
  module: "Microsoft.PowerShell.Utility",
  on: ["host", "container", "device"],
  parameters: [
    { name: "Pattern", type: "string[]", position: 0, mandatory: true, description: "Regular expressions." },
    { name: "InputObject", type: "object", description: "Text to search when nothing is piped in." },
    { name: "SimpleMatch", type: "switch", description: "Takes the patterns as plain text." },
    { name: "CaseSensitive", type: "switch", description: "Tells upper from lower case." },
    { name: "NotMatch", type: "switch", description: "Keeps the lines that do not match." },
    { name: "Context", type: "int[]", description: "Lines to show before and after a match." },
  ],
  input: "all",
  run(call) {
    const { args } = call;
    const lines = linesOf(call.piped ? call.input : args.list("InputObject"));
    const flags = args.flag("CaseSensitive") ? "" : "i";
    const patterns: RegExp[] = [];
    for (const pattern of args.texts("Pattern")) {
      const source = args.flag("SimpleMatch") ? pattern.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&") : pattern;
      try {
        patterns.push(new RegExp(source, flags));
      } catch {
        call.error({
          message: `The string ${pattern} is not a valid regular expression.`,
          category: "InvalidArgument",
          exception: "ArgumentException",
          id: "InvalidRegex,Microsoft.PowerShell.Commands.SelectStringCommand",
        });
        return;
      }
    }
    const [before = 0, after = before] = args.list("Context").map(Number);
    lines.forEach((line, index) => {
      if (patterns.some((pattern) => pattern.test(line)) === args.flag("NotMatch")) return;
      const context = before > 0 || after > 0;
      const around = [
        ...lines.slice(Math.max(0, index - before), index).map((other) => `  ${other}`),
        context ? `> ${line}` : line,
        ...lines.slice(index + 1, index + 1 + after).map((other) => `  ${other}`),
      ];
      call.out(
        psObject("MatchInfo", {
          Line: line,
          LineNumber: index + 1,
          Pattern: args.texts("Pattern")[0] ?? "",
          Display: around,
        }),
      );
    });
  },
};

/** Text as it is; an object as its properties' text, as a search through objects sees it. */
function linesOf(items: PsList): string[] {
  return items.flatMap((item) => {
    if (isObject(item) && item.properties.has("text")) return formatItems([item]).split("\n");
    return toText(item).replace(/\n$/, "").split("\n");
  });
}
