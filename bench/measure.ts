import process from "node:process";

interface Limits {
  /** What we aim for: reported. */
  readonly goalMs: number;
  /** What must not be reached: fails the bench. */
  readonly failMs: number;
}

/**
 * Times `work`, answers the median in milliseconds, and prints median and 95th percentile beside the limits. The first runs are thrown away:
 * they measure the compiler of the JavaScript engine.
 */
export function measure(title: string, { goalMs, failMs }: Limits, work: () => void, runs = 20): number {
  const warmUps = Math.ceil(runs / 4);
  const times = Array.from({ length: warmUps + runs }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  }).slice(warmUps);
  const sorted = times.toSorted((a, b) => a - b);
  const median = percentile(sorted, 0.5);
  const verdict = median > failMs ? "FAILED" : median > goalMs ? "over goal" : "ok";
  if (median > failMs) process.exitCode = 1;
  console.log(
    `${title}: median ${format(median)}, 95th ${format(percentile(sorted, 0.95))}, ` +
      `goal ${format(goalMs)}, fails above ${format(failMs)}: ${verdict}`,
  );
  return median;
}

function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

function format(ms: number): string {
  return `${ms < 10 ? ms.toFixed(2) : ms.toFixed(0)} ms`;
}
