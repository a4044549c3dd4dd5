import { findProgram } from "../../../shell/registry.ts";
import { ALIASES } from "../../aliases.ts";
import type { Cmdlet } from "../../cmdlet.ts";
import { hasWildcard, isLike } from "../../compare.ts";
import { formatted } from "../../format/format.ts";
import { helpText } from "../../help.ts";
import { psObject } from "../../value.ts";

export const getHelp: Cmdlet = {
  name: "Get-Help",
  summary: "Shows what a cmdlet does and which parameters it has.",
  module: "Microsoft.PowerShell.Core",
  on: ["host", "container", "device"],
  parameters: [
    { name: "Name", type: "string", position: 0, pipeline: "value or property", description: "The cmdlet." },
    { name: "Full", type: "switch", description: "Everything; the lab always shows all it has." },
    { name: "Examples", type: "switch", description: "Examples; the lab has none." },
    { name: "Parameter", type: "string", description: "One parameter.", ignored: "the lab shows them all." },
  ],
  run(call) {
    const name = call.args.text("Name") ?? "*";
    const wanted = ALIASES.get(name.toLowerCase()) ?? name;
    const found = call.cmdlets().filter((cmdlet) => isLike(cmdlet.name, wanted));
    const [only] = found;
    if (only && found.length === 1) {
      call.out(formatted(helpText(only)));
      return;
    }
    if (found.length > 0) {
      for (const { name: one, summary } of found)
        call.out(psObject("HelpInfo", { Name: one, Category: "Cmdlet", Synopsis: summary }));
      return;
    }
    const program = hasWildcard(name) ? null : findProgram(call.tx.world, call.place, name);
    if (program) {
      call.out(formatted(`\n${program.name}: ${program.summary}\n\n`));
      return;
    }
    call.error({
      message: `Get-Help could not find ${name} in a help file in this session. To download updated help topics type: "Update-Help". To get help online, search for the help topic in the TechNet library at https:/go.microsoft.com/fwlink/?LinkID=107116.`,
      category: "ResourceUnavailable",
      exception: "HelpNotFoundException",
      id: "HelpNotFound,Microsoft.PowerShell.Commands.GetHelpCommand",
    });
  },
};
