import { holds, overlaps, type Point, type Rect, right } from "../layout/geometry.ts";
import type { Spot } from "./wire-graph.ts";

/** A place where a hop's mark may stand, and how far along the path the packet is there, px. */
export interface MarkPlace {
  readonly at: Point;
  readonly reached: number;
}

/** Hops that happen at one spot, by index, and the places for their mark, best first. */
export interface Stop {
  readonly hops: readonly number[];
  readonly places: readonly MarkPlace[];
}

export interface HopMark extends MarkPlace {
  readonly hops: readonly number[];
}

/** Half of a mark; the current one has a ring round it. */
const RADIUS = 12;
const RING = 19;
/** Distance of marks one above the other on the edge of a namespace. */
const PITCH = 25;

/** "3", "3–5", or "1–3, 7" where several hops happen at one spot: a range claims no hop that happens elsewhere. */
export function markWords(hops: readonly number[]): string {
  const runs: { readonly first: number; last: number }[] = [];
  for (const hop of hops) {
    const run = runs.at(-1);
    if (run && hop === run.last + 1) run.last = hop;
    else runs.push({ first: hop, last: hop });
  }
  return runs
    .map(({ first, last }) => (first === last ? String(first + 1) : `${first + 1}–${last + 1}`))
    .join(", ");
}

/** Half of the width that the words need. */
export function markHalf(words: string): number {
  return Math.max(11, words.length * 3.6 + 6);
}

/**
 * Each mark at the first of its places where neither it nor its ring covers words or another mark; those within
 * `bounds`, what the view shows of a fitted lab, before others.
 */
export function placeMarks(stops: readonly Stop[], words: readonly Rect[], bounds: Rect): readonly HopMark[] {
  const taken: Rect[] = [];
  return stops.flatMap(({ hops, places }): HopMark[] => {
    const half = markHalf(markWords(hops));
    const ringed = (at: Point) => ringAt(at, half);
    const bare = (at: Point) => around(at, half + 1, RADIUS);
    const isFree = (rect: Rect, others: readonly Rect[]) => !others.some((other) => overlaps(rect, other));
    const isClear = ({ at }: MarkPlace) => isFree(ringed(at), words) && isFree(bare(at), taken);
    const place =
      places.find((one) => isClear(one) && holds(bounds, ringed(one.at))) ??
      places.find(isClear) ??
      places.find(({ at }) => isFree(bare(at), words) && isFree(bare(at), taken)) ??
      places.find(({ at }) => isFree(bare(at), taken)) ??
      places[0];
    if (!place) return [];
    taken.push(bare(place.at));
    return [{ hops, ...place }];
  });
}

/** What a mark takes up with the ring of the current hop. */
export function markSpan({ at, hops }: HopMark): Rect {
  return ringAt(at, markHalf(markWords(hops)));
}

function ringAt(at: Point, half: number): Rect {
  return around(at, half + RING - RADIUS, RING);
}

function around({ x, y }: Point, w: number, h: number): Rect {
  return { x: x - w, y: y - h, w: 2 * w, h: 2 * h };
}

/** Where the mark of a hop at a spot may stand: on the path, or on a node's corner. */
export function placesAt({ kind, rect, box }: Spot): readonly Point[] {
  const { x, y, h } = rect;
  switch (kind) {
    case "cell":
      return [0, 8, 16].map((dy) => ({ x, y: y + dy }));
    case "port":
      return [0, 5, 10, 15, 36].flatMap((dy) =>
        [0, -7, 7, -14, 14, -21, 21].flatMap((dx) => [
          { x: x + dx, y: y - dy },
          { x: x + dx, y: y + dy },
        ]),
      );
    case "namespace":
    case "container":
      return box === null ? [...corners(rect), ...middles(rect)] : edges(box);
    default:
      return [...CORNER_GAPS.flatMap((gap) => corners(rect, gap)), { x: right(rect) + 4, y: y + h / 2 }];
  }
}

/** From a corner to a mark's middle: one of several hops is wider and stands further out. */
const CORNER_GAPS = [9, 24, 38] as const;

function corners({ x, y, w, h }: Rect, gap: number = CORNER_GAPS[0]): readonly Point[] {
  return [
    { x: x + w + gap, y: y - 4 },
    { x: x - gap, y: y - 4 },
    { x: x + w + gap, y: y + h + 4 },
    { x: x - gap, y: y + h + 4 },
  ];
}

/** Under and over a card among others; at the card's edge, or clear of it. */
function middles({ x, y, w, h }: Rect): readonly Point[] {
  return [y + h + 8, y - 8, y + h + 14].map((height) => ({ x: x + w / 2, y: height }));
}

/** On the right edge of a namespace from its card upwards, then on the left one. */
function edges({ x, y, w, h }: Rect): readonly Point[] {
  const count = Math.max(1, Math.floor((h - 36) / PITCH));
  const heights = Array.from({ length: count }, (_, index) => y + h - 30 - index * PITCH);
  return [x + w + 2, x - 2].flatMap((edge) => heights.map((height) => ({ x: edge, y: height })));
}
