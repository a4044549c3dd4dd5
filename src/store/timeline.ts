import { create } from "zustand";
import { evolve, type World, type WorldEvent } from "#engine";
import { type Lab, worldAt } from "./lab.ts";

/** Stepping inside one command: the canvas shows the World after `event` events of line `line`. */
export interface Timeline {
  /** Index of the line that is looked into; null: not stepping, the canvas shows the World at the cursor. */
  readonly line: number | null;
  /** Events of that line in effect, 0 … its number of events. */
  readonly event: number;
  readonly playing: boolean;
}

export const useTimeline = create<Timeline>()(() => ({ line: null, event: 0, playing: false }));

/** The World inside a command: `count` of the line's events applied to the World before it. */
export function worldInside(lab: Lab, line: number, count: number): World {
  const events: readonly WorldEvent[] = lab.executions[line]?.events ?? [];
  return events.slice(0, count).reduce(evolve, worldAt(lab, line));
}
