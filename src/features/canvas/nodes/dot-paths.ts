import { DRIVER_SHAPES } from "#ui";
import type { Point } from "../layout/geometry.ts";
import { cellRect } from "../layout/host-dense.ts";
import type { CellGrid } from "../layout/placed.ts";
import type { RunState } from "../scene/scene.ts";

/** Outlines are drawn in a box of so many units. */
const BOX = 20;

/** What a filled dot has beyond its outline on each side, as a share of it: a hollow one has its stroke there. */
const WIDER = 0.03;

/** A tone's outline in a 20 × 20 box; a square for switches that no driver made. */
export function outlineOf(tone: string): string {
  return DRIVER_SHAPES[tone]?.outline ?? "M2 2H18V18H2Z";
}

/** The place of a container's dot within the drawing of its grid. */
export function dotOffset(grid: CellGrid, index: number): Point {
  const rect = cellRect(grid, index);
  return { x: rect.x - grid.x, y: rect.y - grid.y };
}

/**
 * The outlines of all dots in one state, one path for each row that has some. A path for each dot would be an element
 * to keep for each container; one for the whole grid would be traced again for each tile of the screen that it touches.
 */
export function dotPaths(grid: CellGrid, tone: string, state: RunState): readonly string[] {
  const rows = new Map<number, string>();
  const outline = outlineOf(tone);
  for (const [index, container] of grid.containers.entries()) {
    if (container.state !== state) continue;
    const row = Math.floor(index / grid.columns);
    const { x, y } = dotOffset(grid, index);
    const wider = state === "stopped" ? 0 : grid.w * WIDER;
    const at = { x: x - wider, y: y - wider };
    const dot = placedOutline(outline, at, (grid.w + 2 * wider) / BOX);
    rows.set(row, (rows.get(row) ?? "") + dot);
  }
  return [...rows.values()];
}

/** How many numbers follow a command of the path, and which of them are an x or a y. */
const ARGUMENTS: Readonly<Record<string, string>> = { M: "xy", L: "xy", H: "x", V: "y", A: "lliiixy", Z: "" };

/** An outline of absolute commands, drawn smaller and somewhere else. */
export function placedOutline(outline: string, at: Point, scale: number): string {
  return outline.replaceAll(/([MLHVAZ])([^MLHVAZ]*)/g, (_, command: string, words: string) => {
    const numbers = words.match(/-?[\d.]+/g)?.map(Number) ?? [];
    const kinds = ARGUMENTS[command] ?? "";
    const moved = numbers.map((number, index) => {
      const kind = kinds[index % kinds.length];
      if (kind === "x") return rounded(at.x + number * scale);
      if (kind === "y") return rounded(at.y + number * scale);
      return kind === "l" ? rounded(number * scale) : number;
    });
    return command + moved.join(" ");
  });
}

function rounded(number: number): number {
  return Math.round(number * 100) / 100;
}
