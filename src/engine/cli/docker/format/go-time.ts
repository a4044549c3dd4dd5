import { isoDate, isoTime } from "../../../lib/time.ts";

/** Go's time.String(): "2026-01-15 09:00:04.35 +0000 UTC". */
export function goTime(clock: number): string {
  const time = isoTime(clock).slice("2026-01-15T".length, -1);
  return `${isoDate(clock)} ${time} +0000 UTC`;
}
