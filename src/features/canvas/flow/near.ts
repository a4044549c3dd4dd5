import type { ReactFlowState } from "@xyflow/react";
import { overlaps, type Rect } from "../layout/geometry.ts";
import type { CanvasNode } from "./flow-nodes.ts";

/** Nodes from which on React Flow only gets those near the view. */
const MANY = 400;

/**
 * What is near the view, in canvas units: the view and at least its size on each side. It moves by whole steps, so that
 * it stays the same for most moves of the view. Null before the view has a size.
 */
export function surroundings({
  transform: [x, y, zoom],
  width,
  height,
}: Pick<ReactFlowState, "transform" | "width" | "height">): Rect | null {
  const longest = Math.max(width, height) / zoom;
  if (!(longest > 0)) return null;
  const step = 2 ** Math.ceil(Math.log2(longest));
  const from = (offset: number) => (Math.floor(-offset / zoom / step) - 1) * step;
  return { x: from(x), y: from(y), w: 4 * step, h: 4 * step };
}

/**
 * The nodes that React Flow is given. On each frame of a drag it goes through all that it has, drawn or not: of very
 * many, what stands in hosts far from the view is left out.
 */
export function nodesNear(nodes: readonly CanvasNode[], around: Rect | null): readonly CanvasNode[] {
  if (nodes.length < MANY || around === null) return nodes;
  const hosts = new Map(
    nodes.map(({ id, parentId, position }) => [parentId === undefined ? id : "", position]),
  );
  return nodes.filter(({ parentId, position, width = 0, height = 0 }) => {
    const host = parentId === undefined ? undefined : hosts.get(parentId);
    return !host || overlaps({ x: host.x + position.x, y: host.y + position.y, w: width, h: height }, around);
  });
}
