import { useMemo } from "react";
import type { WorldEvent } from "#engine";
import type { ScenarioLine } from "#scenario";
import { eventsOf, lineAtCursor, useLab, useTimeline } from "#store";

/** Where the timeline stands: the command that is looked into and how many of its events are in effect. */
export interface Moment {
  readonly line: number;
  readonly text: ScenarioLine;
  readonly events: readonly WorldEvent[];
  /** 0 … events.length. The event in view is the last one in effect, `events[at - 1]`. */
  readonly at: number;
  /** False while the whole command is shown and nobody has stepped into it. */
  readonly inside: boolean;
}

export function useMoment(): Moment | null {
  const chosen = useTimeline((timeline) => timeline.line);
  const event = useTimeline((timeline) => timeline.event);
  const line = useLab((lab) => (chosen !== null && lab.lines[chosen] ? chosen : lineAtCursor(lab)));
  const text = useLab((lab) => (line === null ? undefined : lab.lines[line]));
  const execution = useLab((lab) => (line === null ? undefined : lab.executions[line]));
  const events = useMemo(() => (execution ? eventsOf(useLab.getState(), line) : []), [execution, line]);
  if (line === null || !text) return null;
  const inside = chosen === line;
  return { line, text, events, at: inside ? Math.min(event, events.length) : events.length, inside };
}
