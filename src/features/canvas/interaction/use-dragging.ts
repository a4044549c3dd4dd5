import type { NodeChange } from "@xyflow/react";
import { useMemo } from "react";
import { place } from "#store";
import type { CanvasNode } from "../flow/flow-nodes.ts";
import type { Layout } from "../layout/placed.ts";
import { useCanvasUi } from "./canvas-ui.ts";

/** Key that a node's place is kept under: a box goes by its first container, which outlives its namespace. */
function placeKeyOf(node: CanvasNode): string {
  return node.type === "box" ? node.data.placed.placeKey : node.id;
}

/** Dragging moves the view only: the place is kept when the pointer lets go. */
export function useDragging(layout: Layout) {
  return useMemo(
    () => ({
      onNodesChange: (changes: NodeChange<CanvasNode>[]) => {
        for (const change of changes) {
          if (change.type !== "position" || !change.position || change.dragging !== true) continue;
          const { drag } = useCanvasUi.getState();
          if (drag) useCanvasUi.setState({ drag: { key: drag.key, position: change.position } });
        }
      },
      onNodeDragStart: (_event: unknown, node: CanvasNode) => {
        useCanvasUi.setState({ drag: { key: placeKeyOf(node), position: node.position } });
      },
      onNodeDragStop: (_event: unknown, node: CanvasNode) => {
        const { drag } = useCanvasUi.getState();
        useCanvasUi.setState({ drag: null });
        if (drag && layout.unit === 1) place(placeKeyOf(node), drag.position);
      },
    }),
    [layout],
  );
}
