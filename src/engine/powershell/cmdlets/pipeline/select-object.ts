import type { Cmdlet } from "../../cmdlet.ts";
import { isEqual } from "../../compare.ts";
import { projection, propertyNames } from "../../projection.ts";
import { isObject, memberOf, type PsObject, type PsValue, unroll } from "../../value.ts";

export const selectObject: Cmdlet = {
  name: "Select-Object",
  summary: "Keeps some of the objects, or some of their properties.",
  module: "Microsoft.PowerShell.Utility",
  on: ["host", "container", "device"],
  parameters: [
    {
      name: "Property",
      type: "object[]",
      position: 0,
      description: "Names of the properties to keep; * stands for any text.",
    },
    { name: "InputObject", type: "object", description: "What is selected from when nothing is piped in." },
    { name: "ExpandProperty", type: "string", description: "The property whose value comes out instead." },
    { name: "ExcludeProperty", type: "string[]", description: "Names to leave out." },
    { name: "First", type: "int", description: "How many objects from the start." },
    { name: "Last", type: "int", description: "How many objects from the end." },
    { name: "Skip", type: "int", description: "How many objects to leave out at the start." },
    { name: "Index", type: "int[]", description: "Places of the objects to keep, from 0." },
    { name: "Unique", type: "switch", description: "Drops what came before." },
  ],
  input: "all",
  run(call) {
    const { args } = call;
    let items: readonly PsValue[] = call.piped ? call.input : args.list("InputObject");
    items = items.slice(args.number("Skip") ?? 0);
    const index = args.has("Index") ? args.list("Index").map(Number) : null;
    if (index) items = items.filter((_, at) => index.includes(at));
    const [first, last] = [args.number("First"), args.number("Last")];
    if (first !== null || last !== null) {
      const end = last === null || last === 0 ? [] : items.slice(-last);
      items = [...items.slice(0, first ?? 0), ...end];
    }
    const expand = args.text("ExpandProperty");
    const excluded = args.texts("ExcludeProperty");
    const chosen: PsValue[] = [];
    for (const item of items) {
      if (expand !== null) {
        if (isObject(item) && propertyNames(item, expand).length === 0) {
          call.error({
            message: `Property "${expand}" cannot be found.`,
            category: "InvalidArgument",
            target: "",
            exception: "PSArgumentException",
            id: "ExpandPropertyNotFound,Microsoft.PowerShell.Commands.SelectObjectCommand",
          });
        }
        chosen.push(...unroll(memberOf(item, expand)));
      } else if (args.has("Property") || excluded.length > 0) {
        const properties = args.has("Property") ? args.list("Property") : ["*"];
        chosen.push(projection(item, properties, excluded, (block, it) => call.invoke(block, it)));
      } else chosen.push(item);
    }
    for (const item of args.flag("Unique") ? unique(chosen) : chosen) call.out(item);
  },
};

function unique(items: readonly PsValue[]): readonly PsValue[] {
  const kept: PsValue[] = [];
  for (const item of items) if (!kept.some((other) => same(other, item))) kept.push(item);
  return kept;
}

function same(a: PsValue, b: PsValue): boolean {
  if (!isObject(a) || !isObject(b)) return isEqual(a, b);
  return (
    a.properties.size === b.properties.size &&
    [...a.properties.keys()].every((name) => sameMember(a, b, name))
  );
}

function sameMember(a: PsObject, b: PsObject, name: string): boolean {
  return isEqual(memberOf(a, name), memberOf(b, name));
}
