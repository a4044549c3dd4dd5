import fc from "fast-check";
import { expect, test } from "vitest";
import { Table } from "./table.ts";

type Change = { readonly type: "with" | "without"; readonly id: string; readonly value: number };

const change: fc.Arbitrary<Change> = fc.record({
  type: fc.constantFrom("with", "with", "without"),
  id: fc.oneof(
    fc.integer({ min: 0, max: 200 }).map(String),
    fc.constantFrom("__proto__", "constructor", "toString", ""),
    // Pairs with one 32-bit FNV-1a hash.
    fc.constantFrom("costarring", "liquid", "declinate", "macallums"),
  ),
  value: fc.integer(),
});

/** Two keys, sometimes the same one twice, and none for multiples of five. */
const remainders = (value: number): readonly string[] =>
  value % 5 === 0 ? [] : [`${value % 5}`, `${value % 7}`];

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

test("a table finds by a further key what a walk through all its values would find", () => {
  fc.assert(
    fc.property(fc.array(change, { maxLength: 300 }), fc.nat({ max: 20 }), (changes, firstUse) => {
      let table = Table.empty<string, number>();
      for (const [at, { type, id, value }] of changes.entries()) {
        table = type === "with" ? table.with(id, value) : table.without(id);
        if (at === firstUse) table.count(remainders, "1");
      }
      for (const key of ["-3", "0", "1", "6"]) {
        const values = table.toArray();
        const times = values.flatMap(remainders).filter((each) => each === key).length;
        expect(table.count(remainders, key)).toBe(times);
        expect(new Set(table.by(remainders, key))).toEqual(
          new Set(values.filter((value) => remainders(value).includes(key))),
        );
      }
      const odd = (value: number) => value % 2 !== 0;
      expect(table.findLast(odd)).toBe(table.toArray().findLast(odd));
    }),
  );
});

test("a table that was emptied and filled again and again keeps its order", () => {
  let table = Table.from<string, number>([["stays", -1]]);
  for (let round = 0; round < 500; round += 1) {
    table = table.with(`id-${round}`, round);
    if (round >= 3) table = table.without(`id-${round - 3}`);
  }
  expect(table.toArray()).toEqual([-1, 497, 498, 499]);
  expect(table.by((value) => [String(value)], "498")).toEqual([498]);
});

test("a changed table leaves the one before as it was", () => {
  const before = Table.from<string, number>([["a", 1]]);
  const after = before.with("a", 2).with("b", 3);
  expect([before.get("a"), before.has("b")]).toEqual([1, false]);
  expect(after.toArray()).toEqual([2, 3]);
});
