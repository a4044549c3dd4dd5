import { expect, test } from "vitest";
import { share } from "./share.ts";

test("equal data keeps the identity of the earlier value", () => {
  const before = { list: [{ key: "a", deep: { x: 1 } }], text: "t" };
  expect(share(before, structuredClone(before))).toBe(before);
});

test("a change in one element leaves the others the same objects", () => {
  const before = {
    list: [
      { key: "a", x: 1 },
      { key: "b", x: 2 },
    ],
  };
  const after = share(before, {
    list: [
      { key: "a", x: 1 },
      { key: "b", x: 3 },
    ],
  });
  expect(after).not.toBe(before);
  expect(after.list[0]).toBe(before.list[0]);
  expect(after.list[1]).toEqual({ key: "b", x: 3 });
});

test("elements are matched by key when one before them went away", () => {
  const before = [
    { key: "a", x: 1 },
    { key: "b", x: 2 },
    { key: "c", x: 3 },
  ];
  const after = share(before, [
    { key: "b", x: 2 },
    { key: "c", x: 3 },
  ]);
  expect(after[0]).toBe(before[1]);
  expect(after[1]).toBe(before[2]);
});

test("a key that disappeared is a change", () => {
  const before: Record<string, number> = { a: 1, b: 2 };
  expect(share(before, { a: 1 })).toEqual({ a: 1 });
});
