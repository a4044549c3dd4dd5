import type { Position } from "#scenario";
import { overlaps, type Rect, right } from "./geometry.ts";
import type { PlacedBox } from "./placed.ts";

const GAP = 24;

/**
 * Boxes that a person has placed stay there, right of and below `corner`; the others step aside as little as they need
 * to stand clear, and not beyond `least`.
 */
export function makeRoom(
  boxes: readonly PlacedBox[],
  positions: Readonly<Record<string, Position>>,
  corner: Position,
  least = corner.x,
): readonly PlacedBox[] {
  const fixed = boxes.flatMap((box) => {
    const at = positions[box.placeKey];
    if (!at) return [];
    const rect = { ...box.rect, x: Math.max(corner.x, at.x), y: Math.max(corner.y, at.y) };
    return [{ ...box, rect }];
  });
  if (fixed.length === 0) return boxes;
  const settled = new Map(fixed.map((box) => [box.key, box]));
  // One that had to move can push others, so it goes on until none has to.
  for (let pushed = true; pushed; ) {
    pushed = false;
    for (const box of boxes) {
      if (settled.has(box.key)) continue;
      const others = [...settled.values()].map((other) => other.rect);
      const rect = clearOf(box.rect, others, least);
      if (rect === box.rect) continue;
      settled.set(box.key, { ...box, rect });
      pushed = true;
    }
  }
  return boxes.map((box) => settled.get(box.key) ?? box);
}

/** The rectangle moved to the nearer free side of what it overlaps. */
function clearOf(rect: Rect, settled: readonly Rect[], least: number): Rect {
  let here = rect;
  for (let turn = 0; turn <= settled.length; turn += 1) {
    const hit = settled.find((other) => overlaps(other, here, GAP - 1));
    if (!hit) return here;
    const before = { ...here, x: hit.x - GAP - here.w };
    const isFree = before.x >= least && !settled.some((other) => overlaps(other, before, GAP - 1));
    const after = { ...here, x: right(hit) + GAP };
    here = isFree && rect.x - before.x < after.x - rect.x ? before : after;
  }
  return here;
}
