import type { Completion, CompletionQuery } from "../../../shell/program.ts";
import type { Chosen } from "../grammar/command.ts";
import type { FlagSpec } from "../grammar/flag-table.ts";
import { GLOBAL_FLAGS } from "../grammar/top.ts";
import { BY_TOP, commandsOf, GROUPS, resolve } from "../grammar/tree.ts";
import { argumentsAt } from "./arguments.ts";
import { completion } from "./completion.ts";
import { flagValues } from "./flag-values.ts";

/** What could stand at the cursor of a docker line: commands, flags, values of flags, names of objects. */
export function complete(query: CompletionQuery): readonly Completion[] {
  const words = query.before.map(({ text }) => text);
  const { current } = query;
  return candidates(query, words).filter(
    ({ text }) => text.toLowerCase().startsWith(current.toLowerCase()) && text !== current,
  );
}

function candidates(query: CompletionQuery, words: readonly string[]): readonly Completion[] {
  if (words.length === 0)
    return query.current.startsWith("-") ? GLOBAL_FLAGS.flatMap(spellings) : topCommands();
  const found = resolve(words);
  if (found.kind === "unknown") return [];
  if (found.kind === "group") {
    return commandsOf(found.group).map(({ path, summary }) =>
      completion(path.slice(found.group.name.length + 1), "command", summary),
    );
  }
  return commandLine(query, found.chosen, found.rest);
}

function topCommands(): readonly Completion[] {
  const commands = [...BY_TOP].map(([name, { summary }]) => completion(name, "command", summary));
  const groups = GROUPS.map(({ name, summary }) => completion(name, "command", summary));
  return [...commands, ...groups].toSorted((left, right) => (left.text < right.text ? -1 : 1));
}

function commandLine(query: CompletionQuery, chosen: Chosen, rest: readonly string[]): readonly Completion[] {
  const { spec } = chosen;
  const typed = walk(spec.flags, rest, spec.interspersed);
  if (typed.open) return flagValues(query, typed.open, query.current);
  if (query.current.startsWith("--") && query.current.includes("=")) return joinedValue(query, spec.flags);
  const isOver = typed.ended || (!spec.interspersed && typed.args.length > 0);
  if (query.current.startsWith("-") && !isOver) return spec.flags.filter(isShown).flatMap(spellings);
  return argumentsAt(query, spec, typed.args);
}

/** `--driver=na`: the value after the equals sign. */
function joinedValue(query: CompletionQuery, flags: readonly FlagSpec[]): readonly Completion[] {
  const equals = query.current.indexOf("=");
  const flag = flags.find(({ name }) => name === query.current.slice(2, equals));
  if (!flag) return [];
  return flagValues(query, flag, query.current.slice(equals + 1)).map((value) => ({
    ...value,
    text: `${query.current.slice(0, equals + 1)}${value.text}`,
  }));
}

interface Walk {
  readonly args: readonly string[];
  /** The flag whose value comes next. */
  readonly open: FlagSpec | null;
  /** True after `--`. */
  readonly ended: boolean;
}

/** Goes over the words before the cursor without judging them. */
function walk(flags: readonly FlagSpec[], words: readonly string[], interspersed: boolean): Walk {
  const args: string[] = [];
  let open: FlagSpec | null = null;
  for (const [at, word] of words.entries()) {
    if (open) {
      open = null;
    } else if (word === "--") {
      return { args: [...args, ...words.slice(at + 1)], open: null, ended: true };
    } else if (word.startsWith("-") && word !== "-") {
      open = flagAwaiting(flags, word);
    } else if (!interspersed) {
      return { args: [...args, ...words.slice(at)], open: null, ended: false };
    } else {
      args.push(word);
    }
  }
  return { args, open, ended: false };
}

/** The flag that a word leaves without its value; null when it needs none. */
function flagAwaiting(flags: readonly FlagSpec[], word: string): FlagSpec | null {
  if (word.startsWith("--")) {
    const flag = word.includes("=") ? undefined : flags.find(({ name }) => name === word.slice(2));
    return flag && flag.type !== "bool" ? flag : null;
  }
  for (let at = 1; at < word.length; at += 1) {
    const flag = flags.find(({ shorthand }) => shorthand === word[at]);
    if (flag && flag.type !== "bool") return at === word.length - 1 ? flag : null;
  }
  return null;
}

function isShown(flag: FlagSpec): boolean {
  return !flag.hidden;
}

function spellings(flag: FlagSpec): readonly Completion[] {
  const description = describe(flag);
  const long = completion(`--${flag.name}`, "flag", description);
  return flag.shorthand === "" ? [long] : [long, completion(`-${flag.shorthand}`, "flag", description)];
}

function describe({ description, windows }: FlagSpec): string {
  const [line = ""] = description.split("\n", 1);
  if (windows === "supported") return line;
  return `${line} (${windows === "ignored" ? "ignored on Windows" : "not on Windows"})`;
}
