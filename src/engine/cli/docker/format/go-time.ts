import { isoTime } from "../../../lib/time.ts";

/** Go's time.String(): "2026-01-15 09:00:04.35 +0000 UTC". */
export function goTime(clock: number): string {
  return `${isoTime(clock).slice(0, -1).replace("T", " ")} +0000 UTC`;
}
