import type { Cmdlet } from "../../cmdlet.ts";
import { callMethod } from "../../methods.ts";
import { isObject, isScript, memberOf, propertyOf, toText } from "../../value.ts";

export const forEachObject: Cmdlet = {
  name: "ForEach-Object",
  summary: "Runs a script block for each object, or takes one property of each.",
  module: "Microsoft.PowerShell.Core",
  on: ["host", "container", "device"],
  parameters: [
    {
      name: "Process",
      type: "object",
      position: 0,
      description: "{ commands with $_ }, or a member's name.",
    },
    { name: "MemberName", type: "string", description: "A property, or a method without arguments." },
    { name: "Begin", type: "script", description: "{ commands } before the first object." },
    { name: "End", type: "script", description: "{ commands } after the last object." },
    { name: "InputObject", type: "object", description: "What is worked on when nothing is piped in." },
  ],
  input: "all",
  run(call) {
    const { args } = call;
    const process = args.has("MemberName") ? args.value("MemberName") : args.value("Process");
    const [begin, end] = [args.script("Begin"), args.script("End")];
    if (begin) call.out(call.invoke(begin, null));
    for (const item of call.piped ? call.input : args.list("InputObject")) {
      if (isScript(process)) call.out(call.invoke(process, item));
      else {
        const name = toText(process);
        const isMember = isObject(item)
          ? propertyOf(item, name) !== undefined
          : memberOf(item, name) !== null;
        call.out(
          isMember || isObject(item)
            ? memberOf(item, name)
            : callMethod(item, name, [], { start: 0, end: 0 }),
        );
      }
    }
    if (end) call.out(call.invoke(end, null));
  },
};
