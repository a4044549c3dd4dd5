import { createContext, useContext } from "react";
import type { Paint } from "./paint.ts";

/** null: colours mean drivers. */
export const PaintContext = createContext<Paint | null>(null);

/** Colours that groups take in turn; letters tell them apart beyond that. */
const COLOURS = 6;

/** The value of `data-tone` for an item: its driver's, or its group's under another lens. */
export function useTone(keys: readonly string[], tone: string): string {
  const paint = useContext(PaintContext);
  if (paint === null) return tone;
  const key = keys.find((one) => paint.of.has(one));
  const group = key === undefined ? undefined : paint.of.get(key);
  return group === undefined ? "none" : `group-${group % COLOURS}`;
}
