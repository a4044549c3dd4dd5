import { create } from "zustand";
import { notify, ready } from "#store";
import { messages } from "./messages.ts";
import type { PastedLine } from "./paste.ts";
import { submit } from "./submit.ts";

/** Pasted lines that are being run one after the other; null when none are. */
interface Pasting {
  readonly progress: { readonly done: number; readonly total: number } | null;
}

export const usePasting = create<Pasting>()(() => ({ progress: null }));

let stopped = false;
let last: Promise<void> = Promise.resolve();

/**
 * Runs the lines in order, after those of an earlier paste. The page answers between two of them, so that Ctrl C can
 * stop the rest.
 */
export function runPasted(lines: readonly PastedLine[], machine: string): Promise<void> {
  const mine = last.then(() => runAll(lines, machine));
  // One that could not begin, without the engine, must not hold up those after it.
  last = mine.catch(() => undefined);
  return mine;
}

async function runAll(lines: readonly PastedLine[], machine: string): Promise<void> {
  stopped = false;
  const total = lines.length;
  await ready();
  for (const [done, line] of lines.entries()) {
    if (stopped) {
      notify(messages.pasteStopped(total - done));
      break;
    }
    usePasting.setState({ progress: { done: done + 1, total } });
    submit(line.machine ?? machine, line.text);
    await nextTask();
  }
  usePasting.setState({ progress: null });
}

export function stopPasting(): void {
  stopped = true;
}

function nextTask(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}
