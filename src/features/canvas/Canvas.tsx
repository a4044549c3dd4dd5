import "@xyflow/react/dist/base.css";
import "./nodes/items.css";
import { ReactFlow, ReactFlowProvider, useStore } from "@xyflow/react";
import { useEffect, useMemo, useRef, useState } from "react";
import { shallow } from "zustand/shallow";
import type { Trace } from "#engine";
import { useLab, useTracing, useView } from "#store";
import { focusRegion } from "#ui";
import styles from "./Canvas.module.css";
import { CanvasMenu } from "./controls/CanvasMenu.tsx";
import { DetailBar } from "./controls/DetailBar.tsx";
import { DropHint } from "./controls/DropHint.tsx";
import { hasOverview, Overview } from "./controls/Overview.tsx";
import { ZoomBar } from "./controls/ZoomBar.tsx";
import { type CanvasNode, createFlowNodes } from "./flow/flow-nodes.ts";
import { MAX_ZOOM, MIN_ZOOM } from "./flow/level.ts";
import { nodesNear, surroundings } from "./flow/near.ts";
import { useGlide } from "./flow/use-glide.ts";
import { useLayoutOf, useMeasure, useScene } from "./flow/use-layout.ts";
import { useLevel, useTextScale } from "./flow/use-level.ts";
import { useTarget, useViewport } from "./flow/use-viewport.ts";
import { Grid } from "./Grid.tsx";
import { useCanvasUi } from "./interaction/canvas-ui.ts";
import { useDragging } from "./interaction/use-dragging.ts";
import { useFreshness } from "./interaction/use-freshness.ts";
import { itemId } from "./interaction/use-item-state.ts";
import { useKeyboard } from "./interaction/use-keyboard.ts";
import { usePointer } from "./interaction/use-pointer.ts";
import { Links } from "./Links.tsx";
import type { Layout } from "./layout/placed.ts";
import { Legend, LensMarks } from "./lens/LensMarks.tsx";
import { paint } from "./lens/paint.ts";
import { PaintContext } from "./lens/paint-context.ts";
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
import type { Scene } from "./scene/scene.ts";
import { Services } from "./timeline/Services.tsx";
import { serviceCards, servicesHeight } from "./timeline/services.ts";
import { type Inside, useWorldInView } from "./timeline/use-inside.ts";
import { TraceOverlay } from "./trace/TraceOverlay.tsx";
import { hostsWithLane } from "./trace/trace-path.ts";

const NODE_TYPES = {
  host: HostNode,
  switch: SwitchNode,
  "dense-switch": GroupNode,
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
function useLanes(trace: Trace | null): ReadonlySet<string> {
  return useMemo(() => hostsWithLane([...(trace?.hops ?? []), ...(trace?.reply?.hops ?? [])]), [trace]);
}

function Board() {
  const root = useRef<HTMLDivElement>(null);
  const { world, inside, ghosts } = useWorldInView();
  const scene = useScene(world);
  const services = useServices(inside);
  const trace = useTracing((tracing) => tracing.trace);
  const lanes = useLanes(trace);
  const count = useMemo(() => countOf(scene), [scene]);
  const containers = scene.hosts.reduce((sum, host) => sum + host.containers, 0);
  const measure = useMeasure(scene, { lanes, services, trace: inside ? null : trace });
  const target = useTarget(measure, hasOverview(count), containers);
  const level = useLevel(target);
  const layout = useLayoutOf(scene, { level, lanes, services });
  const nodes = useFlowNodes(layout);
  const lens = useView((view) => view.lens);
  const painted = useMemo(() => paint(world, lens), [world, lens]);
  const { fit, hold } = useViewport(layout, target, root);
  const scale = useTextScale(layout.unit);
  const pointer = usePointer(layout);
  const keyboard = useKeyboard(layout, fit, hold);
  useFreshness(scene, world, inside);
  useGlide(root, scene, { level, count, lab: useLab(({ id }) => id) });
  useEffect(() => {
    // Who went to the canvas before it was there has its keys as soon as it is.
    const main = root.current?.closest("main");
    if (main && document.activeElement === main) focusRegion(main);
  }, []);
  useEffect(() => useCanvasUi.setState({ ghosts }), [ghosts]);
  const active = useCanvasUi((ui) => (ui.hasKeyboard ? ui.focused : null));
  const dragging = useDragging(layout);
  const isDragging = useCanvasUi((ui) => ui.drag !== null);
  return (
    <PaintContext value={painted}>
      <div
        ref={root}
        className={styles["canvas"]}
        data-dragging={isDragging || undefined}
        style={{ ["--t" as string]: scale }}
      >
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
          <Grid />
          <Links layout={layout} />
          {painted && <LensMarks layout={layout} paint={painted} />}
          {inside ? <Services layout={layout} inside={inside} /> : <TraceOverlay layout={layout} />}
        </ReactFlow>
        <Overview layout={layout} count={count} hold={hold} />
        <ZoomBar fit={fit} hold={hold} />
        {painted && <Legend paint={painted} />}
        <DetailBar />
        <CanvasMenu />
        <DropHint />
      </div>
    </PaintContext>
  );
}

/** Objects of the lab, as the threshold of the minimap counts them. */
function countOf({ hosts, devices }: Scene): number {
  return hosts.reduce((sum, host) => sum + host.switches.length + host.containers + 2, devices.length);
}

/** Room for the services of the host whose command is stepped through. */
function useServices(inside: Inside | null) {
  const events = inside?.events ?? null;
  const host = inside?.host ?? null;
  return useMemo(
    () => (events === null || host === null ? null : { host, height: servicesHeight(serviceCards(events)) }),
    [events, host],
  );
}

function useFlowNodes(layout: Layout): readonly CanvasNode[] {
  const [make] = useState(createFlowNodes);
  const around = useStore(surroundings, shallow);
  const nodes = useMemo(() => make(layout), [make, layout]);
  return useMemo(() => nodesNear(nodes, around), [nodes, around]);
}
