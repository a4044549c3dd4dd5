import { useStore, useStoreApi } from "@xyflow/react";
import { useCallback, useSyncExternalStore } from "react";
import { type DetailLevel, useView } from "#store";
import { useCanvasUi } from "../interaction/canvas-ui.ts";
import { TEXT_SCALES } from "../layout/placed.ts";
import { levelAt } from "./level.ts";
import type { Target } from "./use-viewport.ts";

/**
 * The level in view: pinned, or the one of the zoom. While the view follows the lab it is that of the zoom to come: a
 * large lab that is opened must not be drawn in full detail once, only to be zoomed out of.
 */
export function useLevel(target: Target): DetailLevel {
  const pinned = useView((view) => view.pinnedLevel);
  const zoomed = useStore((flow) => levelAt(flow.transform[2]));
  const follows = useCanvasUi((ui) => ui.follows);
  return pinned ?? (follows ? (target()?.level ?? "dots") : zoomed);
}

/** Steps of the text's size; finer ones would restyle every node on every frame of a zoom. */
const STEPS = 20;
const LEAST = 0.6;
const MOST = TEXT_SCALES.dots;

/** A zoom by hand is over when the wheel rested for so long. */
const SETTLES_MS = 120;

/**
 * What labels of the dense levels are scaled by to stay 12 px on the screen, within the room that the layout leaves.
 * At full detail text zooms with the rest. While a person zooms, labels grow with their switches and take their size
 * when the zoom rests: a new size of type lays out all labels again, on every frame.
 */
export function useTextScale(unit: number): number {
  const store = useStoreApi();
  const subscribe = useCallback(
    (wake: () => void) => {
      let timer: ReturnType<typeof setTimeout> | undefined;
      const stop = store.subscribe((now, before) => {
        if (now.transform[2] === before.transform[2]) return;
        clearTimeout(timer);
        if (useCanvasUi.getState().follows) wake();
        else timer = setTimeout(wake, SETTLES_MS);
      });
      return () => {
        clearTimeout(timer);
        stop();
      };
    },
    [store],
  );
  return useSyncExternalStore(subscribe, () => textScaleAt(store.getState().transform[2], unit));
}

function textScaleAt(zoom: number, unit: number): number {
  if (unit === 1) return 1;
  const exact = 1 / (zoom * unit);
  return Math.min(MOST, Math.max(LEAST, Math.round(exact * STEPS) / STEPS));
}
