import type { Position } from "#scenario";
import { overlaps, right } from "./geometry.ts";
import type { PlacedBox } from "./placed.ts";

const GAP = 24;

/** Boxes that a person has placed stay there; the others move right until they stand clear of those. */
export function makeRoom(
  boxes: readonly PlacedBox[],
  positions: Readonly<Record<string, Position>>,
  corner: Position,
): readonly PlacedBox[] {
  const fixed = boxes.flatMap((box) => {
    const at = positions[box.placeKey];
    if (!at) return [];
    const rect = { ...box.rect, x: Math.max(corner.x, at.x), y: Math.max(corner.y, at.y) };
    return [{ ...box, rect }];
  });
  if (fixed.length === 0) return boxes;
  const byKey = new Map(fixed.map((box) => [box.key, box]));
  const settled = [...fixed];
  return boxes.map((box) => {
    const placed = byKey.get(box.key);
    if (placed) return placed;
    let { rect } = box;
    for (let turn = 0; turn < settled.length; turn += 1) {
      const hit = settled.find((other) => overlaps(other.rect, rect, GAP - 1));
      if (!hit) break;
      rect = { ...rect, x: right(hit.rect) + GAP };
    }
    const free = { ...box, rect };
    // Only those that had to move can push others.
    if (rect !== box.rect) settled.push(free);
    return free;
  });
}
