import type { Cmdlet } from "../../cmdlet.ts";
import { fromJson } from "../../json.ts";
import { toText } from "../../value.ts";

export const convertFromJson: Cmdlet = {
  name: "ConvertFrom-Json",
  summary: "Turns JSON text into objects.",
  module: "Microsoft.PowerShell.Utility",
  on: ["host", "container", "device"],
  parameters: [{ name: "InputObject", type: "object", position: 0, description: "JSON text." }],
  input: "all",
  run(call) {
    const lines = call.piped ? call.input : call.args.list("InputObject");
    const text = lines.map(toText).join("\n");
    if (text.trim() === "") return;
    let parsed: unknown;
    try {
      parsed = JSON.parse(text);
    } catch {
      const start = text.trim().split(/[\s,:]/)[0] ?? "";
      call.error({
        message: `Invalid JSON primitive: ${start}.`,
        category: "NotSpecified",
        exception: "ArgumentException",
        id: "System.ArgumentException,Microsoft.PowerShell.Commands.ConvertFromJsonCommand",
      });
      return;
    }
    call.out(fromJson(parsed));
  },
};
