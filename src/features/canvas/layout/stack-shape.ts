import type { SceneCell, SceneStack } from "../scene/scene.ts";
import { textWidth } from "./text-width.ts";

export const STACK_HEIGHT = 66;
/** What the stack grows by while a packet's path runs through it. */
export const LANE_HEIGHT = 26;
/** "Host stack · namespace 1" on the upper line, with its margins. */
export const STACK_TITLE = 166;
/** Free space at a cell's right end in which a path can rise to a host vNIC. */
const RISER = 24;
const ICON_SPACE = 36;

/** Width of a cell's icon and words with their margins. */
export function cellWords(cell: SceneCell): number {
  const words = Math.max(textWidth(cell.title, 13, "bold"), textWidth(cell.sub, 11.5, "regular"));
  return ICON_SPACE + words + 12;
}

export function stackMinWidth(stack: SceneStack): number {
  return Math.max(
    260,
    stack.cells.reduce((sum, cell) => sum + cellWords(cell), RISER),
  );
}

/**
 * Cells side by side over the given width, each as wide as its words and a share of the rest. `riserX` is in the free
 * space at a cell's right end; null where there is none.
 */
export function stackCells(stack: SceneStack, width: number, height: number) {
  const last = stack.cells.length - 1;
  const rest = Math.max(0, width - stackMinWidth(stack)) / Math.max(1, stack.cells.length);
  let x = 0;
  return stack.cells.map((cell, index) => {
    const end = index === last ? width : x + cellWords(cell) + rest;
    const rect = { x, y: 0, w: end - x, h: height };
    x = end;
    return { cell, rect, riserX: index === last || rest >= RISER ? end - RISER / 2 - 6 : null };
  });
}
