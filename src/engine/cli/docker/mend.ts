import type { Chosen } from "./grammar/command.ts";
import type { FlagValues } from "./grammar/flag-values.ts";
import { withoutFlags } from "./grammar/without-flags.ts";

/** How a line that failed is changed into one that works; "$1" stands for what the pattern of the error caught. */
export interface Mend {
  /** Flags that the new line does without. */
  readonly drop?: readonly string[];
  /** Words that it has instead. */
  readonly add?: string;
  /** A flag whose values are written in another way: texts may hold "$1", a pattern has groups of its own. */
  readonly rewrite?: Rewrite;
  /** Another command; REF is the first argument. */
  readonly fix?: string;
  /** The failed start left a container behind that has the name. */
  readonly leftover?: boolean;
}

interface Rewrite {
  readonly flag: string;
  readonly from: RegExp | string;
  readonly to: string;
}

/** A parsed command line, as far as it takes to write it anew. */
export interface TypedLine {
  readonly chosen: Chosen;
  /** Words after the command's path. */
  readonly words: readonly string[];
  readonly flags: FlagValues;
  readonly args: readonly string[];
}

/** The command to type instead, or null. `caught`: what the error's pattern caught. */
export function mended(line: TypedLine, mend: Mend, caught: readonly string[]): string | null {
  const fill = (text: string) => text.replace(/\$(\d)/g, (_, group: string) => caught[Number(group)] ?? "");
  if (mend.fix !== undefined) return fill(mend.fix).replace("REF", shellWord(line.args[0] ?? ""));
  const { drop = [], add = "", rewrite } = mend;
  if (drop.length === 0 && rewrite === undefined) return null;
  const written = rewrite ? rewritten(line, rewrite, fill) : [];
  const names = new Set([...drop.map(fill), ...(rewrite ? [rewrite.flag] : [])]);
  const text = lineWithout(line, names, [...(add === "" ? [] : [fill(add)]), ...written]);
  const name = line.flags.has("name") && !line.flags.bool("rm") ? line.flags.text("name") : "";
  return mend.leftover === true && name !== "" ? `docker rm ${shellWord(name)}; ${text}` : text;
}

/** The line without some flags, with `added` in front of what stays. */
export function lineWithout(
  { chosen, words }: TypedLine,
  names: ReadonlySet<string>,
  added: readonly string[] = [],
): string {
  const { flags, interspersed } = chosen.spec;
  const kept = withoutFlags(flags, words, interspersed, names).map(shellWord);
  return [chosen.path, ...added, ...kept].join(" ");
}

function rewritten(
  { chosen, flags }: TypedLine,
  { flag, from, to }: Rewrite,
  fill: (text: string) => string,
): readonly string[] {
  const { shorthand = "" } = chosen.spec.flags.find(({ name }) => name === flag) ?? {};
  const change = (value: string) =>
    typeof from === "string" ? value.replace(fill(from), fill(to)) : value.replace(from, to);
  return flags
    .list(flag)
    .map((value) => `${shorthand === "" ? `--${flag}` : `-${shorthand}`} ${shellWord(change(value))}`);
}

/** A word as PowerShell takes it: in single quotes when it has a meaning of its own there. */
export function shellWord(text: string): string {
  return /^[\w./\\:=+%-]+$/.test(text) ? text : `'${text.replaceAll("'", "''")}'`;
}
