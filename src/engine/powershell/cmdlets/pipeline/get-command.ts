import { isAvailable, programs } from "../../../shell/registry.ts";
import type { Cmdlet } from "../../cmdlet.ts";
import { hasWildcard, isLike } from "../../compare.ts";
import { psObject } from "../../value.ts";

export const getCommand: Cmdlet = {
  name: "Get-Command",
  summary: "Lists the cmdlets and programs that this machine of the lab has.",
  module: "Microsoft.PowerShell.Core",
  on: ["host", "container", "device"],
  parameters: [
    {
      name: "Name",
      type: "string[]",
      position: 0,
      pipeline: "value",
      description: "Names; * stands for any text.",
    },
    { name: "Module", type: "string[]", description: "Modules whose commands are listed." },
    { name: "Noun", type: "string[]", description: "The part of the name behind the dash." },
    { name: "Verb", type: "string[]", description: "The part of the name before the dash." },
  ],
  run(call) {
    const { args, tx, place } = call;
    const rows = [
      ...call
        .cmdlets()
        .map(({ name, module }) => ({ type: "Cmdlet", name, version: "1.0.0.0", source: module })),
      ...[...programs.values()]
        .filter((program) => isAvailable(program, tx.world, place))
        .map(({ name }) => ({
          type: "Application",
          name: `${name}.exe`,
          version: "10.0.0.0",
          source: `C:\\Windows\\system32\\${name}.exe`,
        })),
    ];
    const wanted = args.texts("Name");
    const found = rows.filter(({ name, source }) => {
      const [verb = "", noun = ""] = name.split("-");
      const short = name.replace(/\.exe$/, "");
      return (
        (!args.has("Name") || wanted.some((pattern) => isLike(name, pattern) || isLike(short, pattern))) &&
        (!args.has("Module") || args.texts("Module").some((pattern) => isLike(source, pattern))) &&
        (!args.has("Noun") || args.texts("Noun").some((pattern) => isLike(noun, pattern))) &&
        (!args.has("Verb") || args.texts("Verb").some((pattern) => isLike(verb, pattern)))
      );
    });
    for (const { type, name, version, source } of found) {
      call.out(psObject("CommandInfo", { CommandType: type, Name: name, Version: version, Source: source }));
    }
    const exact = wanted.find((name) => !hasWildcard(name));
    if (found.length === 0 && exact !== undefined) {
      call.error({
        message: `The term '${exact}' is not recognized as the name of a cmdlet, function, script file, or operable program. Check the spelling of the name, or if a path was included, verify that the path is correct and try again.`,
        category: "ObjectNotFound",
        target: `${exact}:String`,
        exception: "CommandNotFoundException",
        id: "CommandNotFoundException,Microsoft.PowerShell.Commands.GetCommandCommand",
      });
    }
  },
};
