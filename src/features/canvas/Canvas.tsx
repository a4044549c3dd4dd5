import "@xyflow/react/dist/base.css";
import "./nodes/items.css";
import { Background, BackgroundVariant, ReactFlow, ReactFlowProvider } from "@xyflow/react";
import { useMemo, useRef, useState } from "react";
import { selectWorld, useLab, useTimeline, useTracing, worldInside } from "#store";
import styles from "./Canvas.module.css";
import { CanvasMenu } from "./controls/CanvasMenu.tsx";
import { DetailBar } from "./controls/DetailBar.tsx";
import { DropHint } from "./controls/DropHint.tsx";
import { ZoomBar } from "./controls/ZoomBar.tsx";
import { type CanvasNode, createFlowNodes } from "./flow/flow-nodes.ts";
import { MAX_ZOOM, MIN_ZOOM } from "./flow/level.ts";
import { useLayoutOf, useScene } from "./flow/use-layout.ts";
import { useLevel, useTextScale } from "./flow/use-level.ts";
import { useViewport } from "./flow/use-viewport.ts";
import { useCanvasUi } from "./interaction/canvas-ui.ts";
import { useDragging } from "./interaction/use-dragging.ts";
import { useFreshness } from "./interaction/use-freshness.ts";
import { itemId } from "./interaction/use-item-state.ts";
import { useKeyboard } from "./interaction/use-keyboard.ts";
import { usePointer } from "./interaction/use-pointer.ts";
import { Links } from "./Links.tsx";
import type { Layout } from "./layout/placed.ts";
import { messages } from "./messages.ts";
import { BoxNode } from "./nodes/BoxNode.tsx";
import { DenseStackNode } from "./nodes/DenseStackNode.tsx";
import { BarNode, DeviceNode } from "./nodes/GroundNodes.tsx";
import { GroupNode } from "./nodes/GroupNode.tsx";
import { HostNode } from "./nodes/HostNode.tsx";
import { LooseNicNode } from "./nodes/LooseNicNode.tsx";
import { PNicNode } from "./nodes/PNicNode.tsx";
import { StackNode } from "./nodes/StackNode.tsx";
import { SwitchNode } from "./nodes/SwitchNode.tsx";
import { TraceOverlay } from "./trace/TraceOverlay.tsx";
import { hostsWithLane } from "./trace/trace-path.ts";

const NODE_TYPES = {
  host: HostNode,
  switch: SwitchNode,
  group: GroupNode,
  box: BoxNode,
  stack: StackNode,
  "dense-stack": DenseStackNode,
  pnic: PNicNode,
  nic: LooseNicNode,
  bar: BarNode,
  device: DeviceNode,
};

/** The topology: a projection of the World that can be moved about and acted on, and never changes it by itself. */
export function Canvas() {
  return (
    <ReactFlowProvider>
      <Board />
    </ReactFlowProvider>
  );
}

/** Names of the hosts that the traced packet goes through, as one set as long as they stay the same. */
function useLanes(): ReadonlySet<string> {
  const trace = useTracing((tracing) => tracing.trace);
  return useMemo(() => hostsWithLane([...(trace?.hops ?? []), ...(trace?.reply?.hops ?? [])]), [trace]);
}

function useWorldInView() {
  const current = useLab(selectWorld);
  const line = useTimeline((timeline) => timeline.line);
  const event = useTimeline((timeline) => timeline.event);
  const lab = useLab();
  return useMemo(
    () => (line === null ? current : worldInside(lab, line, event)),
    [current, lab, line, event],
  );
}

function Board() {
  const root = useRef<HTMLDivElement>(null);
  const world = useWorldInView();
  const scene = useScene(world);
  const level = useLevel();
  const lanes = useLanes();
  const { layout, measure } = useLayoutOf(scene, { level, lanes, services: null });
  const nodes = useFlowNodes(layout);
  const { fit } = useViewport(layout, measure, root);
  const scale = useTextScale(layout.unit);
  const pointer = usePointer(layout);
  const keyboard = useKeyboard(layout, fit);
  useFreshness(scene);
  const active = useCanvasUi((ui) => (ui.hasKeyboard ? ui.focused : null));
  const dragging = useDragging(layout);
  return (
    <div ref={root} className={styles["canvas"]} style={{ ["--t" as string]: scale }}>
      <ReactFlow<CanvasNode>
        nodes={nodes as CanvasNode[]}
        nodeTypes={NODE_TYPES}
        minZoom={MIN_ZOOM}
        maxZoom={MAX_ZOOM}
        nodesFocusable={false}
        nodesConnectable={false}
        edgesFocusable={false}
        elementsSelectable={false}
        elevateNodesOnSelect={false}
        zIndexMode="manual"
        onlyRenderVisibleElements
        disableKeyboardA11y
        deleteKeyCode={null}
        selectionKeyCode={null}
        multiSelectionKeyCode={null}
        zoomOnDoubleClick={false}
        nodeDragThreshold={4}
        proOptions={{ hideAttribution: true }}
        aria-label={messages.canvas}
        aria-description={messages.canvasHelp}
        aria-activedescendant={active === null ? undefined : itemId(active)}
        tabIndex={0}
        {...pointer}
        {...keyboard}
        {...dragging}
      >
        <Background variant={BackgroundVariant.Dots} gap={20} size={1.4} color="var(--dot)" />
        <Links layout={layout} />
        <TraceOverlay layout={layout} />
      </ReactFlow>
      <ZoomBar fit={fit} />
      <DetailBar />
      <CanvasMenu />
      <DropHint />
    </div>
  );
}

function useFlowNodes(layout: Layout): readonly CanvasNode[] {
  const [make] = useState(createFlowNodes);
  return useMemo(() => make(layout), [make, layout]);
}
