import type { Source } from "./source.ts";
import type { BinaryOperator } from "./syntax.ts";

const WORD = /-i?([a-z]+)\b/iy;

/** Unary operators and how they are written. */
export const UNARY: readonly (readonly [RegExp, "-not" | "-" | "-join" | "-split"])[] = [
  [/!|-not\b/iy, "-not"],
  [/-join\b/iy, "-join"],
  [/-split\b/iy, "-split"],
  [/-(?=[\d($])/y, "-"],
];

/** Consumes one of the operators when it comes next; `-ieq` is another way to write `-eq`. */
export function readOperator(source: Source, among: readonly BinaryOperator[]): BinaryOperator | null {
  const start = source.at;
  const word = source.match(WORD);
  if (word !== null) {
    const plain = word.toLowerCase();
    const found = among.find((operator) => operator === plain || operator === plain.replace(/^-i/, "-"));
    if (found) return found;
    source.at = start;
  }
  for (const operator of among) {
    if (!operator.startsWith("-") && source.take(operator)) return operator;
    if (operator === "-" && /^-(?![A-Za-z])/.test(source.text.slice(source.at)) && source.take("-"))
      return operator;
  }
  return null;
}
