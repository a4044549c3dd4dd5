export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

export const right = (rect: Rect): number => rect.x + rect.w;
export const bottom = (rect: Rect): number => rect.y + rect.h;
export const centre = (rect: Rect): Point => ({ x: rect.x + rect.w / 2, y: rect.y + rect.h / 2 });

export function moved(rect: Rect, dx: number, dy: number): Rect {
  return { x: rect.x + dx, y: rect.y + dy, w: rect.w, h: rect.h };
}

export function overlaps(a: Rect, b: Rect, gap = 0): boolean {
  return a.x < right(b) + gap && b.x < right(a) + gap && a.y < bottom(b) + gap && b.y < bottom(a) + gap;
}

export function within(rect: Rect, point: Point): boolean {
  return point.x >= rect.x && point.x <= right(rect) && point.y >= rect.y && point.y <= bottom(rect);
}

export function holds(outer: Rect, inner: Rect): boolean {
  return (
    inner.x >= outer.x && right(inner) <= right(outer) && inner.y >= outer.y && bottom(inner) <= bottom(outer)
  );
}

export function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), Math.max(least, most));
}

/** Smallest rectangle round all; an empty list gives a rectangle without area. */
export function boundsOf(rects: readonly Rect[]): Rect {
  if (rects.length === 0) return { x: 0, y: 0, w: 0, h: 0 };
  const x = Math.min(...rects.map((rect) => rect.x));
  const y = Math.min(...rects.map((rect) => rect.y));
  return { x, y, w: Math.max(...rects.map(right)) - x, h: Math.max(...rects.map(bottom)) - y };
}

/** Corner radius of links, px. */
const RADIUS = 9;

/** SVG path along orthogonal points with rounded corners; a corner between short legs gets a smaller radius. */
export function roundedPath(points: readonly Point[], radius = RADIUS): string {
  const clean = points.filter((point, index) => {
    const before = points[index - 1];
    return !before || Math.abs(before.x - point.x) + Math.abs(before.y - point.y) > 0.5;
  });
  const [first] = clean;
  if (!first) return "";
  let path = `M${fix(first.x)} ${fix(first.y)}`;
  for (let index = 1; index < clean.length; index += 1) {
    const here = clean[index];
    const before = clean[index - 1];
    if (!here || !before) continue;
    const next = clean[index + 1];
    if (!next) {
      path += `L${fix(here.x)} ${fix(here.y)}`;
      continue;
    }
    const r = Math.min(radius, distance(before, here) / 2, distance(here, next) / 2);
    const enter = towards(here, before, r);
    const leave = towards(here, next, r);
    path += `L${fix(enter.x)} ${fix(enter.y)}Q${fix(here.x)} ${fix(here.y)} ${fix(leave.x)} ${fix(leave.y)}`;
  }
  return path;
}

export function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

export function lengthOf(points: readonly Point[]): number {
  return points.reduce((sum, point, index) => sum + distance(points[index - 1] ?? point, point), 0);
}

/** The point at `part` (0 … 1) of the way along the points. */
export function pointAlong(points: readonly Point[], part: number): Point {
  let left = lengthOf(points) * part;
  for (let index = 1; index < points.length; index += 1) {
    const from = points[index - 1];
    const to = points[index];
    if (!from || !to) continue;
    const leg = distance(from, to);
    if (left <= leg && leg > 0) return towards(from, to, left);
    left -= leg;
  }
  return points.at(-1) ?? { x: 0, y: 0 };
}

function towards(from: Point, to: Point, by: number): Point {
  const whole = distance(from, to);
  if (whole === 0) return from;
  return { x: from.x + ((to.x - from.x) * by) / whole, y: from.y + ((to.y - from.y) * by) / whole };
}

function fix(value: number): number {
  return Math.round(value * 10) / 10;
}
