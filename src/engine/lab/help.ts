import type { Operand, Verb } from "./grammar.ts";

/** "lab host rm NAME". */
export function formatUsage(verb: Verb): string {
  const operands = verb.operands.map(formatOperand);
  const options = verb.options.length > 0 ? ["[options]"] : [];
  return ["lab", ...verb.path, ...operands, ...options].join(" ");
}

function formatOperand({ name, count }: Operand<unknown>): string {
  const shown = count === "many" ? `${name}...` : name;
  return count === "optional" ? `[${shown}]` : shown;
}

/** Help of one verb, from its grammar. */
export function formatVerbHelp(verb: Verb): string {
  const operands = verb.operands.map(
    (operand) => [operand.name, helpOf(operand.help, operand.type.expects)] as const,
  );
  const options = verb.options.map((option) => {
    const indent = option.after === null ? "" : "  ";
    const value = option.type.shows === "" ? "" : ` ${option.type.shows}`;
    const again = option.count === "once" ? "" : option.count === "list" ? " ..." : " (may be repeated)";
    return [
      `${indent}${option.flag}${value}`,
      `${option.help}${again === " ..." ? " (one or more)" : again}`,
    ] as const;
  });
  return [
    verb.summary,
    "",
    `Usage: ${formatUsage(verb)}`,
    ...section("", operands),
    ...section("Options:", options),
    ...(verb.examples.length > 0 ? ["", "Examples:", ...verb.examples.map((line) => `  ${line}`)] : []),
    "",
  ].join("\n");
}

/** The list of all verbs. */
export function formatLabHelp(verbs: readonly Verb[]): string {
  const rows = verbs.map((verb) => [`lab ${verb.path.join(" ")}`, verb.summary] as const);
  return [
    "Changes what has no command of its own: machines, cables, routers, servers.",
    "",
    "Usage: lab VERB [arguments] [options]",
    ...section("Verbs:", rows),
    "",
    "lab VERB --help shows the options of one verb.",
    "",
  ].join("\n");
}

function section(title: string, rows: readonly (readonly [string, string])[]): readonly string[] {
  if (rows.length === 0) return [];
  const width = Math.min(34, Math.max(...rows.map(([left]) => left.length)));
  const lines = rows.map(([left, right]) =>
    left.length > width ? `  ${left}\n  ${" ".repeat(width)}  ${right}` : `  ${left.padEnd(width)}  ${right}`,
  );
  return ["", ...(title === "" ? [] : [title]), ...lines];
}

function helpOf(help: string, expects: string): string {
  return expects.startsWith("one of") ? `${help} (${expects})` : help;
}
