import { useStore } from "@xyflow/react";
import { type DetailLevel, useView } from "#store";
import { TEXT_SCALES } from "../layout/placed.ts";
import { levelAt } from "./level.ts";

/** The level in view: pinned, or the one of the zoom. */
export function useLevel(): DetailLevel {
  const pinned = useView((view) => view.pinnedLevel);
  const following = useStore((flow) => levelAt(flow.transform[2]));
  return pinned ?? following;
}

/** Steps of the text's size; finer ones would restyle every node on every frame of a zoom. */
const STEPS = 20;
const LEAST = 0.6;
const MOST = TEXT_SCALES.dots;

/**
 * What labels of the dense levels are scaled by to stay 12 px on the screen, within the room that the layout leaves.
 * At full detail text zooms with the rest.
 */
export function useTextScale(unit: number): number {
  return useStore((flow) => {
    if (unit === 1) return 1;
    const exact = 1 / (flow.transform[2] * unit);
    return Math.min(MOST, Math.max(LEAST, Math.round(exact * STEPS) / STEPS));
  });
}
