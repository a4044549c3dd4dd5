import type { Cmdlet } from "../../cmdlet.ts";

export const outNull: Cmdlet = {
  name: "Out-Null",
  summary: "Drops the output instead of sending it down the pipeline.",
  module: "Microsoft.PowerShell.Core",
  on: ["host", "container", "device"],
  parameters: [{ name: "InputObject", type: "object", pipeline: "value", description: "What is dropped." }],
  input: "all",
  run() {},
};
