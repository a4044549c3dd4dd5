import { unreachable } from "../../../lib/unreachable.ts";
import { type FlagSpec, flagTable } from "./flag-table.ts";

/** How many arguments a command takes. */
export type ArgumentRule =
  | { readonly kind: "any" }
  | { readonly kind: "none" }
  | { readonly kind: "exactly"; readonly count: number }
  | { readonly kind: "at-least"; readonly count: number }
  | { readonly kind: "at-most"; readonly count: number }
  | { readonly kind: "between"; readonly least: number; readonly most: number };

export const ANY: ArgumentRule = { kind: "any" };
export const NO_ARGUMENTS: ArgumentRule = { kind: "none" };
export const exactly = (count: number): ArgumentRule => ({ kind: "exactly", count });
export const atLeast = (count: number): ArgumentRule => ({ kind: "at-least", count });
export const atMost = (count: number): ArgumentRule => ({ kind: "at-most", count });
export const between = (least: number, most: number): ArgumentRule => ({ kind: "between", least, most });

/** The grammar of one command. */
export interface CommandSpec {
  /** Words after `docker`; with its group where it has one: "container run", "network ls", "inspect". */
  readonly path: string;
  /** Other last words in the same group: "list" for `network ls`. */
  readonly aliases: readonly string[];
  /** The same command without its group: "run", "ps"; "" when there is none. */
  readonly top: string;
  /** What follows the path in the usage line. */
  readonly usage: string;
  readonly rule: ArgumentRule;
  /** One line for the list of commands. */
  readonly summary: string;
  readonly flags: readonly FlagSpec[];
  /** False: the first argument ends the flags, the rest belongs to the container's command. */
  readonly interspersed: boolean;
}

/** A command that only exists as the head of others. */
export interface GroupSpec {
  readonly name: string;
  readonly summary: string;
}

/** A command together with the path as typed: `docker ps` and `docker container ls` are one command. */
export interface Chosen {
  readonly spec: CommandSpec;
  /** "docker container run"; an alias is replaced by the name it stands for. */
  readonly path: string;
}

/** "docker network create [OPTIONS] NETWORK"; `cp` has two lines. */
export function usageLine({ spec, path }: Chosen): string {
  return spec.usage
    .split("\n")
    .map((line) => `${path} ${line}`.trimEnd())
    .join("\n\t");
}

/** "requires 1 argument" and so on, or null when the count is right. Source: facts on the command line, section 1.3. */
export function needOf(rule: ArgumentRule, count: number): string | null {
  switch (rule.kind) {
    case "any":
      return null;
    case "none":
      return count === 0 ? null : "accepts no arguments";
    case "exactly":
      return count === rule.count ? null : `requires ${plural(rule.count)}`;
    case "at-least":
      return count >= rule.count ? null : `requires at least ${plural(rule.count)}`;
    case "at-most":
      return count <= rule.count ? null : `requires at most ${plural(rule.count)}`;
    case "between":
      return count >= rule.least && count <= rule.most
        ? null
        : `requires at least ${rule.least} and at most ${plural(rule.most)}`;
    default:
      return unreachable(rule);
  }
}

function plural(count: number): string {
  return `${count} ${count === 1 ? "argument" : "arguments"}`;
}

/** A row of the command table. `flags` is a table (see `flagTable`) or flags that are shared with another command. */
export function define(
  path: string,
  usage: string,
  rule: ArgumentRule,
  summary: string,
  more: { readonly aliases?: readonly string[]; readonly top?: string; readonly interspersed?: boolean },
  flags: string | readonly FlagSpec[],
): CommandSpec {
  const { aliases = [], top = "", interspersed = true } = more;
  const table = typeof flags === "string" ? (flags === "" ? [] : flagTable(flags)) : flags;
  return { path, aliases, top, usage, rule, summary, flags: table, interspersed };
}
