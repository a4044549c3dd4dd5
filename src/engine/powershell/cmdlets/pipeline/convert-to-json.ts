import type { Cmdlet } from "../../cmdlet.ts";
import { toJson } from "../../json.ts";
import { collapse } from "../../value.ts";

export const convertToJson: Cmdlet = {
  name: "ConvertTo-Json",
  summary: "Turns objects into JSON text, laid out as PowerShell 5.1 does.",
  module: "Microsoft.PowerShell.Utility",
  on: ["host", "container", "device"],
  parameters: [
    { name: "InputObject", type: "object", position: 0, description: "What is turned into JSON." },
    { name: "Depth", type: "int", description: "Levels of objects inside objects; 2 unless told." },
    { name: "Compress", type: "switch", description: "Leaves blanks and line ends out." },
  ],
  input: "all",
  run(call) {
    const value = call.piped ? collapse(call.input) : call.args.value("InputObject");
    if (call.piped && call.input.length === 0) return;
    call.out(toJson(value, call.args.number("Depth") ?? 2, call.args.flag("Compress")));
  },
};
