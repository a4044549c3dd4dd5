import { memo } from "react";
import { select, useView } from "#store";
import { OutcomeIcon } from "#ui";
import classes from "./AttentionList.module.css";
import { MESSAGES } from "./messages.ts";
import type { Attention } from "./model/attention.ts";

const OUTCOMES = { bad: "bad", warn: "warn", quiet: "unknown" } as const;
/** Names that share a reason are listed up to here. */
const NAMES = 3;
const ITEMS = 50;

/** What does not work or stands still, worst first; a press selects it. */
export const AttentionList = memo(function AttentionList({
  items,
}: {
  readonly items: readonly Attention[];
}) {
  const serious = items.some(({ weight }) => weight !== "quiet");
  return (
    <section className={classes.list} aria-label={MESSAGES.attention}>
      <h3 className={classes.title}>
        <OutcomeIcon outcome={serious ? "warn" : "unknown"} size={15} />
        {MESSAGES.attention}
        <span className={classes.count}>{items.length}</span>
      </h3>
      <ul className={classes.items}>
        {items.slice(0, ITEMS).map((item) => (
          <AttentionItem key={item.key} item={item} />
        ))}
      </ul>
    </section>
  );
});

function AttentionItem({ item }: { readonly item: Attention }) {
  const { ref, names, where, weight, reason } = item;
  const selected = useView((view) => view.selected?.id === ref.id && view.selected.kind === ref.kind);
  const more = names.length - NAMES;
  return (
    <li>
      <button
        type="button"
        className={classes.item}
        data-selected={selected || undefined}
        onClick={() => select(ref)}
      >
        <OutcomeIcon outcome={OUTCOMES[weight]} size={16} />
        <span>
          <b>{names.slice(0, NAMES).join(", ")}</b>
          <span className={classes.where}>
            {more > 0 ? MESSAGES.andMore(more) : ""}
            {MESSAGES.on(where)}
          </span>
          <span className={classes.reason}>{reason}</span>
        </span>
      </button>
    </li>
  );
}
