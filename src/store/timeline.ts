import { create } from "zustand";
import { evolve, type World, type WorldEvent } from "#engine";
import { type Lab, useLab, worldAt } from "./lab.ts";

/** Stepping inside one command: the canvas shows the World after `event` events of line `line`. */
export interface Timeline {
  /** Index of the line that is looked into; null: not stepping, the canvas shows the World at the cursor. */
  readonly line: number | null;
  /** Events of that line in effect, 0 … its number of events. */
  readonly event: number;
  readonly playing: boolean;
}

export const useTimeline = create<Timeline>()(() => ({ line: null, event: 0, playing: false }));

/** Milliseconds between two events while playing. */
export const EVENT_MS = 900;

const NO_EVENTS: readonly WorldEvent[] = [];

/** The World inside a command: `count` of the line's events applied to the World before it. */
export function worldInside(lab: Lab, line: number, count: number): World {
  const events: readonly WorldEvent[] = lab.executions[line]?.events ?? NO_EVENTS;
  return events.slice(0, count).reduce(evolve, worldAt(lab, line));
}

/** Events of a line that the timeline shows: all but those that only end the command, and a preset with its last. */
export function eventsOf(lab: Lab, line: number | null): readonly WorldEvent[] {
  const events = line === null ? NO_EVENTS : (lab.executions[line]?.events ?? NO_EVENTS);
  return events.slice(0, events.findLastIndex(({ type }) => type !== "step-ended") + 1);
}

/** The line to look into when none is chosen: the last one before the cursor that has something to show. */
export function lineAtCursor(lab: Lab): number | null {
  const index = lab.executions.findLastIndex(({ events }, at) => at < lab.cursor && events.length > 0);
  return index >= 0 ? index : null;
}

/** Looks into a line, before its first event unless told otherwise. */
export function openTimeline(line: number, event = 0): void {
  stopTimer();
  useTimeline.setState({ line, event, playing: false });
}

/** Back to the lab as it is after the command. */
export function closeTimeline(): void {
  stopTimer();
  useTimeline.setState({ line: null, event: 0, playing: false });
}

/** Stands after that many events of the line in view; opens the line at the cursor when none is. */
export function goToEvent(event: number): void {
  pauseTimeline();
  showEvent(event);
}

export function stepTimeline(delta: 1 | -1): void {
  const { line, event } = useTimeline.getState();
  goToEvent((line === null ? count() : event) + delta);
}

/** Plays on, or from the start when all events are in effect. */
export function playTimeline(): void {
  const { line, event, playing } = useTimeline.getState();
  if (playing || count() === 0) return;
  showEvent(line === null || event >= count() ? 0 : event);
  useTimeline.setState({ playing: true });
  schedule();
}

export function pauseTimeline(): void {
  stopTimer();
  if (useTimeline.getState().playing) useTimeline.setState({ playing: false });
}

let timer: ReturnType<typeof setTimeout> | undefined;

function stopTimer(): void {
  clearTimeout(timer);
}

function schedule(): void {
  stopTimer();
  timer = setTimeout(() => {
    const { playing, event } = useTimeline.getState();
    if (!playing) return;
    showEvent(event + 1);
    if (event + 1 < count()) schedule();
    else pauseTimeline();
  }, EVENT_MS);
}

function lineInView(): number | null {
  return useTimeline.getState().line ?? lineAtCursor(useLab.getState());
}

function count(): number {
  return eventsOf(useLab.getState(), lineInView()).length;
}

function showEvent(event: number): void {
  const line = lineInView();
  if (line !== null) useTimeline.setState({ line, event: Math.min(Math.max(event, 0), count()) });
}
