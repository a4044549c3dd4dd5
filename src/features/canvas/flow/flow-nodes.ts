import type { Node } from "@xyflow/react";
import type { DetailLevel } from "#store";
import type { Rect } from "../layout/geometry.ts";
import type {
  Layout,
  PlacedBar,
  PlacedBox,
  PlacedDevice,
  PlacedNic,
  PlacedPNic,
  PlacedStack,
  PlacedSwitch,
} from "../layout/placed.ts";
import type { SceneHost } from "../scene/scene.ts";

interface Scaled {
  readonly level: DetailLevel;
  readonly unit: number;
  readonly [key: string]: unknown;
}

export type HostFlowNode = Node<Scaled & { scene: SceneHost; width: number; height: number }, "host">;
export type SwitchFlowNode = Node<Scaled & { placed: PlacedSwitch }, "switch" | "dense-switch">;
export type BoxFlowNode = Node<Scaled & { placed: PlacedBox }, "box">;
export type StackFlowNode = Node<Scaled & { placed: PlacedStack }, "stack" | "dense-stack">;
export type PNicFlowNode = Node<Scaled & { placed: PlacedPNic }, "pnic">;
export type NicFlowNode = Node<Scaled & { placed: PlacedNic }, "nic">;
export type BarFlowNode = Node<Scaled & { placed: PlacedBar }, "bar">;
export type DeviceFlowNode = Node<Scaled & { placed: PlacedDevice }, "device">;
export type CanvasNode =
  | HostFlowNode
  | SwitchFlowNode
  | BoxFlowNode
  | StackFlowNode
  | PNicFlowNode
  | NicFlowNode
  | BarFlowNode
  | DeviceFlowNode;

/** Hosts lie under links, links under everything else. */
const Z_HOST = 0;
const Z_BAR = 1;
export const Z_LINKS = 5;
const Z_NODE = 10;
export const Z_PATH = 100;

/**
 * React Flow's nodes for a layout. Nodes that stayed the same are the same objects as in `before`, so that React
 * Flow and the memoised components skip them.
 */
function toFlowNodes(layout: Layout, before: ReadonlyMap<string, CanvasNode>): readonly CanvasNode[] {
  const { level, unit, ground } = layout;
  const free = level === "everything";
  const nodes: CanvasNode[] = [];
  const add = (node: CanvasNode) => {
    const known = before.get(node.id);
    nodes.push(known && sameNode(known, node) ? known : node);
  };
  const place = (id: string, rect: Rect, parentId: string | null, draggable: boolean) => ({
    id,
    position: { x: rect.x * unit, y: rect.y * unit },
    width: rect.w * unit,
    height: rect.h * unit,
    measured: { width: rect.w * unit, height: rect.h * unit },
    draggable,
    zIndex: Z_NODE,
    ...(parentId === null ? {} : { parentId }),
  });
  for (const { key, scene, rect, inside } of layout.hosts) {
    const data = { level, unit, scene, width: rect.w, height: rect.h };
    add({ ...place(key, rect, null, free), zIndex: Z_HOST, type: "host", data });
    for (const placed of inside.switches) {
      const type = placed.cells === null ? "switch" : "dense-switch";
      add({ ...place(placed.key, placed.rect, key, free), type, data: { level, unit, placed } });
    }
    const stackType = free ? "stack" : "dense-stack";
    const { stack } = inside;
    add({
      ...place(stack.key, stack.rect, key, free),
      type: stackType,
      data: { level, unit, placed: stack },
    });
    for (const placed of inside.boxes) {
      add({
        ...place(`box:${placed.key}`, placed.rect, key, free),
        type: "box",
        data: { level, unit, placed },
      });
    }
    for (const placed of inside.nics) {
      add({ ...place(placed.key, placed.rect, key, false), type: "nic", data: { level, unit, placed } });
    }
    for (const placed of inside.pnics) {
      add({ ...place(placed.key, placed.rect, key, free), type: "pnic", data: { level, unit, placed } });
    }
  }
  for (const placed of ground.bars) {
    // Under the links: a tunnel lies round the LAN.
    const node = place(placed.key, placed.rect, null, false);
    add({ ...node, zIndex: Z_BAR, type: "bar", data: { level, unit, placed } });
  }
  for (const placed of ground.devices) {
    add({ ...place(placed.key, placed.rect, null, free), type: "device", data: { level, unit, placed } });
  }
  return nodes;
}

/** A `toFlowNodes` that remembers its last answer. One for each canvas. */
export function createFlowNodes(): (layout: Layout) => readonly CanvasNode[] {
  let before: ReadonlyMap<string, CanvasNode> = new Map();
  return (layout) => {
    const nodes = toFlowNodes(layout, before);
    before = new Map(nodes.map((node) => [node.id, node]));
    return nodes;
  };
}

function sameNode(a: CanvasNode, b: CanvasNode): boolean {
  const left: Readonly<Record<string, unknown>> = a.data;
  const right: Readonly<Record<string, unknown>> = b.data;
  return (
    a.type === b.type &&
    a.position.x === b.position.x &&
    a.position.y === b.position.y &&
    a.width === b.width &&
    a.height === b.height &&
    a.draggable === b.draggable &&
    Object.keys(right).every((name) => left[name] === right[name])
  );
}
