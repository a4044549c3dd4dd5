const UNITS = "bkmgtp";

/**
 * units.RAMInBytes: "512m" → 536870912, "-1" → -1; units are powers of 1024. The text has been checked when the flag
 * was read. Source: go-units, size.go.
 */
export function bytesOf(text: string): number {
  const [, count = "0", unit = "b"] = /^(-?[\d.]+) ?([kmgtp])?/i.exec(text) ?? [];
  return Math.trunc(Number(count) * 1024 ** UNITS.indexOf(unit.toLowerCase()));
}
