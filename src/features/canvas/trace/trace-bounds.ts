import type { Trace } from "#engine";
import { boundsOf, type Rect } from "../layout/geometry.ts";
import type { Layout } from "../layout/placed.ts";
import { markSpan } from "./place-marks.ts";
import { tracePath } from "./trace-path.ts";

/** What the marks of all hops take up, there and back, each with the ring of the current one; null without any. */
export function traceBounds(layout: Layout, trace: Trace): Rect | null {
  const ways = [trace.hops, trace.reply?.hops ?? []].filter((hops) => hops.length > 0);
  const rects = ways.flatMap((hops) => tracePath(layout, trace, hops, false).marks.map(markSpan));
  return rects.length === 0 ? null : boundsOf(rects);
}
