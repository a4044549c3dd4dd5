import type { SheetStop } from "#store";

/** Percent of the window's height. */
export const SHEET_STOPS: Readonly<Record<SheetStop, number>> = { low: 12, middle: 39, high: 90 };

/** CSS height of the sheet. A low window, or one at 200%, gives the middle stop more: prompt and keys need their room. */
export function sheetHeight(stop: SheetStop): string {
  const height = `${SHEET_STOPS[stop]}dvh`;
  return stop === "middle" ? `max(${height}, min(240px, 100dvh - 120px))` : height;
}
