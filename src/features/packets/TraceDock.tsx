import { Button } from "@mantine/core";
import type { KeyboardEvent } from "react";
import { useDeferredValue, useEffect, useMemo } from "react";
import { raiseDock, selectWorld, useLab, useTracing, useView } from "#store";
import { HeaderView } from "./HeaderView.tsx";
import { HopMark } from "./HopMark.tsx";
import { hopKeys } from "./hop-keys.ts";
import { MESSAGES } from "./messages.ts";
import { fullText, hopTitle, readable, rewrittenNames } from "./model/hop-words.ts";
import { likeliestFlow } from "./model/likeliest.ts";
import { flowText } from "./model/target.ts";
import { PhoneTrace } from "./PhoneTrace.tsx";
import { RewriteChip } from "./RewriteChip.tsx";
import classes from "./TraceDock.module.css";
import { type HopInView, useHop } from "./use-hop.ts";
import { sendPacket } from "./walk.ts";

/** Height of the dock at which the headers of a packet are in view, and at which those of an envelope are, px. */
const HEADERS = 252;
const ENVELOPE = 284;

/** The packet at the hop in view, header by header. */
export function TraceDock({ inSheet = false }: { readonly inSheet?: boolean }) {
  const view = useHop();
  const trace = view?.trace;
  const room = useMemo(() => {
    if (!trace) return 0;
    const hops = [...trace.hops, ...(trace.reply?.hops ?? [])];
    return hops.some(({ after }) => after.outer !== null) ? ENVELOPE : HEADERS;
  }, [trace]);
  useEffect(() => raiseDock(room), [room]);
  return (
    // Arrow keys walk the hops wherever the focus is in here.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div className={classes.dock} onKeyDown={(event: KeyboardEvent) => hopKeys(event)}>
      {inSheet ? <PhoneTrace view={view} /> : view ? <WideDock view={view} /> : <EmptyDock />}
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
        <Button variant="default" title={flowText(likely)} onClick={() => sendPacket(likely)}>
          {MESSAGES.sendThis(flowText(likely))}
        </Button>
      ) : null}
    </div>
  );
}

function WideDock({ view }: { readonly view: HopInView }) {
  const { hop, index, trace } = view;
  if (!hop) return <p className={classes.says}>{readable(trace.explanation)}</p>;
  const count = rewrittenNames(hop).length;
  const title = titleOnHost(hop);
  return (
    <>
      <header className={classes.bar}>
        <HopMark number={index + 1} ends={view.isEnd} />
        <h3 className={classes.title} title={fullText(hop.object) ?? title}>
          {title}
        </h3>
        <p className={classes.says} title={fullText(hop.why)}>
          {readable(hop.why)}
        </p>
        {count > 0 ? <RewriteChip text={MESSAGES.rewritten(count)} /> : null}
      </header>
      <HeaderView view={view} hop={hop} />
    </>
  );
}

function titleOnHost(hop: NonNullable<HopInView["hop"]>): string {
  const title = hopTitle(hop);
  return title.includes(hop.host) ? title : `${title} on ${hop.host}`;
}
