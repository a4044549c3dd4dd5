import { expect, test } from "vitest";
import { isoDate, isoTime, wallTime } from "./time.ts";

test.each([
  { clock: 0, iso: "2026-01-15T09:00:00Z", weekday: "Thu" },
  { clock: 4.35, iso: "2026-01-15T09:00:04.35Z", weekday: "Thu" },
  { clock: 15 * 3600, iso: "2026-01-16T00:00:00Z", weekday: "Fri" },
  { clock: 17 * 86_400, iso: "2026-02-01T09:00:00Z", weekday: "Sun" },
  { clock: (365 * 2 + 45) * 86_400, iso: "2028-02-29T09:00:00Z", weekday: "Tue" },
  { clock: -15 * 86_400, iso: "2025-12-31T09:00:00Z", weekday: "Wed" },
])("$clock s after the lab opened it is $iso, a $weekday", ({ clock, iso, weekday }) => {
  expect(isoTime(clock)).toBe(iso);
  expect(isoDate(clock)).toBe(iso.slice(0, 10));
  expect(wallTime(clock).weekday).toBe(weekday);
});
