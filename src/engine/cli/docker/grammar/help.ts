import { type Chosen, type CommandSpec, type GroupSpec, usageLine } from "./command.ts";
import type { FlagSpec } from "./flag-table.ts";
import { wrap } from "./wrap.ts";

/** Columns of the terminal that help is printed for; the flag list keeps one free. */
const WIDTH = 80;

/** `docker network create --help`. Source: facts on the command line, section 1.7. */
export function commandHelp(chosen: Chosen): string {
  const { spec } = chosen;
  const names = aliasPaths(spec);
  const aliases = names.length > 1 ? `\nAliases:\n  ${names.join(", ")}\n` : "";
  const flags = visibleFlags(spec);
  const options = flags.length > 0 ? `\nOptions:\n${flagUsages(flags)}` : "";
  return `Usage:  ${usageLine(chosen)}\n\n${spec.summary}\n${aliases}${options}`;
}

/** `docker network` and `docker network --help`. */
export function groupHelp(group: GroupSpec, commands: readonly CommandSpec[]): string {
  const path = `docker ${group.name}`;
  const list = commandList(commands.map((spec) => [spec.path.slice(group.name.length + 1), spec.summary]));
  return `Usage:  ${path} COMMAND\n\n${group.summary}\n\nCommands:\n${list}\n${more(`${path} COMMAND`)}`;
}

/** `Run '… --help' for more information on a command.` */
export function more(path: string): string {
  return `Run '${path} --help' for more information on a command.\n`;
}

/** Two columns: name padded to the longest (at least 11), then its line. */
export function commandList(rows: readonly (readonly [string, string])[]): string {
  const width = Math.max(11, ...rows.map(([name]) => name.length));
  return rows.map(([name, summary]) => `  ${name.padEnd(width)} ${summary}\n`).join("");
}

/** Every path of the command, the one in its group first; just one when it has no other. */
function aliasPaths(spec: CommandSpec): readonly string[] {
  const group = spec.path.split(" ").slice(0, -1);
  const others = spec.aliases.map((alias) => [...group, alias].join(" "));
  return [spec.path, ...others, ...(spec.top === "" ? [] : [spec.top])].map((path) => `docker ${path}`);
}

function visibleFlags(spec: CommandSpec): readonly FlagSpec[] {
  return spec.flags
    .filter((flag) => !flag.hidden && flag.daemonOs === "")
    .toSorted((left, right) => (left.name < right.name ? -1 : 1));
}

/** The list of options, wrapped as the flag library does it. */
export function flagUsages(flags: readonly FlagSpec[]): string {
  const rows = flags.map((flag) => ({ head: headOf(flag), text: flag.description + defaultOf(flag) }));
  const width = Math.max(...rows.map((row) => row.head.length));
  return rows
    .map(({ head, text }) => {
      const line = `${head.padEnd(width + 3)}${wrap(text, width + 3, WIDTH - 1)}`;
      return `${line}\n`;
    })
    .join("");
}

const TYPE_WORDS: Readonly<Record<string, string>> = {
  bool: "",
  int64: "int",
  uint64: "uint",
  stringSlice: "strings",
};

function headOf(flag: FlagSpec): string {
  const names = flag.shorthand === "" ? `      --${flag.name}` : `  -${flag.shorthand}, --${flag.name}`;
  return `${names} ${TYPE_WORDS[flag.type] ?? flag.type}`.trimEnd();
}

function defaultOf(flag: FlagSpec): string {
  if (flag.defaultValue === "") return "";
  return flag.type === "string" ? ` (default "${flag.defaultValue}")` : ` (default ${flag.defaultValue})`;
}
