import { useMemo, useState } from "react";
import type { Trace, World } from "#engine";
import { type DetailLevel, placedLast, useView } from "#store";
import { useCanvasUi } from "../interaction/canvas-ui.ts";
import { boundsOf, type Rect } from "../layout/geometry.ts";
import { createLayouter, createMeasurer, type LayoutOptions } from "../layout/layout.ts";
import type { Layout } from "../layout/placed.ts";
import { PNIC_HEIGHT } from "../layout/pnics.ts";
import { createProjector } from "../scene/project.ts";
import type { Scene } from "../scene/scene.ts";
import { traceBounds } from "../trace/trace-bounds.ts";

/** The scene of a World, with the identity of everything that did not change. */
export function useScene(world: World): Scene {
  const [project] = useState(createProjector);
  return useMemo(() => project(world), [project, world]);
}

/** Keys of boxes: while one is dragged its switch must not run away from it. */
const FLOATS = /^(?:containers|compartments)\/.*\/(?!1$)/;

interface Surroundings {
  readonly lanes: ReadonlySet<string>;
  readonly services: LayoutOptions["services"];
}

/** Where people put things; a box in the hand floats over the others. */
function usePositions() {
  const placed = useView((view) => view.positions);
  const drag = useCanvasUi((ui) => ui.drag);
  const floating = drag !== null && FLOATS.test(drag.key) ? drag : null;
  const moved = floating === null ? drag : null;
  const positions = useMemo(
    () => (moved === null ? placed : placedLast(placed, moved.key, moved.position)),
    [placed, moved],
  );
  return { positions, floating };
}

export type Measure = (level: DetailLevel, isNarrow: boolean) => Rect;

/** How large the lab is at a level of detail, with the marks of the traced packet, in canvas units. */
export function useMeasure(
  scene: Scene,
  { lanes, services, trace }: Surroundings & { readonly trace: Trace | null },
): Measure {
  const [measurer] = useState(createMeasurer);
  const { positions } = usePositions();
  return useMemo(
    () => (level, isNarrow) => {
      const measured = measurer(scene, { level, positions, floating: null, lanes, services });
      const { unit } = measured;
      const all = boundsInView(measured, services, isNarrow);
      const marks = trace === null || isNarrow ? null : traceBounds(measured, trace);
      const bounds = marks === null ? all : boundsOf([all, marks]);
      return { x: bounds.x * unit, y: bounds.y * unit, w: bounds.w * unit, h: bounds.h * unit };
    },
    [measurer, scene, positions, lanes, services, trace],
  );
}

/** The layout in view. */
export function useLayoutOf(
  scene: Scene,
  { level, lanes, services }: Surroundings & { readonly level: DetailLevel },
): Layout {
  const [layouter] = useState(createLayouter);
  const { positions, floating } = usePositions();
  return useMemo(
    () => layouter(scene, { level, positions, floating, lanes, services }),
    [layouter, scene, level, positions, floating, lanes, services],
  );
}

/**
 * All of it; while a command is stepped through, the host that it works on. A phone shows the first host and what is
 * below it: all of a LAN would be too small to read.
 */
function boundsInView(
  { hosts, bounds }: Layout,
  services: LayoutOptions["services"],
  isNarrow: boolean,
): Rect {
  const host = hosts.find(({ scene }) => scene.name === services?.host);
  if (host) return { ...host.rect, h: host.rect.h + PNIC_HEIGHT / 2 };
  const [first] = hosts;
  return isNarrow && first ? { ...bounds, x: first.rect.x, w: first.rect.w } : bounds;
}
