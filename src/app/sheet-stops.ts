import type { SheetStop } from "#store";

/** Percent of the window's height. */
export const SHEET_STOPS: Readonly<Record<SheetStop, number>> = { low: 12, middle: 39, high: 90 };
