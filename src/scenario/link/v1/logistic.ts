/**
 * The logistic function and its inverse from tables. They are built with sums and products only, which every
 * JavaScript engine rounds alike; `Math.exp` and `Math.log` may differ in the last digit, and then a link written in
 * one browser would be unreadable in another.
 */
const STEPS = 4096;
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
  if (x >= RANGE) return LOGISTIC[STEPS] ?? 1;
  if (x <= -RANGE) return LOGISTIC[0] ?? 0;
  return LOGISTIC[Math.round(((x + RANGE) * STEPS) / (2 * RANGE))] ?? 0.5;
}

/** The inverse at 4,096 chances. */
const LOGIT = (() => {
  const table = new Float64Array(STEPS);
  let at = 0;
  for (let n = 0; n < STEPS; n += 1) {
    const chance = (n + 0.5) / STEPS;
    while (at < STEPS && (LOGISTIC[at] ?? 1) < chance) at += 1;
    table[n] = (at * 2 * RANGE) / STEPS - RANGE;
  }
  return table;
})();

export function logit(chance: number): number {
  return LOGIT[Math.min(STEPS - 1, Math.floor(chance * STEPS))] ?? 0;
}
