import type { Cmdlet } from "../../cmdlet.ts";
import { formatItems, formatted } from "../../format/format.ts";
import { toText } from "../../value.ts";

const EVERYWHERE = ["host", "container", "device"] as const;

export const writeOutput: Cmdlet = {
  name: "Write-Output",
  summary: "Sends what it is given down the pipeline.",
  module: "Microsoft.PowerShell.Utility",
  on: EVERYWHERE,
  parameters: [
    { name: "InputObject", type: "object", position: 0, description: "What is sent." },
    { name: "NoEnumerate", type: "switch", description: "Sends a list as one object." },
  ],
  input: "all",
  run(call) {
    call.out(call.piped ? call.input : call.args.value("InputObject"));
  },
};

export const writeHost: Cmdlet = {
  name: "Write-Host",
  summary: "Prints text in the terminal.",
  module: "Microsoft.PowerShell.Utility",
  on: EVERYWHERE,
  parameters: [
    { name: "Object", type: "object", position: 0, description: "What is printed." },
    { name: "NoNewline", type: "switch", description: "Leaves the line end out." },
    {
      name: "ForegroundColor",
      type: "string",
      description: "Colour of the text.",
      ignored: "the lab prints in one colour.",
    },
  ],
  input: "all",
  run(call) {
    const items = call.piped ? call.input : call.args.list("Object");
    const end = call.args.flag("NoNewline") ? "" : "\n";
    call.out(formatted(items.length === 0 ? end : items.map(toText).join(" ") + end));
  },
};

export const outString: Cmdlet = {
  name: "Out-String",
  summary: "Turns what would be printed into text.",
  module: "Microsoft.PowerShell.Utility",
  on: EVERYWHERE,
  parameters: [
    { name: "InputObject", type: "object", description: "What is printed when nothing is piped in." },
    { name: "Stream", type: "switch", description: "Sends each line on its own." },
    {
      name: "Width",
      type: "int",
      description: "Columns of a line.",
      ignored: "the lab prints for 120 columns.",
    },
  ],
  input: "all",
  run(call) {
    const text = formatItems(call.piped ? call.input : call.args.list("InputObject"));
    call.out(call.args.flag("Stream") ? text.replace(/\n$/, "").split("\n") : text);
  },
};

export const outHost: Cmdlet = {
  name: "Out-Host",
  summary: "Prints what is piped in.",
  module: "Microsoft.PowerShell.Core",
  on: EVERYWHERE,
  parameters: [
    { name: "InputObject", type: "object", description: "What is printed when nothing is piped in." },
    {
      name: "Paging",
      type: "switch",
      description: "Stops after each page.",
      ignored: "the lab prints everything at once.",
    },
  ],
  input: "all",
  run(call) {
    call.out(call.piped ? call.input : call.args.value("InputObject"));
  },
};

export const clearHost: Cmdlet = {
  name: "Clear-Host",
  summary: "Clears the terminal.",
  module: "Microsoft.PowerShell.Core",
  on: EVERYWHERE,
  parameters: [],
  run(call) {
    call.out(formatted("\u001b[2J\u001b[H"));
  },
};

export const startSleep: Cmdlet = {
  name: "Start-Sleep",
  summary: "Waits; in the lab time passes only when something changes.",
  module: "Microsoft.PowerShell.Utility",
  on: EVERYWHERE,
  parameters: [
    { name: "Seconds", type: "int", position: 0, description: "How long, in seconds." },
    { name: "Milliseconds", type: "int", description: "How long, in milliseconds." },
  ],
  run() {},
};
