import { bottom, overlaps, type Point, type Rect, right } from "../layout/geometry.ts";
import { labelsOf } from "../layout/labels.ts";
import type { Layout } from "../layout/placed.ts";
import { textWidth } from "../layout/text-width.ts";

const HEIGHT = 23;
const GAP = 10;

/** Upper left corner of the words beside an object: the first place where they cover no others. */
export function calloutPlace(layout: Layout, at: Rect, words: string): Point {
  const w = textWidth(words, 12, "bold") + 36;
  const middle = at.y + (at.h - HEIGHT) / 2;
  const places: readonly Point[] = [
    { x: at.x + Math.min(at.w, 24), y: at.y - HEIGHT - 11 },
    { x: right(at) + GAP, y: at.y - HEIGHT - 4 },
    { x: right(at) + GAP, y: middle },
    { x: right(at) + GAP, y: bottom(at) + 4 },
    { x: at.x + Math.min(at.w, 24), y: bottom(at) + 8 },
    { x: at.x + Math.min(at.w, 24), y: at.y - HEIGHT - 34 },
  ];
  const labels = labelsOf(layout);
  const isFree = ({ x, y }: Point) => !labels.some(({ rect }) => overlaps(rect, { x, y, w, h: HEIGHT }, 2));
  return places.find(isFree) ?? places[0] ?? { x: at.x, y: at.y };
}
