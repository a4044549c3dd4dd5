import { type Point, type Rect, right, within } from "../layout/geometry.ts";
import type { Layout } from "../layout/placed.ts";

function scaled(rect: Rect, unit: number): Rect {
  return { x: rect.x * unit, y: rect.y * unit, w: rect.w * unit, h: rect.h * unit };
}

/** The spot of another layout that shows what stands at a point of this one: the same part of the same host. */
export function mapPoint(point: Point, from: Layout, to: Layout): Point {
  const index = from.hosts.findIndex(({ rect }) => within(scaled(rect, from.unit), point));
  const near = index >= 0 ? index : nearest(point, from);
  const a = from.hosts[near]?.rect ?? from.bounds;
  const b = to.hosts[near]?.rect ?? to.bounds;
  const source = scaled(a, from.unit);
  const target = scaled(b, to.unit);
  return {
    x: target.x + ((point.x - source.x) / Math.max(1, source.w)) * target.w,
    y: target.y + ((point.y - source.y) / Math.max(1, source.h)) * target.h,
  };
}

function nearest(point: Point, { hosts, unit }: Layout): number {
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  for (const [index, { rect }] of hosts.entries()) {
    const away = Math.max(rect.x * unit - point.x, point.x - right(rect) * unit, 0);
    if (away < least) {
      least = away;
      best = index;
    }
  }
  return best;
}
