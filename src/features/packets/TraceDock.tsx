import { Button, SegmentedControl } from "@mantine/core";
import { useElementSize } from "@mantine/hooks";
import type { KeyboardEvent } from "react";
import { useDeferredValue, useMemo } from "react";
import {
  hopsOf,
  type PlaySpeed,
  pauseTrace,
  playTrace,
  selectWorld,
  setSpeed,
  useLab,
  useTracing,
  useView,
} from "#store";
import { Player } from "#ui";
import { HeaderView } from "./HeaderView.tsx";
import { HopMark } from "./HopMark.tsx";
import { hopKeys } from "./hop-keys.ts";
import { MESSAGES } from "./messages.ts";
import { hopTitle, rewrittenNames } from "./model/hop-words.ts";
import { likeliestFlow } from "./model/likeliest.ts";
import { flowLine } from "./model/target.ts";
import { PhoneTrace } from "./PhoneTrace.tsx";
import { RewriteChip } from "./RewriteChip.tsx";
import classes from "./TraceDock.module.css";
import { type HopInView, useHop } from "./use-hop.ts";
import { sendPacket, walk, walkTo } from "./walk.ts";

/** Narrower than this the dock is the phone's sheet: one hop a card. */
const PHONE_PX = 560;
const SPEEDS: readonly PlaySpeed[] = [0.5, 1, 2];

/** The packet at the hop in view, header by header, and the player. */
export function TraceDock() {
  const view = useHop();
  const { ref, width } = useElementSize();
  const narrow = width > 0 && width < PHONE_PX;
  return (
    // Arrow keys walk the hops wherever the focus is in here.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div ref={ref} className={classes.dock} onKeyDown={(event: KeyboardEvent) => hopKeys(event)}>
      {narrow ? <PhoneTrace view={view} /> : view ? <WideDock view={view} /> : <EmptyDock />}
    </div>
  );
}

function EmptyDock() {
  const world = useDeferredValue(useLab(selectWorld));
  const selected = useView((state) => state.selected);
  const composed = useTracing((tracing) => tracing.flow);
  const likely = useMemo(
    () => (composed.to === "" ? likeliestFlow(world, selected) : composed),
    [world, selected, composed],
  );
  return (
    <div className={classes.empty}>
      <p>{MESSAGES.emptyDock}</p>
      {likely.from !== "" && likely.to !== "" ? (
        <Button variant="default" onClick={() => sendPacket(likely)}>
          {MESSAGES.sendThis(`${likely.from} → ${flowLine(likely)}`)}
        </Button>
      ) : null}
    </div>
  );
}

function WideDock({ view }: { readonly view: HopInView }) {
  const { hop, hops, index, direction, trace } = view;
  const playing = useTracing((tracing) => tracing.playing);
  const speed = useTracing((tracing) => tracing.speed);
  const count = hop ? rewrittenNames(hop).length : 0;
  const last = index >= hops.length - 1 && (direction === "reply" || !trace.reply?.hops.length);
  return (
    <>
      <header className={classes.bar}>
        {hop ? (
          <>
            <HopMark number={index + 1} ends={view.isEnd} />
            <h3 className={classes.title}>{titleOnHost(hop)}</h3>
            <p className={classes.says}>{MESSAGES.hopOf(index + 1, hops.length)}</p>
            {count > 0 ? <RewriteChip text={MESSAGES.rewritten(count)} /> : null}
          </>
        ) : (
          <p className={classes.says}>{trace.explanation}</p>
        )}
        <div className={classes.player}>
          <SegmentedControl
            size="xs"
            value={String(speed)}
            aria-label={MESSAGES.speed}
            data={SPEEDS.map((one) => ({ value: String(one), label: `${one}×` }))}
            onChange={(value) => setSpeed(SPEEDS.find((one) => String(one) === value) ?? 1)}
          />
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
      </header>
      {hop ? (
        <>
          <p className={classes.why}>{hop.why}</p>
          <HeaderView view={view} hop={hop} />
        </>
      ) : null}
    </>
  );
}

function titleOnHost(hop: NonNullable<HopInView["hop"]>): string {
  const title = hopTitle(hop);
  return title.includes(hop.host) ? title : `${title} on ${hop.host}`;
}
