import type { Cmdlet } from "../../cmdlet.ts";
import { compare, numberOf } from "../../compare.ts";
import { memberOf, type PsValue, psObject, toText } from "../../value.ts";

export const measureObject: Cmdlet = {
  name: "Measure-Object",
  summary: "Counts objects, and adds up or compares one of their properties.",
  module: "Microsoft.PowerShell.Utility",
  on: ["host", "container", "device"],
  parameters: [
    { name: "Property", type: "string", position: 0, description: "The property to measure." },
    { name: "Sum", type: "switch", description: "Adds up." },
    { name: "Average", type: "switch", description: "Takes the mean." },
    { name: "Maximum", type: "switch", description: "Finds the greatest." },
    { name: "Minimum", type: "switch", description: "Finds the least." },
    { name: "Line", type: "switch", description: "Counts lines of text." },
    { name: "InputObject", type: "object", description: "What is measured when nothing is piped in." },
  ],
  input: "all",
  run(call) {
    const { args } = call;
    const items = call.piped ? call.input : args.list("InputObject");
    if (args.flag("Line")) {
      const lines = items.reduce<number>((sum, item) => sum + toText(item).split("\n").length, 0);
      call.out(psObject("TextMeasureInfo", { Lines: lines, Words: null, Characters: null, Property: null }));
      return;
    }
    const property = args.text("Property");
    const values = property === null ? items : items.map((item) => memberOf(item, property));
    const numbers = values.map((value) => Number(numberOf(value) ?? 0));
    const sum = numbers.reduce((total, number) => total + number, 0);
    const sorted = values.toSorted(compare);
    const when = (name: string, value: PsValue) => (args.flag(name) && values.length > 0 ? value : null);
    call.out(
      psObject("GenericMeasureInfo", {
        Count: values.length,
        Average: when("Average", sum / values.length),
        Sum: when("Sum", sum),
        Maximum: when("Maximum", sorted.at(-1) ?? null),
        Minimum: when("Minimum", sorted[0] ?? null),
        Property: property,
      }),
    );
  },
};
