import { type NodeChange, useReactFlow } from "@xyflow/react";
import { type DragEvent, useMemo } from "react";
import { DRAG_TYPE, draft, notify, place, runLine, runProposal, selectWorld, useLab, useView } from "#store";
import type { CanvasNode } from "../flow/flow-nodes.ts";
import type { Point } from "../layout/geometry.ts";
import type { Layout } from "../layout/placed.ts";
import { useCanvasUi } from "./canvas-ui.ts";
import { type Connection, connection, tileProposal, under } from "./drop-target.ts";

/** Key that a node's place is kept under: a box goes by its first container, which outlives its namespace. */
function placeKeyOf(node: CanvasNode): string {
  return node.type === "box" ? node.data.placed.placeKey : node.id;
}

function pointOf(event: MouseEvent | TouchEvent): Point | null {
  const source = "touches" in event ? event.touches[0] : event;
  return source ? { x: source.clientX, y: source.clientY } : null;
}

/** The prompt shows what dropping would run; an empty draft takes it away again. */
function preview(machine: string, text: string): void {
  const before = useCanvasUi.getState().drop?.preview ?? "";
  if (before === text) return;
  const { dockTab, dockOpen } = useView.getState();
  draft(machine, text);
  if (text === "") useView.setState({ dockTab, dockOpen });
}

/** Dragging moves the view only. A container dropped on a switch types the command that connects it. */
export function useDragging(layout: Layout) {
  const flow = useReactFlow();
  return useMemo(() => {
    const at = (screen: Point): Point => {
      const point = flow.screenToFlowPosition(screen);
      return { x: point.x / layout.unit, y: point.y / layout.unit };
    };
    const target = (node: CanvasNode, screen: Point | null) => {
      if (node.type !== "box" || screen === null) return null;
      const { vswitch } = under(layout, at(screen));
      const box = node.data.placed.scene;
      // Over its own switch a box is only being moved.
      if (!vswitch || vswitch.key === box.switchKey) return null;
      return { vswitch, plan: connection(selectWorld(useLab.getState()), box, vswitch) };
    };
    const hint = (screen: Point, key: string, plan: Connection) => {
      const text = plan.ok ? plan.line.text : null;
      if (plan.ok) preview(plan.line.machine, plan.line.text);
      useCanvasUi.setState({
        drop: { target: key, reason: plan.ok ? null : plan.why, preview: text, at: screen },
      });
    };
    const clearHint = () => {
      const { drop } = useCanvasUi.getState();
      if (!drop) return;
      if (drop.preview !== null) preview(useView.getState().terminal, "");
      useCanvasUi.setState({ drop: null });
    };

    return {
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
      onNodeDrag: (event: MouseEvent | TouchEvent, node: CanvasNode) => {
        const screen = pointOf(event);
        const found = target(node, screen);
        if (found && screen) hint(screen, found.vswitch.key, found.plan);
        else clearHint();
      },
      onNodeDragStop: (event: MouseEvent | TouchEvent, node: CanvasNode) => {
        const { drag } = useCanvasUi.getState();
        const found = target(node, pointOf(event));
        clearHint();
        useCanvasUi.setState({ drag: null });
        if (found?.plan.ok) runLine(found.plan.line);
        else if (found && !found.plan.ok) notify(found.plan.why, { tone: "bad" });
        else if (drag && layout.unit === 1) place(placeKeyOf(node), drag.position);
      },
      onDragOver: (event: DragEvent) => {
        if (!event.dataTransfer.types.includes(DRAG_TYPE)) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = "copy";
        const screen = { x: event.clientX, y: event.clientY };
        const { host, vswitch } = under(layout, at(screen));
        const key = vswitch?.key ?? host?.key ?? null;
        if (useCanvasUi.getState().drop?.target !== key) {
          useCanvasUi.setState({ drop: { target: key, reason: null, preview: null, at: screen } });
        }
      },
      onDragLeave: (event: DragEvent) => {
        const to = event.relatedTarget;
        if (!(to instanceof Node) || !event.currentTarget.contains(to)) clearHint();
      },
      onDrop: (event: DragEvent) => {
        clearHint();
        const data = event.dataTransfer.getData(DRAG_TYPE);
        const spot = under(layout, at({ x: event.clientX, y: event.clientY }));
        const proposal = tileProposal(selectWorld(useLab.getState()), data, spot);
        if (!proposal) return;
        event.preventDefault();
        if (proposal.ok) runProposal(proposal);
        else notify(proposal.why, { tone: "bad" });
      },
    };
  }, [layout, flow]);
}
