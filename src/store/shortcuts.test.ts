import { expect, test } from "vitest";
import { isSingleKey, SHORTCUTS, type ShortcutArea, type ShortcutId, shortcutOf } from "./shortcuts.ts";

const NOTHING_HELD = {
  key: "",
  code: "",
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
};

test.each<[string, Partial<KeyboardEvent>, ShortcutArea, ShortcutId | null]>([
  ["F6", { key: "F6" }, "everywhere", "next-region"],
  ["Shift F6", { key: "F6", shiftKey: true }, "everywhere", "previous-region"],
  ["Ctrl K", { key: "k", ctrlKey: true }, "everywhere", "search"],
  ["Command K on a Mac", { key: "k", metaKey: true }, "everywhere", "search"],
  ["K alone", { key: "k" }, "everywhere", null],
  ["Ctrl Shift Z", { key: "Z", ctrlKey: true, shiftKey: true }, "everywhere", "redo"],
  ["Ctrl Z", { key: "z", ctrlKey: true }, "everywhere", "undo"],
  ["?, with Shift where the keyboard needs it", { key: "?", shiftKey: true }, "everywhere", "keys"],
  [".", { key: "." }, "everywhere", "step-on"],
  ["C with Caps Lock", { key: "C" }, "canvas", "add-container"],
  ["Shift C", { key: "C", shiftKey: true }, "canvas", null],
  ["Ctrl C, the browser's copy", { key: "c", ctrlKey: true }, "canvas", null],
  ["+ with Shift", { key: "+", shiftKey: true }, "canvas", "zoom-in"],
  ["+ without Shift", { key: "+" }, "canvas", "zoom-in"],
  ["Ctrl +, the browser's zoom", { key: "+", ctrlKey: true }, "canvas", null],
  ["Shift 1 on a German keyboard", { key: "!", code: "Digit1", shiftKey: true }, "canvas", "fit"],
  ["Alt and an arrow", { key: "ArrowUp", altKey: true }, "canvas", "nudge"],
  ["an arrow", { key: "ArrowUp" }, "canvas", "go"],
  ["Space", { key: " " }, "canvas", "select"],
  ["Ctrl Space", { key: " ", ctrlKey: true }, "canvas", "add-to-selection"],
])("%s", (_keys, held, area, id) => {
  expect(shortcutOf({ ...NOTHING_HELD, ...held }, area)).toBe(id);
});

test("no two shortcuts of one area have the same keys", () => {
  const all = Object.values(SHORTCUTS).flatMap(({ area, keys }) => keys.map((key) => `${area} ${key}`));
  expect(all.filter((key, at) => all.indexOf(key) !== at)).toEqual([]);
});

test("letters and signs alone can be switched off, everything else cannot", () => {
  expect(isSingleKey("add-container")).toBe(true);
  expect(isSingleKey("step-on")).toBe(true);
  expect(isSingleKey("search")).toBe(false);
  expect(isSingleKey("open")).toBe(false);
});
