import { useEffect } from "react";
import { currentStep, focusTerminal, moveToStep, redo, undo, useLab } from "#store";

/** Keys that act everywhere, except where a field needs them. */
export function useShortcuts(): void {
  useEffect(() => {
    addEventListener("keydown", onKeyDown);
    return () => removeEventListener("keydown", onKeyDown);
  }, []);
}

function onKeyDown(event: KeyboardEvent): void {
  const { key, ctrlKey, metaKey, shiftKey } = event;
  const command = ctrlKey || metaKey;
  const typing =
    event.target instanceof Element && event.target.closest("input, textarea, [contenteditable]") !== null;
  if (key === "F6") {
    if (nextRegion(shiftKey ? -1 : 1)) event.preventDefault();
  } else if (command && key.toLowerCase() === "j") {
    event.preventDefault();
    focusTerminal();
  } else if (!typing && command && key.toLowerCase() === "z") {
    event.preventDefault();
    if (shiftKey) redo();
    else undo();
  } else if (!typing && !command && (key === "," || key === ".")) {
    moveToStep(currentStep(useLab.getState()) + (key === "." ? 1 : -1));
  }
}

/** Moves the focus to the next region; past the last one the browser's own F6 goes on. */
function nextRegion(by: number): boolean {
  const regions = [...document.querySelectorAll<HTMLElement>("[data-region]")];
  const now = regions.findIndex((region) => region.contains(document.activeElement));
  const next = regions[now + by];
  next?.focus();
  return next !== undefined;
}
