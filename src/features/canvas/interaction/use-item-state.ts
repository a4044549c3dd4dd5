import { type ObjectRef, useView, type View } from "#store";
import type { SceneItem } from "../scene/scene.ts";
import { type CanvasUi, useCanvasUi } from "./canvas-ui.ts";
import { cachedKey } from "./keys.ts";

function names(item: SceneItem, key: string): boolean {
  return item.key === key || item.aliases.includes(key);
}

export function isItem(item: SceneItem, ref: ObjectRef | null): boolean {
  return ref !== null && names(item, cachedKey(ref));
}

function viewWords(item: SceneItem, view: View): string {
  let words = "";
  if (isItem(item, view.selected) || view.alsoSelected.some((ref) => isItem(item, ref))) words += " selected";
  if (isItem(item, view.hovered)) words += " hovered";
  if (view.lit !== null && (view.lit.has(item.key) || item.aliases.some((key) => view.lit?.has(key)))) {
    words += " lit";
  }
  return words;
}

function uiWords(item: SceneItem, ui: CanvasUi): string {
  let words = "";
  if (ui.hasKeyboard && ui.focused === item.key) words += " focused";
  const fresh = ui.fresh.get(item.key);
  if (fresh !== undefined) words += ` ${fresh}`;
  if (ui.ghosts.has(item.key)) words += " ghost";
  if (ui.onPath.size > 0 && (ui.onPath.has(item.key) || item.aliases.some((key) => ui.onPath.has(key)))) {
    words += " path";
  }
  if (ui.drop?.target === item.key && ui.drop.reason === null) words += " target";
  return words;
}

/** Id of an item's element, for `aria-activedescendant`. */
export function itemId(key: string): string {
  return `canvas-${key.replaceAll(" ", "_")}`;
}

/** Attributes of an item's element: its name, how pointer and keyboard find it, its states for the style sheet. */
export function useItem(item: SceneItem, label: string) {
  const seen = useView((view) => viewWords(item, view));
  const own = useCanvasUi((ui) => uiWords(item, ui));
  return {
    id: itemId(item.key),
    role: "group",
    "aria-label": label,
    "data-key": item.key,
    "data-state": `${seen}${own}`.trim(),
  };
}
