import { err, ok, type Result } from "../../lib/result.ts";
import type { Refusal } from "../../model/refusal.ts";

/** Values of --filter by key, in the order typed. */
export type Filters = ReadonlyMap<string, readonly string[]>;

export function filtersOf(texts: readonly string[]): Filters {
  const filters = new Map<string, readonly string[]>();
  for (const text of texts) {
    const equals = text.indexOf("=");
    const key = text.slice(0, equals).trim().toLowerCase();
    filters.set(key, [...(filters.get(key) ?? []), text.slice(equals + 1).trim()]);
  }
  return filters;
}

/** How one key of a filter decides on one object. */
export type FilterTests<Item> = Readonly<Record<string, (item: Item, value: string) => boolean>>;

/** Same key: any value may match; different keys: all must. The daemon refuses a key it does not know. */
export function filterTest<Item>(
  filters: Filters,
  tests: FilterTests<Item>,
): Result<(item: Item) => boolean, Refusal> {
  const entries: (readonly [(item: Item, value: string) => boolean, readonly string[]])[] = [];
  for (const [key, values] of filters) {
    const test = Object.hasOwn(tests, key) ? tests[key] : undefined;
    if (!test) {
      return err(
        filterRefusal(`invalid filter '${key}'`, `Filters that exist: ${Object.keys(tests).join(", ")}.`),
      );
    }
    entries.push([test, values]);
  }
  return ok((item) => entries.every(([test, values]) => values.some((value) => test(item, value))));
}

export function filterRefusal(message: string, hint: string): Refusal {
  return { code: "invalid-filter", layer: "dockerd", message, hint };
}

/** `name=` and `id=` filters: a regular expression, or any part of the text. */
export function matchesPattern(text: string, pattern: string): boolean {
  if (text.includes(pattern)) return true;
  try {
    return new RegExp(pattern).test(text);
  } catch {
    return false;
  }
}
