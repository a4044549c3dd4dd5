import { useDeferredValue, useMemo } from "react";
import { evolve, type World, type WorldEvent } from "#engine";
import { engine, eventsOf, selectWorld, useLab, useTimeline, useView, worldInside } from "#store";
import { eventKey } from "./services.ts";

/** Stepping inside one command: its events, how many are in effect, and the host that they work on. */
export interface Inside {
  readonly events: readonly WorldEvent[];
  readonly count: number;
  readonly host: string | null;
  /** The event that was just made; null before the first. */
  readonly event: WorldEvent | null;
}

/** What the canvas shows: the World at the cursor, one inside a command, or one that an explained line would make. */
export interface InView {
  readonly world: World;
  readonly inside: Inside | null;
  /** Keys of objects that are not there yet. */
  readonly ghosts: ReadonlySet<string>;
}

const NO_GHOSTS: ReadonlySet<string> = new Set();

export function useWorldInView(): InView {
  // What a command printed is painted first; in a large lab the drawing follows in its own time.
  const current = useDeferredValue(useLab(selectWorld));
  const line = useTimeline((timeline) => timeline.line);
  const count = useTimeline((timeline) => timeline.event);
  const explained = useView((view) => view.explained);
  const executions = useLab((lab) => (line === null ? null : lab.executions));
  return useMemo(() => {
    if (line !== null && executions !== null) {
      const lab = useLab.getState();
      const events = eventsOf(lab, line);
      const host = events.find((event) => event.host !== null)?.host ?? null;
      const event = events[count - 1] ?? null;
      return {
        world: worldInside(lab, line, count),
        inside: { events, count, host, event },
        ghosts: NO_GHOSTS,
      };
    }
    if (explained !== null) {
      const { events } = engine().explain(current, explained.machine, explained.text);
      const made = events.filter(({ verb }) => verb === "create").flatMap((event) => eventKey(event) ?? []);
      return { world: events.reduce(evolve, current), inside: null, ghosts: new Set(made) };
    }
    return { world: current, inside: null, ghosts: NO_GHOSTS };
  }, [current, line, count, executions, explained]);
}
