import { useEffect } from "react";
import {
  closeDialog,
  currentStep,
  focusTerminal,
  isSingleKey,
  moveToStep,
  openDialog,
  redo,
  type ShortcutId,
  shortcutOf,
  undo,
  useLab,
  useLayout,
  useSettings,
} from "#store";
import { focusRegion } from "#ui";

const DOES: Readonly<Partial<Record<ShortcutId, () => boolean>>> = {
  "next-region": () => goToRegion(1),
  "previous-region": () => goToRegion(-1),
  search: () => done(() => openOrClose("palette")),
  terminal: () => done(focusTerminal),
  undo: () => done(undo),
  redo: () => done(redo),
  "step-back": () => done(() => moveToStep(currentStep(useLab.getState()) - 1)),
  "step-on": () => done(() => moveToStep(currentStep(useLab.getState()) + 1)),
  keys: () => done(() => openDialog("keys")),
};

/** These would take from a text field what it needs. */
const NOT_IN_FIELDS: ReadonlySet<ShortcutId> = new Set(["undo", "redo", "step-back", "step-on", "keys"]);

/** Keys that act everywhere, except where a field needs them. */
export function useShortcuts(): void {
  useEffect(() => {
    addEventListener("keydown", onKeyDown);
    return () => removeEventListener("keydown", onKeyDown);
  }, []);
}

function onKeyDown(event: KeyboardEvent): void {
  const id = shortcutOf(event, "everywhere");
  const does = id === null ? undefined : DOES[id];
  if (id === null || !does || event.defaultPrevented) return;
  const inField =
    event.target instanceof Element && event.target.closest("input, textarea, [contenteditable]") !== null;
  if (inField && NOT_IN_FIELDS.has(id)) return;
  if (isSingleKey(id) && !useSettings.getState().singleKeys) return;
  if (useLayout.getState().dialog !== null && id !== "search") return;
  if (does()) event.preventDefault();
}

function done(act: () => void): true {
  act();
  return true;
}

function openOrClose(dialog: "palette"): void {
  if (useLayout.getState().dialog === dialog) closeDialog();
  else openDialog(dialog);
}

/** Moves the focus to the next part of the page; past the last one the browser's own F6 goes on. */
function goToRegion(by: number): boolean {
  const regions = [...document.querySelectorAll<HTMLElement>("[data-region]")];
  const now = regions.findIndex((region) => region.contains(document.activeElement));
  const next = regions[now < 0 && by < 0 ? regions.length - 1 : now + by];
  if (next) focusRegion(next);
  return next !== undefined;
}
