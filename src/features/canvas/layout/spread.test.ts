import fc from "fast-check";
import { expect, test } from "vitest";
import { channels, spread } from "./spread.ts";

test("what has room stays where it wants to be", () => {
  const places = spread(
    [
      { key: "a", want: 10, before: 5, after: 5 },
      { key: "b", want: 40, before: 5, after: 5 },
    ],
    0,
  );
  expect([...places]).toEqual([
    ["a", 10],
    ["b", 40],
  ]);
});

test("any wishes: order is kept and nobody's room is shared", () => {
  const wish = fc.record({ want: fc.integer({ min: 0, max: 500 }), before: fc.nat(40), after: fc.nat(40) });
  fc.assert(
    fc.property(fc.array(wish, { maxLength: 30 }), (list) => {
      const wishes = list.map((entry, index) => ({ key: String(index), ...entry }));
      const places = spread(wishes, 0);
      const sorted = wishes.toSorted((a, b) => (places.get(a.key) ?? 0) - (places.get(b.key) ?? 0));
      for (const [index, entry] of sorted.entries()) {
        const next = sorted[index + 1];
        if (!next) continue;
        expect((places.get(next.key) ?? 0) - next.before).toBeGreaterThanOrEqual(
          (places.get(entry.key) ?? 0) + entry.after,
        );
        expect(next.want).toBeGreaterThanOrEqual(entry.want);
      }
    }),
  );
});

test("links to the right nest: the one that starts furthest right turns first", () => {
  const slots = channels([
    { key: "a", from: 0, to: 30 },
    { key: "b", from: 20, to: 50 },
    { key: "c", from: 60, to: 60 },
  ]);
  expect(slots.get("b")).toBe(0);
  expect(slots.get("a")).toBe(1);
  expect(slots.has("c")).toBe(false);
});
