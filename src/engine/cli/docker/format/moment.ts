/** When the lab opens, in milliseconds of the Unix epoch. */
const OPENED_MS = 1_768_467_600_000;
const UNITS: Readonly<Record<string, number>> = { ms: 0.001, s: 1, m: 60, h: 3600 };

/**
 * "10m", "1h30m", "2026-01-15T09:05:00Z" or a Unix time → seconds of the lab's clock; null when it is none of these.
 */
export function clockOf(text: string, now: number): number | null {
  if (/^(?:\d+(?:\.\d+)?(?:ms|s|m|h))+$/.test(text)) {
    const parts = [...text.matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h)/g)];
    return now - parts.reduce((sum, [, value, unit]) => sum + Number(value) * (UNITS[unit ?? ""] ?? 0), 0);
  }
  if (/^\d+(?:\.\d+)?$/.test(text)) return Number(text) - OPENED_MS / 1000;
  const date = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2}))?Z?)?$/.exec(text);
  if (!date) return null;
  const [year = 0, month = 0, day = 0, hours = 0, minutes = 0, seconds = 0] = date
    .slice(1)
    .map((part) => Number(part ?? 0));
  return daysFromCivil(year, month, day) * 86_400 + hours * 3600 + minutes * 60 + seconds - OPENED_MS / 1000;
}

/** Days from 1970-01-01. Source: Hinnant, days_from_civil. */
function daysFromCivil(year: number, month: number, day: number): number {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return (
    era * 146_097 +
    yearOfEra * 365 +
    Math.floor(yearOfEra / 4) -
    Math.floor(yearOfEra / 100) +
    dayOfYear -
    719_468
  );
}
