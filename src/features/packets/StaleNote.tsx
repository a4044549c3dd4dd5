import type { Flow } from "#engine";
import { useStaleTrace } from "#store";
import { MESSAGES } from "./messages.ts";
import classes from "./StaleNote.module.css";
import { sendPacket } from "./walk.ts";

/** Says that the trace belongs to another state of the lab, and sends the packet through this one. */
export function StaleNote({ flow }: { readonly flow: Flow }) {
  const stale = useStaleTrace();
  if (!stale) return null;
  return (
    <p className={classes.stale}>
      {MESSAGES.stale}
      <button type="button" onClick={() => sendPacket(flow)}>
        {MESSAGES.again}
      </button>
    </p>
  );
}
