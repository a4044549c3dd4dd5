import type { KeyboardEvent } from "react";
import { hopsOf, useTracing } from "#store";
import { walk, walkTo } from "./walk.ts";

/** ← → Home End walk the hops, except where they move a caret or a choice. */
export function hopKeys(event: KeyboardEvent): void {
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const { target } = event;
  if (
    target instanceof HTMLElement &&
    target.closest("input, textarea, select, [role=combobox], [role=radiogroup]")
  ) {
    return;
  }
  switch (event.key) {
    case "ArrowLeft":
      walk(-1);
      break;
    case "ArrowRight":
      walk(1);
      break;
    case "Home":
      walkTo(0);
      break;
    case "End":
      walkTo(hopsOf(useTracing.getState()).length - 1);
      break;
    default:
      return;
  }
  event.preventDefault();
  event.stopPropagation();
}
