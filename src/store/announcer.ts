import { create } from "zustand";

/** What the live regions say now. `turn` makes the same words twice in a row two messages. */
interface Announcer {
  readonly polite: string;
  readonly assertive: string;
  readonly turn: number;
}

export const useAnnouncer = create<Announcer>()(() => ({ polite: "", assertive: "", turn: 0 }));

/** At most one message in this time: a screen reader that is interrupted says nothing. */
const GAP_MS = 500;

let lastAt = Number.NEGATIVE_INFINITY;
let timer: ReturnType<typeof setTimeout> | undefined;
const waiting: { polite: string; assertive: string } = { polite: "", assertive: "" };

/** Says a sentence when there is a pause. A newer sentence replaces one that still waits. */
export function announce(sentence: string): void {
  waiting.polite = sentence;
  schedule();
}

/** Says a sentence at once: drops and errors only. */
export function announceNow(sentence: string): void {
  waiting.assertive = sentence;
  schedule();
}

function schedule(): void {
  if (timer !== undefined) return;
  timer = setTimeout(speak, Math.max(0, GAP_MS - (performance.now() - lastAt)));
}

function speak(): void {
  timer = undefined;
  lastAt = performance.now();
  const { polite, assertive } = waiting;
  waiting.assertive = "";
  // What is urgent goes alone; the polite sentence waits for the next gap.
  if (assertive) {
    useAnnouncer.setState(({ turn }) => ({ polite: "", assertive, turn: turn + 1 }));
    if (polite) schedule();
    return;
  }
  waiting.polite = "";
  useAnnouncer.setState(({ turn }) => ({ polite, assertive: "", turn: turn + 1 }));
}
