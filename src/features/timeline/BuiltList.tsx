import IconCheck from "@tabler/icons-react/dist/esm/icons/IconCheck.mjs";
import IconChevronRight from "@tabler/icons-react/dist/esm/icons/IconChevronRight.mjs";
import IconCircleDashed from "@tabler/icons-react/dist/esm/icons/IconCircleDashed.mjs";
import type { WorldEvent } from "#engine";
import classes from "./BuiltList.module.css";
import { MESSAGES } from "./messages.ts";
import { builtText } from "./model/event-words.ts";
import { stepTo } from "./step.ts";

/** Rows round the present that are shown of a command that builds a lot. */
const ROUND = 14;

const ICONS = { past: IconCheck, now: IconChevronRight, future: IconCircleDashed } as const;

/** What stands, what is being made, what is to come; a press steps there. */
export function BuiltList({ events, at }: { readonly events: readonly WorldEvent[]; readonly at: number }) {
  const items = events.flatMap((event, index) =>
    event.verb === "call" || event.verb === "end" ? [] : [{ event, number: index + 1 }],
  );
  const here = items.findLastIndex(({ number }) => number <= at);
  const from = Math.max(0, here - ROUND);
  const shown = items.slice(from, here + ROUND + 1);
  const after = items.length - from - shown.length;
  return (
    <ol className={classes.list}>
      {from > 0 ? <li className={classes.more}>{MESSAGES.more(from)}</li> : null}
      {shown.map(({ event, number }) => {
        const state = number < at ? "past" : number === at ? "now" : "future";
        const Icon = ICONS[state];
        return (
          <li key={number}>
            <button
              type="button"
              className={classes.item}
              data-state={state}
              aria-current={state === "now" ? "step" : undefined}
              onClick={() => stepTo(number)}
            >
              <Icon size={15} stroke={state === "past" ? 2.2 : 1.85} aria-label={MESSAGES.states[state]} />
              <span>{builtText(event)}</span>
              <span className={classes.number}>{state === "now" ? MESSAGES.now : number}</span>
            </button>
          </li>
        );
      })}
      {after > 0 ? <li className={classes.more}>{MESSAGES.more(after)}</li> : null}
    </ol>
  );
}
