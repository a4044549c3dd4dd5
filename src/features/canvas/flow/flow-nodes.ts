import type { Node } from "@xyflow/react";
import type { DetailLevel } from "#store";
import type { Rect } from "../layout/geometry.ts";
import type {
  HostInside,
  Layout,
  PlacedBar,
  PlacedBox,
  PlacedDevice,
  PlacedHost,
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

function place(id: string, rect: Rect, unit: number, draggable: boolean) {
  return {
    id,
    position: { x: rect.x * unit, y: rect.y * unit },
    width: rect.w * unit,
    height: rect.h * unit,
    measured: { width: rect.w * unit, height: rect.h * unit },
    draggable,
    zIndex: Z_NODE,
  };
}

/** What stands in a host; all of it is placed relative to the host. */
function insideNodes(parentId: string, inside: HostInside, { level, unit }: Scaled): readonly CanvasNode[] {
  const free = level === "everything";
  const at = (id: string, rect: Rect, draggable: boolean) => ({
    ...place(id, rect, unit, draggable),
    parentId,
  });
  const data = { level, unit };
  const { stack } = inside;
  return [
    ...inside.switches.map((placed): CanvasNode => {
      const type = placed.cells === null ? "switch" : "dense-switch";
      return { ...at(placed.key, placed.rect, free), type, data: { ...data, placed } };
    }),
    {
      ...at(stack.key, stack.rect, free),
      type: free ? "stack" : "dense-stack",
      data: { ...data, placed: stack },
    },
    ...inside.boxes.map(
      (placed): CanvasNode => ({
        ...at(`box:${placed.key}`, placed.rect, free),
        type: "box",
        data: { ...data, placed },
      }),
    ),
    ...inside.nics.map(
      (placed): CanvasNode => ({
        ...at(placed.key, placed.rect, false),
        type: "nic",
        data: { ...data, placed },
      }),
    ),
    ...inside.pnics.map(
      (placed): CanvasNode => ({
        ...at(placed.key, placed.rect, free),
        type: "pnic",
        data: { ...data, placed },
      }),
    ),
  ];
}

function groundNodes({ level, unit, ground }: Layout): readonly CanvasNode[] {
  const free = level === "everything";
  const data = { level, unit };
  return [
    // Under the links: a tunnel lies round the LAN.
    ...ground.bars.map(
      (placed): CanvasNode => ({
        ...place(placed.key, placed.rect, unit, false),
        zIndex: Z_BAR,
        type: "bar",
        data: { ...data, placed },
      }),
    ),
    ...ground.devices.map(
      (placed): CanvasNode => ({
        ...place(placed.key, placed.rect, unit, free),
        type: "device",
        data: { ...data, placed },
      }),
    ),
  ];
}

function hostNode({ key, scene, rect }: PlacedHost, { level, unit }: Scaled): CanvasNode {
  const data = { level, unit, scene, width: rect.w, height: rect.h };
  return { ...place(key, rect, unit, level === "everything"), zIndex: Z_HOST, type: "host", data };
}

/**
 * Makes React Flow's nodes for a layout. Nodes that stayed the same are the same objects as in the answer before, so
 * that React Flow and the memoised components skip them; what stands in a host that stayed the same is not even looked
 * at. One for each canvas.
 */
export function createFlowNodes(): (layout: Layout) => readonly CanvasNode[] {
  let before: ReadonlyMap<string, CanvasNode> = new Map();
  const known = new WeakMap<HostInside, { readonly parent: string; readonly nodes: readonly CanvasNode[] }>();
  const kept = (node: CanvasNode): CanvasNode => {
    const old = before.get(node.id);
    return old && sameNode(old, node) ? old : node;
  };
  const inside = (host: PlacedHost, scaled: Scaled): readonly CanvasNode[] => {
    const old = known.get(host.inside);
    if (old?.parent === host.key) return old.nodes;
    const nodes = insideNodes(host.key, host.inside, scaled).map(kept);
    known.set(host.inside, { parent: host.key, nodes });
    return nodes;
  };
  return (layout) => {
    const scaled = { level: layout.level, unit: layout.unit };
    const nodes = [
      ...layout.hosts.flatMap((host) => [kept(hostNode(host, scaled)), ...inside(host, scaled)]),
      ...groundNodes(layout).map(kept),
    ];
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
