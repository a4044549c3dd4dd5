import type { KeyboardEvent } from "react";
import { hopsOf, type PlaySpeed, pauseTrace, playTrace, setSpeed, useTracing } from "#store";
import { Player } from "#ui";
import { hopKeys } from "./hop-keys.ts";
import { MESSAGES } from "./messages.ts";
import classes from "./TraceControls.module.css";
import { useHop } from "./use-hop.ts";
import { walk, walkTo } from "./walk.ts";

/** Each press takes the next one, and after the last the first. */
const SPEEDS: readonly PlaySpeed[] = [1, 2, 0.5];

/** Walks the packet along its hops, from beside the dock's tabs. Nothing while no packet was sent. */
export function TraceControls() {
  const view = useHop();
  const playing = useTracing((tracing) => tracing.playing);
  if (!view) return null;
  const { index, hops, direction, trace } = view;
  const last = index >= hops.length - 1 && (direction === "reply" || !trace.reply?.hops.length);
  return (
    // Arrow keys walk the hops wherever the focus is in here.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div className={classes.controls} onKeyDown={(event: KeyboardEvent) => hopKeys(event)}>
      <Speed />
      <Player
        unit="hop"
        playing={playing}
        atStart={index === 0 && direction === "request"}
        atEnd={last}
        onFirst={() => walkTo(0)}
        onBack={() => walk(-1)}
        onPlay={playTrace}
        onPause={pauseTrace}
        onNext={() => walk(1)}
        onLast={() => walkTo(hopsOf(useTracing.getState()).length - 1)}
      />
    </div>
  );
}

function Speed() {
  const speed = useTracing((tracing) => tracing.speed);
  const next = SPEEDS[(SPEEDS.indexOf(speed) + 1) % SPEEDS.length] ?? 1;
  return (
    <button
      type="button"
      className={classes.speed}
      aria-label={MESSAGES.speed(speed)}
      title={MESSAGES.faster(speed, next)}
      onClick={() => setSpeed(next)}
    >
      {speed}×
    </button>
  );
}
