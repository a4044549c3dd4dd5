import { useReactFlow, useStore, useStoreApi } from "@xyflow/react";
import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef } from "react";
import { type DetailLevel, useLayout, useReducedMotion, useView } from "#store";
import type { Rect } from "../layout/geometry.ts";
import type { Layout } from "../layout/placed.ts";
import { CONTROLS_HEIGHT, fitView, LEGEND_HEIGHT, MAP_FROM, MAP_HEIGHT, NARROW } from "./level.ts";
import { mapPoint } from "./map-point.ts";

/** Fits the view until a person moves it, and keeps the middle in place when the level changes. */
export function useViewport(
  layout: Layout,
  measure: (level: DetailLevel, isNarrow: boolean) => Rect,
  root: RefObject<HTMLDivElement | null>,
  hasMap: boolean,
) {
  const flow = useReactFlow();
  const store = useStoreApi();
  const reduced = useReducedMotion();
  const pinned = useView((view) => view.pinnedLevel);
  const covered = useView((view) => (view.lens === "driver" ? 0 : LEGEND_HEIGHT)) + CONTROLS_HEIGHT;
  const width = useStore((state) => state.width);
  const height = useStore((state) => state.height);
  const follows = useRef(true);
  const shown = useRef<Layout | null>(null);

  const fit = useCallback(
    (animate: boolean) => {
      const state = store.getState();
      if (state.width === 0 || state.height === 0) return;
      const isNarrow = state.width < NARROW;
      const target = fitView(
        (level) => measure(level, isNarrow),
        state.width,
        state.height - covered,
        pinned,
        hasMap && state.height >= MAP_FROM ? MAP_HEIGHT : 0,
      );
      follows.current = true;
      const duration = animate && !reduced ? 240 : 0;
      void flow.setViewport({ x: target.x, y: target.y, zoom: target.zoom }, { duration });
    },
    [flow, measure, pinned, reduced, store, covered, hasMap],
  );

  useEffect(() => {
    const element = root.current;
    if (!element) return;
    const stopFollowing = (event: Event) => {
      if (event.target instanceof Element && event.target.closest(".react-flow")) follows.current = false;
    };
    element.addEventListener("wheel", stopFollowing, { passive: true });
    element.addEventListener("pointerdown", stopFollowing);
    return () => {
      element.removeEventListener("wheel", stopFollowing);
      element.removeEventListener("pointerdown", stopFollowing);
    };
  }, [root]);

  useLayoutEffect(() => {
    const before = shown.current;
    shown.current = layout;
    if (width === 0 || height === 0) return;
    if (follows.current) {
      fit(before !== null && before.level === layout.level);
      return;
    }
    if (before === null || before.level === layout.level) return;
    // The dense levels have a geometry of their own: what was in the middle stays there.
    const [x, y, zoom] = store.getState().transform;
    const middle = { x: (width / 2 - x) / zoom, y: (height / 2 - y) / zoom };
    const mapped = mapPoint(middle, before, layout);
    void flow.setViewport({ x: width / 2 - mapped.x * zoom, y: height / 2 - mapped.y * zoom, zoom });
  }, [layout, width, height, fit, flow, store]);

  const refit = useRef(fit);
  useLayoutEffect(() => {
    refit.current = fit;
  });
  useEffect(
    () =>
      useLayout.subscribe((now, before) => {
        if (now.fitWanted !== before.fitWanted) refit.current(true);
      }),
    [],
  );

  return {
    fit: useCallback(() => fit(true), [fit]),
    /** From now on the view stays where a person puts it. */
    hold: useCallback(() => {
      follows.current = false;
    }, []),
  };
}
