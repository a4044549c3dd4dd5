import { ALIASES } from "../../aliases.ts";
import type { Cmdlet } from "../../cmdlet.ts";
import { hasWildcard, isLike } from "../../compare.ts";
import { psObject } from "../../value.ts";

export const getAlias: Cmdlet = {
  name: "Get-Alias",
  summary: "Lists the short names of cmdlets.",
  module: "Microsoft.PowerShell.Utility",
  on: ["host", "container", "device"],
  parameters: [
    { name: "Name", type: "string[]", position: 0, pipeline: "value", description: "Short names." },
    { name: "Definition", type: "string[]", description: "Cmdlets whose short names are listed." },
  ],
  run(call) {
    const there = new Map(call.cmdlets().map((cmdlet) => [cmdlet.name, cmdlet]));
    const names = call.args.texts("Name");
    const definitions = call.args.texts("Definition");
    const rows = [...ALIASES]
      .filter(([name, definition]) => {
        const named = names.length === 0 || names.some((pattern) => isLike(name, pattern));
        const meant = definitions.length === 0 || definitions.some((pattern) => isLike(definition, pattern));
        return there.has(definition) && named && meant;
      })
      .toSorted(([a], [b]) => (a < b ? -1 : 1));
    for (const [name, definition] of rows) {
      call.out(
        psObject("CommandInfo", {
          CommandType: "Alias",
          Name: `${name} -> ${definition}`,
          Version: "",
          Source: "",
          Definition: definition,
        }),
      );
    }
    const missing = names.find((name) => !hasWildcard(name) && !ALIASES.has(name.toLowerCase()));
    if (missing !== undefined) {
      call.error({
        message: `This command cannot find a matching alias because an alias with the name '${missing}' does not exist.`,
        category: "ObjectNotFound",
        target: `${missing}:String`,
        exception: "ItemNotFoundException",
        id: "ItemNotFoundException,Microsoft.PowerShell.Commands.GetAliasCommand",
      });
    }
  },
};
