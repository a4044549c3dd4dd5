const UNIT_SECONDS: Readonly<Record<string, number>> = {
  h: 3600,
  m: 60,
  s: 1,
  ms: 1e-3,
  us: 1e-6,
  µs: 1e-6,
  ns: 1e-9,
};

/** time.ParseDuration: "1m30s" → 90 seconds. The text has been checked when the flag was read. */
export function durationSeconds(text: string): number {
  const sign = text.startsWith("-") ? -1 : 1;
  const parts = text.matchAll(/(\d+\.?\d*|\.\d+)(ns|us|µs|ms|s|m|h)/g);
  const sum = [...parts].reduce(
    (all, [, count, unit = ""]) => all + Number(count) * (UNIT_SECONDS[unit] ?? 0),
    0,
  );
  return sign * sum;
}

/** time.Duration's String(): 90 → "1m30s", 7776000 → "2160h0m0s". Whole milliseconds and up. */
export function durationText(seconds: number): string {
  if (seconds === 0) return "0s";
  if (seconds < 1) return `${Math.round(seconds * 1e6) / 1e3}ms`;
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  const rest = Math.round((seconds % 60) * 1e9) / 1e9;
  if (hours > 0) return `${hours}h${minutes}m${rest}s`;
  return minutes > 0 ? `${minutes}m${rest}s` : `${rest}s`;
}
