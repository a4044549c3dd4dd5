/**
 * The logistic function and its inverse from tables. They are built with sums and products only, which every
 * JavaScript engine rounds alike; `Math.exp` and `Math.log` may differ in the last digit, and then a link written in
 * one browser would be unreadable in another.
 */
const STEPS = 4096;
/** Chances that have an entry in `logitTable`. */
export const LOGIT_STEPS = 4096;
const RANGE = 12;

/** e^-x for 0 ≤ x ≤ 1 by its series, which is exact to the last digit after 20 terms. */
function negativeExp(x: number): number {
  let term = 1;
  let sum = 1;
  for (let n = 1; n <= 20; n += 1) {
    term *= -x / n;
    sum += term;
  }
  return sum;
}

/** 1 / (1 + e^-x) at STEPS + 1 places of -RANGE … RANGE. */
const LOGISTIC = (() => {
  const step = (2 * RANGE) / STEPS;
  const factor = negativeExp(step);
  let exp = 1;
  for (let n = 0; n < STEPS / 2; n += 1) exp /= factor;
  const table = new Float64Array(STEPS + 1);
  for (let n = 0; n <= STEPS; n += 1) {
    table[n] = 1 / (1 + exp);
    exp *= factor;
  }
  return table;
})();

export function logistic(x: number): number {
  const at = Math.floor((x + RANGE) * (STEPS / (2 * RANGE)) + 0.5);
  return LOGISTIC[at < 0 ? 0 : at > STEPS ? STEPS : at] ?? 0.5;
}

/** The inverse for chances of 0 … LOGIT_STEPS - 1, each in the middle of its step. */
export const logitTable: Float64Array = (() => {
  const table = new Float64Array(LOGIT_STEPS);
  let at = 0;
  for (let n = 0; n < LOGIT_STEPS; n += 1) {
    const chance = (n + 0.5) / LOGIT_STEPS;
    while (at < STEPS && (LOGISTIC[at] ?? 1) < chance) at += 1;
    table[n] = (at * 2 * RANGE) / STEPS - RANGE;
  }
  return table;
})();
