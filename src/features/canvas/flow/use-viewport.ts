import { useReactFlow, useStore, useStoreApi } from "@xyflow/react";
import { type RefObject, useCallback, useEffect, useLayoutEffect, useMemo, useRef } from "react";
import { useLayout, useReducedMotion, useView } from "#store";
import { useCanvasUi } from "../interaction/canvas-ui.ts";
import { distance, type Point } from "../layout/geometry.ts";
import type { Layout } from "../layout/placed.ts";
import { CONTROLS_HEIGHT, type Fit, fitView, LEGEND_HEIGHT, MAP_FROM, MAP_HEIGHT, NARROW } from "./level.ts";
import { mapPoint } from "./map-point.ts";
import type { Measure } from "./use-layout.ts";

/** Answers the view that shows all of the lab; null before the canvas has a size. */
export type Target = () => Fit | null;

/** Works out the view only when asked, once: a lab that is moved about by hand asks for none. */
export function useTarget(measure: Measure, hasMap: boolean, containers: number): Target {
  const pinned = useView((view) => view.pinnedLevel);
  const covered = useView((view) => (view.lens === "driver" ? 0 : LEGEND_HEIGHT)) + CONTROLS_HEIGHT;
  const width = useStore((state) => state.width);
  const height = useStore((state) => state.height);
  return useMemo(() => {
    let known: Fit | null = null;
    return () => {
      if (width === 0 || height === 0) return null;
      const map = hasMap && height >= MAP_FROM ? MAP_HEIGHT : 0;
      const isNarrow = width < NARROW;
      known ??= fitView(
        (level) => measure(level, isNarrow),
        width,
        height - covered,
        pinned,
        map,
        // A phone fits one host alone.
        isNarrow ? 0 : containers,
      );
      return known;
    };
  }, [measure, width, height, covered, pinned, hasMap, containers]);
}

/** Pixels from which a press is a drag. */
const DRAG_FROM = 3;

const isFollowing = (): boolean => useCanvasUi.getState().follows;

/** From now on the view stays where a person puts it. */
function hold(): void {
  if (isFollowing()) useCanvasUi.setState({ follows: false });
}

/** Fits the view until a person moves it, and keeps the middle in place when the level changes. */
export function useViewport(layout: Layout, target: Target, root: RefObject<HTMLDivElement | null>) {
  const flow = useReactFlow();
  const store = useStoreApi();
  const reduced = useReducedMotion();
  const width = useStore((state) => state.width);
  const height = useStore((state) => state.height);
  const shown = useRef<Layout | null>(null);

  const fit = useCallback(
    (animate: boolean) => {
      const all = target();
      if (all === null) return;
      if (!isFollowing()) useCanvasUi.setState({ follows: true });
      const [x, y, zoom] = store.getState().transform;
      // What is in view already needs no animation, which would work for 240 ms to move nothing.
      if (all.x === x && all.y === y && all.zoom === zoom) return;
      const duration = animate && !reduced ? 240 : 0;
      void flow.setViewport({ x: all.x, y: all.y, zoom: all.zoom }, { duration });
    },
    [flow, store, target, reduced],
  );

  useEffect(() => {
    const element = root.current;
    if (!element) return;
    let pressedAt: Point | null = null;
    const onCanvas = (event: Event) =>
      event.target instanceof Element && event.target.closest(".react-flow") !== null;
    const onWheel = (event: Event) => {
      if (onCanvas(event)) hold();
    };
    const onPress = (event: PointerEvent) => {
      pressedAt = onCanvas(event) ? { x: event.clientX, y: event.clientY } : null;
    };
    // A press alone selects; only what is dragged is moved.
    const onMove = ({ buttons, clientX, clientY }: PointerEvent) => {
      if (buttons === 0 || pressedAt === null || !isFollowing()) return;
      if (distance(pressedAt, { x: clientX, y: clientY }) > DRAG_FROM) hold();
    };
    // On the way down: React Flow ends the wheel's event where it zooms.
    element.addEventListener("wheel", onWheel, { passive: true, capture: true });
    element.addEventListener("pointerdown", onPress);
    element.addEventListener("pointermove", onMove);
    return () => {
      element.removeEventListener("wheel", onWheel, { capture: true });
      element.removeEventListener("pointerdown", onPress);
      element.removeEventListener("pointermove", onMove);
    };
  }, [root]);

  useLayoutEffect(() => {
    const before = shown.current;
    shown.current = layout;
    if (width === 0 || height === 0) return;
    if (isFollowing()) {
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

  return { fit: useCallback(() => fit(true), [fit]), hold };
}
