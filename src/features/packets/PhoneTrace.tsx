import IconChevronLeft from "@tabler/icons-react/dist/esm/icons/IconChevronLeft.mjs";
import IconChevronRight from "@tabler/icons-react/dist/esm/icons/IconChevronRight.mjs";
import IconX from "@tabler/icons-react/dist/esm/icons/IconX.mjs";
import { type TouchEvent, useRef } from "react";
import { closeTrace } from "#store";
import { OutcomeIcon } from "#ui";
import { Composer } from "./Composer.tsx";
import { HopMark } from "./HopMark.tsx";
import { MakeItWork } from "./MakeItWork.tsx";
import { MESSAGES } from "./messages.ts";
import { headerBoxes } from "./model/header-boxes.ts";
import { hopTitle, readable, rewrittenNames } from "./model/hop-words.ts";
import { flowLine } from "./model/target.ts";
import { headline, outcomeOf } from "./model/verdict.ts";
import classes from "./PhoneTrace.module.css";
import { RewriteChip } from "./RewriteChip.tsx";
import { StaleNote } from "./StaleNote.tsx";
import type { HopInView } from "./use-hop.ts";
import { walk } from "./walk.ts";

/** A finger that goes less far than this has pressed, not swiped. */
const SWIPE_PX = 48;
/** With more hops than this the dots would be too small to tell apart. */
const DOTS = 14;

/** On a phone: the verdict, then one hop a card; swipe or press the arrows. */
export function PhoneTrace({ view }: { readonly view: HopInView | null }) {
  const startX = useRef<number | null>(null);
  if (!view) {
    return (
      <div className={classes.compose}>
        <Composer onSent={() => undefined} onCancel={null} />
      </div>
    );
  }
  const { trace, hop, hops, index } = view;
  const onTouchEnd = (event: TouchEvent) => {
    const from = startX.current;
    const to = event.changedTouches[0]?.clientX;
    startX.current = null;
    if (from === null || to === undefined || Math.abs(to - from) < SWIPE_PX) return;
    walk(to < from ? 1 : -1);
  };
  return (
    <div className={classes.phone}>
      <header className={classes.verdict}>
        <OutcomeIcon outcome={outcomeOf(trace)} size={20} />
        <div>
          <p className={classes.headline} data-outcome={outcomeOf(trace)}>
            {headline(trace)}
          </p>
          <p className={classes.flow}>
            {MESSAGES.fromTo(readable(view.flow.from), flowLine(view.flow), trace.hops.length)}
          </p>
        </div>
        <button type="button" className={classes.close} onClick={closeTrace} aria-label={MESSAGES.close}>
          <IconX size={20} stroke={1.85} aria-hidden />
        </button>
      </header>
      <div
        className={classes.card}
        onTouchStart={(event) => {
          startX.current = event.touches[0]?.clientX ?? null;
        }}
        onTouchEnd={onTouchEnd}
      >
        <StaleNote flow={view.flow} />
        {hop ? (
          <PhoneHop view={view} hop={hop} />
        ) : (
          <p className={classes.why}>{readable(trace.explanation)}</p>
        )}
        {trace.verdict !== "delivered" && (view.isEnd || !hop) ? <MakeItWork /> : null}
      </div>
      <footer className={classes.foot}>
        <button
          type="button"
          className={classes.step}
          onClick={() => walk(-1)}
          aria-label={MESSAGES.previousHop}
        >
          <IconChevronLeft size={22} stroke={1.85} aria-hidden />
        </button>
        <div className={classes.where}>
          {hops.length <= DOTS ? (
            <span className={classes.dots} aria-hidden>
              {hops.map((_, at) => (
                // oxlint-disable-next-line react/no-array-index-key
                <i key={at} data-state={at < index ? "past" : at === index ? "now" : undefined} />
              ))}
            </span>
          ) : null}
          <span>
            {MESSAGES.hopOf(index + 1, hops.length)}, {MESSAGES.swipe}
          </span>
        </div>
        <button
          type="button"
          className={classes.step}
          data-main
          onClick={() => walk(1)}
          aria-label={MESSAGES.nextHop}
        >
          <IconChevronRight size={22} stroke={1.85} aria-hidden />
        </button>
      </footer>
    </div>
  );
}

function PhoneHop({ view, hop }: { readonly view: HopInView; readonly hop: NonNullable<HopInView["hop"]> }) {
  const isReply = view.direction === "reply";
  const isReset = isReply && view.trace.verdict === "refused";
  const changed = headerBoxes(hop, { isReply, isReset, flow: view.flow }).flatMap(({ id, rows }) =>
    rows.filter((row) => row.changed).map((row) => ({ ...row, key: `${id} ${row.label}` })),
  );
  const count = rewrittenNames(hop).length;
  return (
    <>
      <div className={classes.title}>
        <HopMark number={view.index + 1} ends={view.isEnd} />
        <h2>{hopTitle(hop)}</h2>
        {count > 0 ? <RewriteChip text={MESSAGES.rewritten(count)} /> : null}
      </div>
      <p className={classes.why}>{readable(hop.why)}</p>
      {changed.length > 0 ? (
        <table className={classes.changes}>
          <thead className={classes.hidden}>
            <tr>
              <th scope="col">{MESSAGES.columns.field}</th>
              <th scope="col">{MESSAGES.columns.before}</th>
              <th scope="col">{MESSAGES.columns.after}</th>
            </tr>
          </thead>
          <tbody>
            {changed.map((row) => (
              <tr key={row.key}>
                <th scope="row">{row.label}</th>
                <td>
                  <s>{row.before}</s>
                </td>
                <td>
                  → <b>{row.after}</b>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
    </>
  );
}
