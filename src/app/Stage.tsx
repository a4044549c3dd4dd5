import { type DragEvent } from "react";
import { chooseLabFile } from "#features/sharing";
import { StartScreen } from "#features/start";
import { atStart, begin, DRAG_TYPE, useLab, useOpening } from "#store";
import { messages } from "./messages.ts";
import { Part } from "./Part.tsx";
import { Canvas } from "./parts.ts";
import classes from "./Stage.module.css";

/** The middle of the page: where to begin, or the lab. */
export function Stage() {
  const first = useLab(atStart);
  const busy = useOpening((opening) => opening.busy);
  return (
    // The keyboard adds from the palette itself; only a dragged tile needs a place to land.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <main
      className={classes.stage}
      aria-label={messages.canvas}
      data-region
      tabIndex={-1}
      onDragEnter={first ? showCanvasFor : undefined}
    >
      {busy ? (
        <Outlines />
      ) : first ? (
        <StartScreen onOpenFile={chooseLabFile} />
      ) : (
        <Part fallback={<Outlines />}>
          <Canvas />
        </Part>
      )}
    </main>
  );
}

/** A tile that is dragged here needs something to land on: the canvas takes the start screen's place. */
function showCanvasFor(event: DragEvent): void {
  if (event.dataTransfer.types.includes(DRAG_TYPE)) begin();
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
