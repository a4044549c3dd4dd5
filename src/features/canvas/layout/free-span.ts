export interface Span {
  readonly from: number;
  readonly to: number;
}

/**
 * Left end of a free stretch of the given width between `from` and `to` that no obstacle touches, as near to `near`
 * as possible; null when there is none.
 */
export function freeSpan(obstacles: readonly Span[], from: number, to: number, width: number, near: number) {
  const sorted = obstacles.toSorted((a, b) => a.from - b.from);
  let edge = from;
  let best: number | null = null;
  const consider = (start: number, end: number) => {
    if (end - start < width) return;
    const at = Math.min(Math.max(near - width / 2, start), end - width);
    if (best === null || Math.abs(at + width / 2 - near) < Math.abs(best + width / 2 - near)) best = at;
  };
  for (const obstacle of sorted) {
    consider(edge, Math.min(obstacle.from, to));
    edge = Math.max(edge, obstacle.to);
  }
  consider(edge, to);
  return best as number | null;
}
