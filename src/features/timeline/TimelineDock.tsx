import { NativeSelect } from "@mantine/core";
import { useEffect, useMemo } from "react";
import { closeTimeline, contained, openTimeline, raiseDock, useLab } from "#store";
import { Lanes } from "./Lanes.tsx";
import { MESSAGES } from "./messages.ts";
import { eventTitle, eventWhy } from "./model/event-words.ts";
import { stepKeys } from "./step.ts";
import { TimelineControls } from "./TimelineControls.tsx";
import classes from "./TimelineDock.module.css";
import { type Moment, useMoment } from "./use-moment.ts";

/** Every call behind one command, a lane for each service. The phone's sheet has no place for the player but in here. */
export function TimelineDock({ inSheet = false }: { readonly inSheet?: boolean }) {
  const moment = useMoment();
  // The canvas shows the inside of a command only as long as this tab is open.
  useEffect(() => closeTimeline, []);
  useEffect(() => raiseDock(ALL_LANES), []);
  if (!moment || moment.events.length === 0) {
    return (
      <div className={classes.dock}>
        <p className={classes.empty}>{moment ? MESSAGES.onlyLooked : MESSAGES.empty}</p>
      </div>
    );
  }
  return (
    // Arrow keys step wherever the focus is in here.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div className={classes.dock} onKeyDown={(event) => stepKeys(event, moment.events.length)}>
      <Bar moment={moment} inSheet={inSheet} />
      {inSheet ? <EventLine moment={moment} /> : null}
      <Lanes moment={moment} compact={inSheet} />
    </div>
  );
}

/** Height of the dock at which every lane is in view, px. */
const ALL_LANES = 340;

/** What the panel beside the canvas tells on a wide screen: the call in view, in two lines. */
function EventLine({ moment }: { readonly moment: Moment }) {
  const event = moment.events[moment.at - 1];
  return (
    <p className={classes.event}>
      <span>{MESSAGES.step(moment.at, moment.events.length)}</span>{" "}
      {event ? (
        <>
          <b>{eventTitle(event)}.</b> {eventWhy(event)}
        </>
      ) : (
        MESSAGES.beforeStart
      )}
    </p>
  );
}

interface BarProps {
  readonly moment: Moment;
  readonly inSheet: boolean;
}

function Bar({ moment, inSheet }: BarProps) {
  const { line } = moment;
  const executions = useLab((lab) => lab.executions);
  const lines = useLab((lab) => lab.lines);
  const choices = useMemo(
    () =>
      executions.flatMap((execution, index) => {
        const text = lines[index];
        if (!text || execution.events.length === 0) return [];
        return [{ value: String(index), label: contained(`PS C:\\> ${text.text}`) }];
      }),
    [executions, lines],
  );
  return (
    <header className={classes.bar} data-sheet={inSheet || undefined}>
      <NativeSelect
        size="xs"
        className={classes.command}
        classNames={{ input: classes.commandInput ?? "" }}
        aria-label={MESSAGES.chooseLine}
        value={String(line)}
        data={choices}
        onChange={(event) => openTimeline(Number(event.currentTarget.value))}
      />
      {inSheet ? <TimelineControls /> : <span className={classes.hint}>{MESSAGES.hint}</span>}
    </header>
  );
}
