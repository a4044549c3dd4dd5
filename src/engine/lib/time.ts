/** When the lab opens, in milliseconds of the Unix epoch: 2026-01-15T09:00:00Z. The clock counts from here. */
const EPOCH_MS = 1_768_467_600_000;
const DAY_SECONDS = 86_400;
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const WEEKDAYS = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"];

/** A moment of the lab's clock as calendar numbers, in UTC. */
export interface WallTime {
  readonly year: number;
  /** 1 … 12. */
  readonly month: number;
  readonly day: number;
  readonly hours: number;
  readonly minutes: number;
  readonly seconds: number;
  /** Below one second, 0 … 9999999, in the 100 ns steps of Windows. */
  readonly ticks: number;
  /** "Thu" … */
  readonly weekday: string;
  /** "Jan" … */
  readonly monthName: string;
}

/** Seconds since the lab opened → date and time. Source of the calendar arithmetic: Hinnant, civil_from_days. */
export function wallTime(clock: number): WallTime {
  const ticksOfAll = Math.round(clock * 1e7);
  const whole = Math.floor(ticksOfAll / 1e7);
  const unix = EPOCH_MS / 1000 + whole;
  const days = Math.floor(unix / DAY_SECONDS);
  const rest = unix - days * DAY_SECONDS;
  const { year, month, day } = civilDate(days);
  return {
    year,
    month,
    day,
    hours: Math.floor(rest / 3600),
    minutes: Math.floor(rest / 60) % 60,
    seconds: rest % 60,
    ticks: ticksOfAll - whole * 1e7,
    weekday: WEEKDAYS[((days % 7) + 7) % 7] ?? "",
    monthName: MONTHS[month - 1] ?? "",
  };
}

/** Days since 1970-01-01 → year, month, day. */
function civilDate(days: number): { readonly year: number; readonly month: number; readonly day: number } {
  const shifted = days + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1,
  };
}

/** "2026-01-15T09:00:04.35Z": RFC 3339, fraction only when there is one, as Go prints it in JSON. */
export function isoTime(clock: number): string {
  const time = wallTime(clock);
  const { hours, minutes, seconds, ticks } = time;
  const fraction = ticks === 0 ? "" : `.${String(ticks).padStart(7, "0").replace(/0+$/, "")}`;
  return `${dateText(time)}T${two(hours)}:${two(minutes)}:${two(seconds)}${fraction}Z`;
}

/** "2026-01-15". */
export function isoDate(clock: number): string {
  return dateText(wallTime(clock));
}

function dateText({ year, month, day }: WallTime): string {
  return `${year}-${two(month)}-${two(day)}`;
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}
