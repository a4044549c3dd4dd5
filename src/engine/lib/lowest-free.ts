const BLOCK = 64;

/** The block that a number belongs to: numbers are counted by blocks, so that a full block is skipped at once. */
export function blockOf(number: number): string {
  return String(Math.floor(number / BLOCK));
}

/**
 * The lowest number from 0 on that is not taken. `count` says how many numbers of a block are taken, `taken` which;
 * numbers of other blocks among them do no harm.
 */
export function lowestFree(
  count: (block: string) => number,
  taken: (block: string) => Iterable<number>,
): number {
  for (let first = 0; ; first += BLOCK) {
    const block = blockOf(first);
    if (count(block) >= BLOCK) continue;
    const numbers = new Set(taken(block));
    for (let number = first; number < first + BLOCK; number += 1) if (!numbers.has(number)) return number;
  }
}
