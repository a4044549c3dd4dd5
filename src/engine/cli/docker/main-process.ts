import { endOf, type ProcessEnd, processWords } from "../../dockerd/main-process.ts";
import type { MainProcess } from "../../dockerd/start-container.ts";
import type { Container } from "../../model/docker.ts";
import type { HostName } from "../../model/ids.ts";
import type { Transaction } from "../../model/transaction.ts";
import type { Word } from "../../shell/program.ts";
import { findProgram } from "../../shell/registry.ts";
import { runWords } from "../../shell/run.ts";
import type { Printer } from "./printer.ts";

/** Runs a container's first process, and remembers what it printed and how it ended. */
export type RecordedProcess = MainProcess & {
  readonly printed: () => string;
  readonly ended: () => ProcessEnd | null;
};

/** A container's process that ends at once really runs in its compartment: `docker run --rm IMAGE ipconfig`. */
export function mainProcess(context: {
  readonly tx: Transaction;
  readonly hostName: HostName;
  readonly printer: Printer;
}): RecordedProcess {
  let end: ProcessEnd | null = null;
  const run = (container: Container): ProcessEnd => {
    end = processEnd(context, container);
    return end;
  };
  return Object.assign(run, {
    printed: () => (end?.output ?? []).map((line) => `${line}\n`).join(""),
    ended: () => end,
  });
}

function processEnd(
  {
    tx,
    hostName,
    printer,
  }: { readonly tx: Transaction; readonly hostName: HostName; readonly printer: Printer },
  container: Container,
): ProcessEnd {
  const words = processWords(container);
  const place = { kind: "container", host: hostName, container: container.id } as const;
  if (!findProgram(tx.world, place, words[0] ?? "")) return endOf(container);
  const { stdout, stderr, exitCode, notes } = runWords(tx, place, words.map(wordOf), null);
  for (const note of notes) printer.note(note);
  const text = stdout + stderr;
  return { exitCode, output: text === "" ? [] : text.replace(/\n$/, "").split("\n") };
}

/** A word that was already taken apart, as the shell hands it to a program. */
export function wordOf(text: string): Word {
  return { text, quoted: /\s/.test(text), start: 0, end: 0 };
}
