import { expect, test } from "vitest";
import { markWords, placeMarks, placesAt } from "./place-marks.ts";

test.each([
  { hops: [2], words: "3" },
  { hops: [2, 3, 4], words: "3–5" },
  { hops: [0, 1, 2, 6], words: "1–3, 7" },
  { hops: [3, 7], words: "4, 8" },
])("a mark of the hops at $hops says $words and claims no hop between its runs", ({ hops, words }) => {
  expect(markWords(hops)).toBe(words);
});

const BOUNDS = { x: 0, y: 0, w: 400, h: 200 };

test.each([
  { adapter: "in the middle", rect: { x: 100, y: 100, w: 120, h: 26 }, hops: [4], at: { x: 229, y: 96 } },
  { adapter: "at the right end", rect: { x: 275, y: 100, w: 120, h: 26 }, hops: [4], at: { x: 266, y: 96 } },
  { adapter: "in the middle", rect: { x: 100, y: 100, w: 120, h: 26 }, hops: [4, 6], at: { x: 244, y: 96 } },
])("the mark of hops $hops at an adapter $adapter is in view and beside its words", ({ rect, hops, at }) => {
  const spot = { key: "pnic", at: "pnic", kind: "pnic", rect, box: null } as const;
  const places = placesAt(spot).map((place) => ({ at: place, reached: 0 }));
  const words = { x: rect.x + 9, y: rect.y + 5, w: rect.w - 18, h: rect.h - 10 };
  expect(placeMarks([{ hops, places }], [words], BOUNDS)).toMatchObject([{ hops, at }]);
});
