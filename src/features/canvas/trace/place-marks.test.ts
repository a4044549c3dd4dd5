import { expect, test } from "vitest";
import { markWords } from "./place-marks.ts";

test.each([
  { hops: [2], words: "3" },
  { hops: [2, 3, 4], words: "3–5" },
  { hops: [0, 1, 2, 6], words: "1–3, 7" },
  { hops: [3, 7], words: "4, 8" },
])("a mark of the hops at $hops says $words and claims no hop between its runs", ({ hops, words }) => {
  expect(markWords(hops)).toBe(words);
});
