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

function cellWidth(cell: SceneCell): number {
  const words = Math.max(textWidth(cell.title, 13, "bold"), textWidth(cell.sub, 11.5, "regular"));
  return ICON_SPACE + words + 12 + RISER;
}

export function stackMinWidth(stack: SceneStack): number {
  return Math.max(...stack.cells.map(cellWidth), 100) * stack.cells.length;
}

/** Cells side by side over the given width; `riserX` is in the free space at each one's right end. */
export function stackCells(stack: SceneStack, width: number, height: number) {
  const each = width / Math.max(1, stack.cells.length);
  return stack.cells.map((cell, index) => ({
    cell,
    rect: { x: index * each, y: 0, w: each, h: height },
    riserX: (index + 1) * each - RISER / 2 - 6,
  }));
}
