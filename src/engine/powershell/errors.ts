import type { World } from "../model/world.ts";
import { nearest } from "../shell/nearest.ts";
import type { Place } from "../shell/program.ts";
import { isAvailable, programs } from "../shell/registry.ts";
import type { ParseProblem, Span } from "../shell/syntax.ts";
import { cmdletsAt } from "./catalog.ts";
import type { ErrorRecord } from "./error-record.ts";

/** A line that the parser cannot read. */
export function parseError(problem: ParseProblem): ErrorRecord {
  return {
    command: "",
    message: problem.message,
    category: "ParserError",
    target: "",
    activity: "",
    exception: "ParentContainsErrorRecordException",
    id: problem.id,
    span: problem,
    note: null,
  };
}

/** A name that is no command on that machine. Source: facts on PowerShell, 0.9. */
export function commandNotFound(world: World, place: Place, name: string, span: Span): ErrorRecord {
  const known = [
    ...cmdletsAt(world, place).map((cmdlet) => cmdlet.name),
    ...[...programs.values()]
      .filter((program) => isAvailable(program, world, place))
      .map((program) => program.name),
  ];
  const close = nearest(name, known);
  return {
    command: name,
    message: `The term '${name}' is not recognized as the name of a cmdlet, function, script file, or operable program. Check the spelling of the name, or if a path was included, verify that the path is correct and try again.`,
    category: "ObjectNotFound",
    target: `${name}:String`,
    activity: "",
    exception: "CommandNotFoundException",
    id: "CommandNotFoundException",
    span,
    note: {
      kind: "error",
      code: "command-not-found",
      text: close
        ? `Did you mean ${close}?`
        : "Get-Command lists the cmdlets and programs that this machine of the lab has.",
      fix: close ?? "Get-Command",
      source: null,
    },
  };
}
