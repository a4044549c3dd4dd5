import type { HostName } from "../../../model/ids.ts";
import type { Note, Refusal } from "../../../model/refusal.ts";
import type { Transaction } from "../../../model/transaction.ts";
import type { Host } from "../../../model/world.ts";
import type { FlagValues } from "../grammar/flag-values.ts";
import { type Printer, refusalLine } from "../printer.ts";
import { type Wording, wordingOf } from "../wording.ts";

/** One command about to run: flags are parsed, arguments are counted, the daemon answers. */
export interface CommandContext {
  readonly tx: Transaction;
  readonly hostName: HostName;
  /** "docker network rm": as typed, aliases replaced. */
  readonly path: string;
  readonly flags: FlagValues;
  readonly args: readonly string[];
  /** Text piped in, null when nothing is. */
  readonly stdin: string | null;
  readonly printer: Printer;
}

/** What a command does. It prints to the context's printer; exit code 0 unless it says otherwise. */
export type Handler = (context: CommandContext) => void;

export function hostOf({ tx, hostName }: CommandContext): Host {
  return tx.host(hostName);
}

/** The words of this host's client, and by them the version of its daemon. */
export function wording(context: CommandContext): Wording {
  return wordingOf(hostOf(context).settings.docker.version);
}

/** The client itself says no: its words on stderr, exit code 1. */
export function failWith(context: CommandContext, message: string, note?: Omit<Note, "kind">): void {
  context.printer.error(`${message}\n`);
  if (note) context.printer.note({ kind: "error", ...note });
  context.printer.exit(1);
}

/** The daemon says no and nothing is left to do: exit code 1. */
export function refuseWith(context: CommandContext, refusal: Refusal): void {
  context.printer.refuse(refusal);
  context.printer.exit(1);
}

/** `docker: ` before the words, then the footer of `run` and `create`. Exit code 125. */
export function failRun(
  context: CommandContext,
  message: string,
  note?: Omit<Note, "kind">,
  exitCode = 125,
): void {
  context.printer.error(wording(context).runError(message, context.path));
  if (note) context.printer.note({ kind: "error", ...note });
  context.printer.exit(exitCode);
}

/**
 * Runs `work` for each argument and prints each name that went well. Errors come after all names, as `stop`, `rm` and
 * their like do. Source: facts on the command line, section 4.2.
 */
export function forEachArgument(
  context: CommandContext,
  work: (ref: string) => Refusal | string | null,
): void {
  const errors: Refusal[] = [];
  for (const ref of context.args) {
    const outcome = work(ref);
    if (outcome === null) continue;
    if (typeof outcome === "string") context.printer.out(`${outcome}\n`);
    else errors.push(outcome);
  }
  for (const refusal of errors) {
    context.printer.error(`${refusalLine(refusal)}\n`);
    context.printer.explain(refusal);
  }
  if (errors.length > 0) context.printer.exit(1);
}
