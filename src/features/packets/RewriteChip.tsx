import IconPencil from "@tabler/icons-react/dist/esm/icons/IconPencil.mjs";
import { MESSAGES } from "./messages.ts";
import classes from "./RewriteChip.module.css";

/** Names the fields that a hop rewrote: pencil, word and the mark's yellow together. */
export function RewriteChip({ text }: { readonly text: string }) {
  return (
    <span className={classes.chip}>
      <IconPencil size={12} stroke={2} aria-label={MESSAGES.rewritesMark} />
      {text}
    </span>
  );
}
