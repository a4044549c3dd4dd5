type Plain = Readonly<Record<string, unknown>>;

function isPlain(value: unknown): value is Plain {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function keyOf(value: unknown): unknown {
  return isPlain(value) ? value["key"] : undefined;
}

/**
 * `next`, with every part that equals its counterpart in `previous` replaced by that counterpart, so that identity
 * tells what changed. Elements of arrays are matched by their `key`, else by position. Plain data only.
 */
export function share<T>(previous: T, next: T): T {
  return shared(previous, next) as T;
}

function shared(previous: unknown, next: unknown): unknown {
  if (Object.is(previous, next)) return previous;
  if (Array.isArray(previous) && Array.isArray(next)) return sharedArray(previous, next);
  if (isPlain(previous) && isPlain(next)) return sharedRecord(previous, next);
  return next;
}

function sharedArray(previous: readonly unknown[], next: readonly unknown[]): readonly unknown[] {
  let byKey: Map<unknown, unknown> | undefined;
  let same = previous.length === next.length;
  const result = next.map((value, index) => {
    let before = previous[index];
    const key = keyOf(value);
    if (key !== undefined && keyOf(before) !== key) {
      byKey ??= new Map(previous.map((element) => [keyOf(element), element]));
      before = byKey.get(key);
    }
    const kept = shared(before, value);
    if (!Object.is(kept, previous[index])) same = false;
    return kept;
  });
  return same ? previous : result;
}

function sharedRecord(previous: Plain, next: Plain): Plain {
  const result: Record<string, unknown> = {};
  let same = Object.keys(previous).length === Object.keys(next).length;
  for (const name in next) {
    const kept = shared(previous[name], next[name]);
    result[name] = kept;
    if (!Object.is(kept, previous[name])) same = false;
  }
  return same ? previous : result;
}
