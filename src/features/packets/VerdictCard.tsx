import type { Trace } from "#engine";
import { OutcomeIcon } from "#ui";
import { MESSAGES } from "./messages.ts";
import { fullText, readable } from "./model/hop-words.ts";
import { headline, outcomeOf } from "./model/verdict.ts";
import classes from "./VerdictCard.module.css";

/** The verdict comes first: a word, where, and why. */
export function VerdictCard({ trace }: { readonly trace: Trace }) {
  const outcome = outcomeOf(trace);
  const { lookup, reply, hops, verdict } = trace;
  return (
    <section className={classes.card} data-outcome={outcome} aria-label={headline(trace)}>
      <OutcomeIcon outcome={outcome} size={20} />
      <div>
        <p className={classes.headline}>{headline(trace)}</p>
        <p className={classes.reason} title={fullText(trace.explanation)}>
          {readable(trace.explanation)}
        </p>
        {lookup ? (
          <p className={classes.more}>
            {readable(MESSAGES.lookup(lookup.name, lookup.server, lookup.answer))}
          </p>
        ) : null}
        {verdict === "delivered" ? (
          <p className={classes.more}>{MESSAGES.hops(hops.length, reply ? reply.hops.length : null)}</p>
        ) : null}
      </div>
    </section>
  );
}
