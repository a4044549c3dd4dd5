import { messages } from "../messages.ts";

/** The chips "new" and "changed"; the style sheet shows the one that the item's state asks for. */
export function Fresh() {
  return (
    <>
      <span className="vl-fresh" data-when="new">
        {messages.newChip}
      </span>
      <span className="vl-fresh" data-when="changed">
        {messages.changedChip}
      </span>
    </>
  );
}
