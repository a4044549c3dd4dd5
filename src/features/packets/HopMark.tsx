import IconX from "@tabler/icons-react/dist/esm/icons/IconX.mjs";
import classes from "./HopMark.module.css";

/** The number of a hop in the packet's yellow, or the square cross where it ended. */
export function HopMark({ number, ends }: { readonly number: number; readonly ends: boolean }) {
  return ends ? (
    <span className={classes.cross} aria-hidden>
      <IconX size={14} stroke={2.4} />
    </span>
  ) : (
    <span className={classes.mark} aria-hidden>
      {number}
    </span>
  );
}
