import { Suspense } from "react";
import { chooseLabFile } from "#features/sharing";
import { StartScreen } from "#features/start";
import { atStart, useLab, useOpening } from "#store";
import { messages } from "./messages.ts";
import { Canvas } from "./parts.ts";
import classes from "./Stage.module.css";

/** The middle of the page: where to begin, or the lab. */
export function Stage() {
  const first = useLab(atStart);
  const busy = useOpening((opening) => opening.busy);
  return (
    <main className={classes.stage} aria-label={messages.canvas} data-region tabIndex={-1}>
      {busy ? (
        <Outlines />
      ) : first ? (
        <StartScreen onOpenFile={chooseLabFile} />
      ) : (
        <Suspense fallback={<Outlines />}>
          <Canvas />
        </Suspense>
      )}
    </main>
  );
}

/** Two hosts without anything in them, while a lab is on its way: they show late, so that a quick one does not flash. */
function Outlines() {
  return (
    <div className={classes.outlines} aria-hidden>
      <i />
      <i />
    </div>
  );
}
