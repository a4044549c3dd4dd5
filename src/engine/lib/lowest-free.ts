/** Sizes of the blocks that numbers are counted by: a full block is skipped at once, a large one before a small one. */
const LARGE = 64;
const SMALL = 8;

/** The blocks that a number belongs to. */
export function blocksOf(number: number): readonly string[] {
  return [largeBlock(number), smallBlock(number)];
}

const largeBlock = (number: number) => `${LARGE}/${Math.floor(number / LARGE)}`;
const smallBlock = (number: number) => `${SMALL}/${Math.floor(number / SMALL)}`;

/**
 * The lowest number from 0 on that is not taken. `count` says how many numbers of a block are taken, `taken` which;
 * numbers of other blocks among them do no harm.
 */
export function lowestFree(
  count: (block: string) => number,
  taken: (block: string) => readonly number[],
): number {
  let first = 0;
  while (count(largeBlock(first)) >= LARGE) first += LARGE;
  while (count(smallBlock(first)) >= SMALL) first += SMALL;
  const numbers = taken(smallBlock(first));
  while (numbers.includes(first)) first += 1;
  return first;
}
