import { useElementSize } from "@mantine/hooks";
import { useEffect, useMemo, useRef, useState } from "react";
import type { Actor, WorldEvent } from "#engine";
import { eventLabel } from "#store";
import { ActorIcon } from "./ActorIcon.tsx";
import classes from "./Lanes.module.css";
import { MESSAGES } from "./messages.ts";
import { ACTOR_HINTS, ACTOR_NAMES, eventWhy } from "./model/event-words.ts";
import { lanesOf, moveOf } from "./model/lanes.ts";
import { stepTo } from "./step.ts";
import type { Moment } from "./use-moment.ts";

const COLUMN_PX = 64;
const LANE_PX = 25;
const HEAD_PX = 30;
const NAMES_PX = 186;
/** Of the names alone, without what each service does. */
const SHORT_NAMES_PX = 104;
/** Columns drawn beyond the edges of the view. */
const MARGIN = 6;

interface LanesProps {
  readonly moment: Moment;
  /** A phone has no room for what each service does. */
  readonly compact: boolean;
}

/** One column a call, in time from left to right; only the columns in view are in the page. */
export function Lanes({ moment, compact }: LanesProps) {
  const { events, at, line } = moment;
  const lanes = useMemo(() => lanesOf(events), [events]);
  const [scrollLeft, setScrollLeft] = useState(0);
  const scroller = useRef<HTMLDivElement>(null);
  const { ref, width } = useElementSize();
  const namesPx = compact ? SHORT_NAMES_PX : NAMES_PX;
  useEffect(() => {
    const box = scroller.current;
    if (!box) return;
    const left = (at - 1) * COLUMN_PX;
    const visible = box.clientWidth - namesPx;
    if (left < box.scrollLeft) box.scrollLeft = Math.max(0, left - COLUMN_PX);
    else if (left + COLUMN_PX > box.scrollLeft + visible) box.scrollLeft = left + 2 * COLUMN_PX - visible;
  }, [at, line, namesPx]);
  const first = Math.max(0, Math.floor(scrollLeft / COLUMN_PX) - MARGIN);
  const last = Math.ceil((scrollLeft + (width || 1400)) / COLUMN_PX) + MARGIN;
  const height = HEAD_PX + lanes.length * LANE_PX + 14;
  return (
    <div
      ref={scroller}
      className={classes.scroller}
      onScroll={(event) => setScrollLeft(event.currentTarget.scrollLeft)}
    >
      <div ref={ref} className={classes.measure} />
      <div className={classes.plane} style={{ width: namesPx + events.length * COLUMN_PX + 40, height }}>
        <ul
          className={classes.names}
          style={{ width: namesPx, paddingTop: HEAD_PX }}
          aria-label={MESSAGES.lanes}
        >
          {lanes.map((actor) => (
            <li key={actor} style={{ height: LANE_PX }}>
              <ActorIcon actor={actor} />
              <b>{ACTOR_NAMES[actor]}</b> {compact ? null : ACTOR_HINTS[actor]}
            </li>
          ))}
        </ul>
        {lanes.map((actor, index) => (
          <div
            key={actor}
            className={classes.lane}
            style={{ top: HEAD_PX + (index + 0.5) * LANE_PX, left: namesPx }}
          />
        ))}
        <ol className={classes.columns} aria-label={MESSAGES.steps}>
          {events.map((event, index) =>
            index >= first && index < last ? (
              <Column
                // An event has no identity but its place.
                // oxlint-disable-next-line react/no-array-index-key
                key={index}
                event={event}
                index={index}
                lanes={lanes}
                state={index + 1 < at ? "past" : index + 1 === at ? "now" : "future"}
                height={height}
                left={namesPx + index * COLUMN_PX}
              />
            ) : null,
          )}
        </ol>
      </div>
    </div>
  );
}

interface ColumnProps {
  readonly event: WorldEvent;
  readonly index: number;
  readonly lanes: readonly Actor[];
  readonly state: "past" | "now" | "future";
  readonly height: number;
  readonly left: number;
}

function Column({ event, index, lanes, state, height, left }: ColumnProps) {
  const { from, to } = moveOf(event);
  const fromY = HEAD_PX + (lanes.indexOf(from) + 0.5) * LANE_PX;
  const toY = HEAD_PX + (lanes.indexOf(to) + 0.5) * LANE_PX;
  const down = toY >= fromY;
  const self = from === to;
  const label = eventLabel(event);
  // The word stands on the far side of the arrow's head, so that no line crosses it.
  const labelY = self ? fromY + 6 : down ? toY + 2 : toY - 15;
  const middle = COLUMN_PX / 2;
  const tip = down ? toY - 4 : toY + 4;
  const wing = down ? -8 : 8;
  return (
    <li className={classes.cell} style={{ left, width: COLUMN_PX }}>
      <button
        type="button"
        className={classes.column}
        style={{ height }}
        data-state={state}
        aria-current={state === "now" ? "step" : undefined}
        aria-label={`${MESSAGES.sentence(index + 1, label, ACTOR_NAMES[event.actor], eventWhy(event))} (${MESSAGES.states[state]})`}
        title={eventWhy(event)}
        onClick={() => stepTo(index + 1)}
      >
        <span className={classes.number}>{index + 1}</span>{" "}
        <svg width={COLUMN_PX} height={height} className={classes.drawing} aria-hidden>
          {self ? null : (
            <>
              <path d={`M${middle} ${fromY}V${tip + wing / 2}`} className={classes.shaft} />
              <path d={`M${middle} ${tip}l-4.5 ${wing}h9z`} className={classes.head} />
            </>
          )}
          <circle cx={middle} cy={fromY} r={state === "now" ? 6 : 4.6} className={classes.dot} />
        </svg>
        <span className={classes.label} style={{ top: labelY }}>
          {label}
        </span>
      </button>
    </li>
  );
}
