import { type Cmdlet, type ParameterSpec, typeText } from "./cmdlet.ts";

/** What Get-Help prints for a cmdlet: the layout of a machine without downloaded help, with our summary. */
export function helpText(cmdlet: Cmdlet): string {
  const parameters = cmdlet.parameters.map(
    (spec) => `    -${spec.name}${typeText(spec)}\n        ${spec.description}\n`,
  );
  return [
    "",
    "NAME",
    `    ${cmdlet.name}`,
    "    ",
    "SYNOPSIS",
    `    ${cmdlet.summary}`,
    "    ",
    "SYNTAX",
    `    ${syntaxLine(cmdlet)}`,
    "    ",
    ...(parameters.length > 0 ? ["PARAMETERS", ...parameters] : []),
    "REMARKS",
    `    Module: ${cmdlet.module}. The lab knows the parameters listed here.`,
    "",
  ].join("\n");
}

/** "Get-HnsNetwork [[-Id] <guid>] [-Detailed] [<CommonParameters>]". */
export function syntaxLine(cmdlet: Cmdlet): string {
  const parts = cmdlet.parameters
    .toSorted((a, b) => (a.position ?? 99) - (b.position ?? 99))
    .map((spec) => parameterSyntax(spec));
  return [cmdlet.name, ...parts, " [<CommonParameters>]"].join(" ");
}

function parameterSyntax(spec: ParameterSpec): string {
  const name = spec.position === undefined ? `-${spec.name}` : `[-${spec.name}]`;
  const whole = `${name}${typeText(spec)}`;
  return spec.mandatory ? whole : `[${whole}]`;
}
