import fc from "fast-check";
import { expect, test } from "vitest";
import { blocksOf, lowestFree } from "./lowest-free.ts";

test("the lowest free number is the first one that nobody has", () => {
  const numbers = fc.uniqueArray(fc.nat({ max: 300 }), { maxLength: 300 });
  fc.assert(
    fc.property(fc.nat({ max: 200 }), numbers, (dense, sparse) => {
      const taken = new Set([...Array.from({ length: dense }, (_, number) => number), ...sparse]);
      const inBlock = (block: string) => [...taken].filter((number) => blocksOf(number).includes(block));
      const free = lowestFree((block) => inBlock(block).length, inBlock);
      expect(taken.has(free)).toBe(false);
      for (let lower = 0; lower < free; lower += 1) expect(taken.has(lower)).toBe(true);
    }),
  );
});
