/** One thing that wants to stand at `want` on a line and needs `before` and `after` free beside it. */
export interface Wish {
  readonly key: string;
  readonly want: number;
  readonly before: number;
  readonly after: number;
}

/** Places all on a line from `start`, in the order of their wishes, moved right as little as their room needs. */
export function spread(wishes: readonly Wish[], start: number): ReadonlyMap<string, number> {
  const sorted = wishes.toSorted((a, b) => a.want - b.want || (a.key < b.key ? -1 : 1));
  const result = new Map<string, number>();
  let edge = start;
  for (const wish of sorted) {
    const at = Math.max(wish.want, edge + wish.before);
    result.set(wish.key, at);
    edge = at + wish.after;
  }
  return result;
}

/**
 * Heights for links that leave `from`, run sideways and come down at `to`, so that none crosses another: those to
 * the right turn the later the further left they start, those to the left the other way round.
 */
export function channels(
  links: readonly { readonly key: string; readonly from: number; readonly to: number }[],
): ReadonlyMap<string, number> {
  const bent = links.filter(({ from, to }) => Math.abs(from - to) > 0.5);
  const rightward = bent.filter(({ from, to }) => to > from).toSorted((a, b) => b.from - a.from);
  const leftward = bent.filter(({ from, to }) => to < from).toSorted((a, b) => a.from - b.from);
  const slots = new Map<string, number>();
  for (const list of [rightward, leftward])
    for (const [slot, link] of list.entries()) slots.set(link.key, slot);
  return slots;
}
