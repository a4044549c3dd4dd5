import { NativeSelect } from "@mantine/core";
import { type KeyboardEvent, useEffect, useMemo } from "react";
import {
  closeTimeline,
  openTimeline,
  pauseTimeline,
  playTimeline,
  useLab,
  useLayout,
  useTimeline,
} from "#store";
import { Player } from "#ui";
import { Lanes } from "./Lanes.tsx";
import { MESSAGES } from "./messages.ts";
import { stepBy, stepTo } from "./step.ts";
import classes from "./TimelineDock.module.css";
import { type Moment, useMoment } from "./use-moment.ts";

/** Every call behind one command, a lane for each service. */
export function TimelineDock() {
  const moment = useMoment();
  // The canvas shows the inside of a command only as long as this tab is open.
  useEffect(() => closeTimeline, []);
  useRoomForLanes();
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
    <div className={classes.dock} onKeyDown={(event) => stepKeys(event, moment)}>
      <Bar moment={moment} />
      <Lanes moment={moment} />
    </div>
  );
}

/** Height of the dock at which every lane is in view, and how much of the window it may take for that. */
const ALL_LANES = 340;
const MOST_OF_WINDOW = 0.38;

/** Raises a low dock for as long as the timeline is open; a height that somebody sets meanwhile stays. */
function useRoomForLanes(): void {
  useEffect(() => {
    const before = useLayout.getState().dockHeight;
    const raised = Math.round(Math.min(ALL_LANES, window.innerHeight * MOST_OF_WINDOW));
    if (before >= raised) return;
    useLayout.setState({ dockHeight: raised });
    return () => {
      if (useLayout.getState().dockHeight === raised) useLayout.setState({ dockHeight: before });
    };
  }, []);
}

function Bar({ moment }: { readonly moment: Moment }) {
  const { line, events, at } = moment;
  const playing = useTimeline((timeline) => timeline.playing);
  const executions = useLab((lab) => lab.executions);
  const lines = useLab((lab) => lab.lines);
  const choices = useMemo(
    () =>
      executions.flatMap((execution, index) => {
        const text = lines[index];
        if (!text || execution.events.length === 0) return [];
        return [{ value: String(index), label: `PS C:\\> ${text.text}` }];
      }),
    [executions, lines],
  );
  return (
    <header className={classes.bar}>
      <NativeSelect
        size="xs"
        className={classes.command}
        classNames={{ input: classes.commandInput ?? "" }}
        aria-label={MESSAGES.chooseLine}
        value={String(line)}
        data={choices}
        onChange={(event) => openTimeline(Number(event.currentTarget.value))}
      />
      <span className={classes.count}>{MESSAGES.step(at, events.length)}</span>
      <span className={classes.hint}>{MESSAGES.hint}</span>
      <Player
        unit="step"
        playing={playing}
        atStart={at === 0}
        atEnd={at === events.length}
        onFirst={() => stepTo(0)}
        onBack={() => stepBy(-1)}
        onPlay={playTimeline}
        onPause={pauseTimeline}
        onNext={() => stepBy(1)}
        onLast={() => stepTo(events.length)}
      />
    </header>
  );
}

function stepKeys(event: KeyboardEvent, { events }: Moment): void {
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (event.target instanceof HTMLElement && event.target.closest("select, input")) return;
  if (event.key === "ArrowLeft") stepBy(-1);
  else if (event.key === "ArrowRight") stepBy(1);
  else if (event.key === "Home") stepTo(0);
  else if (event.key === "End") stepTo(events.length);
  else return;
  event.preventDefault();
  event.stopPropagation();
}
