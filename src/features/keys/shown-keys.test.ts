import { expect, test } from "vitest";
import { SHORTCUTS, type ShortcutId } from "#store";
import { shownKeys } from "./shown-keys.ts";

test.each<[ShortcutId, string]>([
  ["search", "Ctrl K"],
  ["redo", "Ctrl Shift Z"],
  ["add-container", "C"],
  ["select", "Space"],
  ["add-to-selection", "Ctrl Space"],
  ["zoom-in", "+"],
  ["nudge", "Alt Arrows"],
  ["close", "Esc"],
  ["previous-hop", "←"],
  ["leave", "Esc then Tab"],
])("%s is shown as %s", (id, keys) => {
  expect(shownKeys(SHORTCUTS[id])).toBe(keys);
});
