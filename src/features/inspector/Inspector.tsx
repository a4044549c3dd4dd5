import { useDeferredValue, useMemo } from "react";
import { selectWorld, stepsOf, useLab, useTimeline, useView, worldInside } from "#store";
import { InspectedObject } from "./InspectedObject.tsx";
import classes from "./Inspector.module.css";
import { MESSAGES } from "./messages.ts";
import { inspect } from "./model/inspect.ts";
import { NothingSelected } from "./NothingSelected.tsx";

/** What is known of the selected object, and what can be done with it. */
export function Inspector() {
  const selected = useView((view) => view.selected);
  const world = useDeferredValue(useWorldInView());
  const steps = useDeferredValue(useLab((lab) => stepsOf(lab).length));
  const inspection = useMemo(() => (selected ? inspect(world, selected) : null), [world, selected]);
  return (
    <div className={classes.inspector}>
      {selected && inspection ? (
        <InspectedObject inspection={inspection} key={`${selected.kind}/${selected.id}`} />
      ) : (
        <NothingSelected world={world} steps={steps} note={selected ? MESSAGES.gone : MESSAGES.none.hint} />
      )}
    </div>
  );
}

/** The World that the canvas shows: inside a command while the timeline is open. */
function useWorldInView() {
  const line = useTimeline((timeline) => timeline.line);
  const event = useTimeline((timeline) => timeline.event);
  const current = useLab(selectWorld);
  const executions = useLab((lab) => lab.executions);
  return useMemo(
    () => (line === null || !executions[line] ? current : worldInside(useLab.getState(), line, event)),
    [line, event, current, executions],
  );
}
