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
  const wider = state === "stopped" ? 0 : grid.w * WIDER;
  const outline = relativeOutline(outlineOf(tone), (grid.w + 2 * wider) / BOX);
  for (const [index, container] of grid.containers.entries()) {
    if (container.state !== state) continue;
    const row = Math.floor(index / grid.columns);
    const { x, y } = dotOffset(grid, index);
    rows.set(row, `${rows.get(row) ?? ""}M${rounded(x - wider)} ${rounded(y - wider)}${outline}`);
  }
  return [...rows.values()];
}

/** How the numbers after a command of a path are taken: as a place, as a length, or as they are. */
const NUMBERS: Readonly<Record<string, string>> = { M: "xy", L: "xy", H: "x", V: "y", A: "llnnnxy", Z: "" };

/**
 * An outline of absolute commands made smaller, in steps from one point to the next: put behind a place it draws the
 * outline there.
 */
export function relativeOutline(outline: string, scale: number): string {
  const from = { x: 0, y: 0 };
  return outline.replaceAll(/([MLHVAZ])([^MLHVAZ]*)/g, (_, command: string, words: string) => {
    const to = { ...from };
    const kinds = NUMBERS[command] ?? "";
    const numbers = (words.match(/-?[\d.]+/g) ?? []).map((word, index) => {
      const kind = kinds[index % kinds.length];
      const number = kind === "n" ? Number(word) : Number(word) * scale;
      if (kind !== "x" && kind !== "y") return rounded(number);
      to[kind] = number;
      return rounded(number - from[kind]);
    });
    Object.assign(from, to);
    return command.toLowerCase() + numbers.join(" ");
  });
}

function rounded(number: number): number {
  return Math.round(number * 100) / 100;
}
