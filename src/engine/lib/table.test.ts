import fc from "fast-check";
import { expect, test } from "vitest";
import { Table } from "./table.ts";

type Change = { readonly type: "with" | "without"; readonly id: string; readonly value: number };

const change: fc.Arbitrary<Change> = fc.record({
  type: fc.constantFrom("with", "with", "without"),
  id: fc.oneof(
    fc.integer({ min: 0, max: 200 }).map(String),
    fc.constantFrom("__proto__", "constructor", "toString", ""),
  ),
  value: fc.integer(),
});

test("a table holds what a Map would hold after the same changes, in the same order", () => {
  fc.assert(
    fc.property(fc.array(change, { maxLength: 400 }), (changes) => {
      let table = Table.empty<string, number>();
      const map = new Map<string, number>();
      for (const { type, id, value } of changes) {
        if (type === "with") {
          table = table.with(id, value);
          map.set(id, value);
        } else {
          table = table.without(id);
          map.delete(id);
        }
        expect(table.get(id)).toBe(map.get(id));
        expect(table.size).toBe(map.size);
      }
      expect([...table]).toEqual([...map.values()]);
      expect(table.toArray()).toEqual([...map.values()]);
    }),
  );
});

test("a changed table leaves the one before as it was", () => {
  const before = Table.from<string, number>([["a", 1]]);
  const after = before.with("a", 2).with("b", 3);
  expect([before.get("a"), before.has("b")]).toEqual([1, false]);
  expect(after.toArray()).toEqual([2, 3]);
});
