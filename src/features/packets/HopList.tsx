import { SegmentedControl } from "@mantine/core";
import { useEffect, useMemo, useRef } from "react";
import { setDirection, useTracing } from "#store";
import { Keys } from "#ui";
import { EnvelopeBoxes } from "./EnvelopeBoxes.tsx";
import classes from "./HopList.module.css";
import { HopMark } from "./HopMark.tsx";
import { MESSAGES } from "./messages.ts";
import { envelopeOf } from "./model/envelope.ts";
import { fullText, hopTitle, readable, rewrittenText } from "./model/hop-words.ts";
import { RewriteChip } from "./RewriteChip.tsx";
import type { HopInView } from "./use-hop.ts";
import { walkTo } from "./walk.ts";

/** Every hop with its reason; the current one is marked, its name is a button. */
export function HopList({ view }: { readonly view: HopInView }) {
  const { trace, direction, hops, index } = view;
  const current = useRef<HTMLLIElement>(null);
  const world = useTracing((tracing) => tracing.world);
  const last = trace.hops.at(-1)?.object ?? trace.to;
  const { hop: shown } = view;
  const envelope = useMemo(() => shown && envelopeOf(shown, world, last), [shown, world, last]);
  useEffect(() => {
    current.current?.scrollIntoView({ block: "nearest" });
  }, [index, direction]);
  return (
    <section className={classes.hops}>
      <header className={classes.header}>
        {trace.reply && trace.reply.hops.length > 0 ? (
          <SegmentedControl
            size="xs"
            value={direction}
            aria-label={MESSAGES.direction}
            data={[
              { value: "request", label: MESSAGES.request },
              { value: "reply", label: MESSAGES.reply },
            ]}
            onChange={(value) => setDirection(value === "reply" ? "reply" : "request")}
          />
        ) : (
          <span className={classes.only}>{MESSAGES.request}</span>
        )}
        <span className={classes.hint}>
          {MESSAGES.pressHop} <Keys keys="← →" />
        </span>
      </header>
      {hops.length === 0 ? <p className={classes.none}>{MESSAGES.noMatchingHop}</p> : null}
      <ol className={classes.list} aria-label={MESSAGES.hopList}>
        {hops.map((hop, at) => {
          const ends = hop.action === "drop" || hop.action === "refuse";
          const fields = rewrittenText(hop);
          return (
            <li
              // A hop has no identity but its place on the way.
              // oxlint-disable-next-line react/no-array-index-key
              key={at}
              ref={at === index ? current : null}
              className={classes.hop}
              data-current={at === index || undefined}
              data-last={at === hops.length - 1 || undefined}
              aria-current={at === index ? "step" : undefined}
            >
              <HopMark number={at + 1} ends={ends} />
              <div className={classes.text}>
                <div className={classes.titleRow}>
                  <button
                    type="button"
                    className={classes.title}
                    title={fullText(hop.object)}
                    onClick={() => walkTo(at)}
                  >
                    {hopTitle(hop)}
                  </button>
                  {ends ? <span className={classes.reason}>{reasonWords(trace.reason)}</span> : null}
                  {fields === "" ? null : <RewriteChip text={fields} />}
                </div>
                <p className={classes.why} title={fullText(hop.why)}>
                  {readable(hop.why)}
                </p>
                {at === index && hop.decidedBy !== "" ? (
                  <p className={classes.decided} title={fullText(hop.decidedBy)}>
                    {MESSAGES.decidedBy} <span>{readable(hop.decidedBy)}</span>
                  </p>
                ) : null}
                {at === index && envelope ? (
                  <>
                    <EnvelopeBoxes envelope={envelope} />
                    <p className={classes.adds}>{MESSAGES.envelopeAdds}</p>
                  </>
                ) : null}
              </div>
            </li>
          );
        })}
      </ol>
    </section>
  );
}

/** "host-firewall-block" → "host firewall block": the stable code, readable. */
function reasonWords(code: string | null): string {
  return (code ?? "").replaceAll("-", " ");
}
