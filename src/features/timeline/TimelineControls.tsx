import { pauseTimeline, playTimeline, useTimeline } from "#store";
import { Player } from "#ui";
import { stepBy, stepKeys, stepTo } from "./step.ts";
import { useMoment } from "./use-moment.ts";

/** Steps through the calls of a command. Nothing while there is no call to look at. */
export function TimelineControls() {
  const moment = useMoment();
  const playing = useTimeline((timeline) => timeline.playing);
  if (!moment || moment.events.length === 0) return null;
  const { at, events } = moment;
  return (
    // Arrow keys step wherever the focus is in here.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div onKeyDown={(event) => stepKeys(event, events.length)}>
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
    </div>
  );
}
