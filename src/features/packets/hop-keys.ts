import type { KeyboardEvent } from "react";
import { hopsOf, type ShortcutId, shortcutOf, useTracing } from "#store";
import { walk, walkTo } from "./walk.ts";

const HOP_KEYS: Readonly<Partial<Record<ShortcutId, () => void>>> = {
  "previous-hop": () => walk(-1),
  "next-hop": () => walk(1),
  "first-hop": () => walkTo(0),
  "last-hop": () => walkTo(hopsOf(useTracing.getState()).length - 1),
};

/** ← → Home End walk the hops, except where they move a caret or a choice. */
export function hopKeys(event: KeyboardEvent): void {
  const does = HOP_KEYS[shortcutOf(event, "trace") ?? "close"];
  const { target } = event;
  if (
    !does ||
    (target instanceof HTMLElement &&
      target.closest("input, textarea, select, [role=combobox], [role=radiogroup]"))
  ) {
    return;
  }
  does();
  event.preventDefault();
  event.stopPropagation();
}
