import { centre, lengthOf, moved, type Point, type Rect } from "../layout/geometry.ts";
import { cellRect } from "../layout/host-dense.ts";
import type { CellGrid, Layout, Wire } from "../layout/placed.ts";
import type { SceneItem } from "../scene/scene.ts";

interface Edge {
  readonly to: string;
  readonly points: readonly Point[];
  readonly length: number;
}

/** Every way that a packet can go on the canvas, with the spots that hops can be shown at. Absolute px of the level. */
export interface WireGraph {
  readonly edges: ReadonlyMap<string, readonly Edge[]>;
  /** Key or alias of an item → its own key and rectangle. */
  readonly items: ReadonlyMap<string, Spot>;
}

export interface Spot {
  readonly key: string;
  readonly rect: Rect;
  /** What is round a container and its namespace at full detail. */
  readonly box: Rect | null;
  /** Where the way starts when the item itself is no end of a wire. */
  readonly at: string;
  readonly kind:
    | "nic"
    | "pnic"
    | "device"
    | "cell"
    | "switch"
    | "port"
    | "bar"
    | "stack"
    | "container"
    | "namespace";
}

export function wireGraph(layout: Layout): WireGraph {
  const edges = new Map<string, Edge[]>();
  const items = new Map<string, Spot>();
  const link = (wire: Wire, dx: number, dy: number) => {
    const points = wire.points.map(({ x, y }) => ({ x: x + dx, y: y + dy }));
    const length = lengthOf(points) + 0.01;
    push(edges, wire.from, { to: wire.to, points, length });
    push(edges, wire.to, { to: wire.from, points: points.toReversed(), length });
  };
  const spot = (item: SceneItem, kind: Spot["kind"], rect: Rect, at = item.key, box: Rect | null = null) => {
    const entry: Spot = { key: item.key, rect, box, at, kind };
    for (const key of [item.key, ...item.aliases]) if (!items.has(key)) items.set(key, entry);
  };
  for (const { rect: host, inside } of layout.hosts) {
    for (const wire of inside.wires) link(wire, host.x, host.y);
    for (const { scene, rect, shape } of inside.boxes) {
      const box = moved(rect, host.x, host.y);
      for (const pill of shape.pills) spot(pill.nic, "nic", moved(pill.rect, box.x, box.y));
      const entry = shape.pills[0]?.key ?? scene.key;
      spot(scene, "namespace", box, entry, box);
      for (const { container, rect: card } of shape.cards) {
        spot(container, "container", moved(card, box.x, box.y), entry, box);
      }
    }
    const stack = moved(inside.stack.rect, host.x, host.y);
    for (const pill of inside.stack.pills) spot(pill.nic, "nic", moved(pill.rect, stack.x, stack.y));
    for (const pill of inside.nics) spot(pill.nic, "nic", moved(pill.rect, host.x, host.y));
    for (const { cell, rect } of inside.stack.cells) {
      const laneY = stack.y + inside.stack.laneY;
      const middle = { x: stack.x + rect.x + rect.w / 2, y: laneY, w: 0, h: 0 };
      spot(cell, "cell", middle, layout.level === "everything" ? cell.key : inside.stack.key);
    }
    // From afar the stack is one spot, at full detail its cells are.
    const stackEnd = layout.level === "everything" ? inside.stack.cells.at(-1)?.cell.key : undefined;
    spot(inside.stack.scene, "stack", stack, stackEnd ?? inside.stack.key);
    for (const { scene, rect } of inside.pnics) spot(scene, "pnic", moved(rect, host.x, host.y));
    for (const { scene, rect, ports, cells } of inside.switches) {
      const bar = moved(rect, host.x, host.y);
      spot(scene, "switch", bar);
      for (const port of ports) {
        const y = port.edge === "top" ? bar.y : bar.y + bar.h;
        spot(port.scene, "port", { x: bar.x + port.x, y, w: 0, h: 0 });
      }
      if (cells) denseContainers(scene, bar, cells, link, spot);
      // From afar a switch has no ports to show: what happens at one happens at the switch.
      if (cells)
        for (const port of scene.ports)
          items.set(port.key, { key: scene.key, rect: bar, box: null, at: scene.key, kind: "switch" });
    }
    if (layout.level !== "everything") aliasNics(inside, items);
  }
  for (const wire of layout.ground.wires) link(wire, 0, 0);
  for (const { scene, rect } of layout.ground.devices) spot(scene, "device", rect);
  for (const { scene, rect } of layout.ground.bars) spot(scene, "bar", rect);
  return { edges, items };
}

function push(edges: Map<string, Edge[]>, from: string, edge: Edge): void {
  const list = edges.get(from);
  if (list) list.push(edge);
  else edges.set(from, [edge]);
}

function denseContainers(
  scene: SceneItem,
  bar: Rect,
  grid: CellGrid,
  link: (wire: Wire, dx: number, dy: number) => void,
  spot: (item: SceneItem, kind: Spot["kind"], rect: Rect) => void,
): void {
  for (const [index, container] of grid.containers.entries()) {
    const cell = moved(cellRect(grid, index), bar.x, bar.y);
    spot(container, "container", cell);
    // A card's words stay free; a dot has none.
    const from = { x: centre(cell).x, y: cell.w > cell.h ? cell.y + cell.h : centre(cell).y };
    // Between the rows, so that no other container is covered.
    const row = cell.y + cell.h + (grid.pitchY - grid.h) / 2;
    const points = [from, { x: from.x, y: row }];
    link({ from: container.key, to: scene.key, points }, 0, 0);
  }
}

/** Cards and namespaces are not drawn from afar: their hops are shown at the container, or at the stack. */
function aliasNics(inside: Layout["hosts"][number]["inside"], items: Map<string, Spot>): void {
  const scene = inside.stack.scene;
  const stack = items.get(scene.key);
  for (const nic of scene.nics) for (const key of [nic.key, ...nic.aliases]) if (stack) items.set(key, stack);
}

/** Aliases of a box for its containers' spots at the dense levels. */
export function aliasBoxes(layout: Layout, graph: WireGraph): ReadonlyMap<string, Spot> {
  const items = new Map(graph.items);
  for (const { scene } of layout.hosts) {
    for (const box of scene.boxes) {
      const first = box.containers[0];
      const spot = first && items.get(first.key);
      if (!spot) continue;
      for (const item of [box, ...box.nics]) {
        for (const key of [item.key, ...item.aliases]) if (!items.has(key)) items.set(key, spot);
      }
    }
  }
  return items;
}

/** Shortest way between two spots along the wires; null when none joins them. */
export function route(graph: WireGraph, from: string, to: string): readonly Point[] | null {
  const best = new Map<string, number>([[from, 0]]);
  const came = new Map<string, { readonly from: string; readonly edge: Edge }>();
  const open = new Set([from]);
  while (open.size > 0) {
    let here = "";
    let least = Number.POSITIVE_INFINITY;
    for (const key of open) {
      const cost = best.get(key) ?? Number.POSITIVE_INFINITY;
      if (cost < least) {
        least = cost;
        here = key;
      }
    }
    if (here === to) return backtrack(came, from, to);
    open.delete(here);
    for (const edge of graph.edges.get(here) ?? []) {
      const cost = least + edge.length;
      if (cost >= (best.get(edge.to) ?? Number.POSITIVE_INFINITY)) continue;
      best.set(edge.to, cost);
      came.set(edge.to, { from: here, edge });
      open.add(edge.to);
    }
  }
  return null;
}

function backtrack(
  came: ReadonlyMap<string, { readonly from: string; readonly edge: Edge }>,
  from: string,
  to: string,
): readonly Point[] {
  const legs: (readonly Point[])[] = [];
  for (let here = to; here !== from; ) {
    const step = came.get(here);
    if (!step) break;
    legs.push(step.edge.points);
    here = step.from;
  }
  return withoutSpurs(legs.toReversed().reduce<readonly Point[]>((points, leg) => join(points, leg), []));
}

/** Where the way runs into a junction and back on the same line, only what leads on is kept. */
function withoutSpurs(points: readonly Point[]): readonly Point[] {
  const kept: Point[] = [];
  for (const point of points) {
    let tip = kept.at(-1);
    let base = kept.at(-2);
    while (tip && base && turnsBack(base, tip, point)) {
      kept.pop();
      tip = kept.at(-1);
      base = kept.at(-2);
    }
    if (!tip || tip.x !== point.x || tip.y !== point.y) kept.push(point);
  }
  return kept;
}

function turnsBack(base: Point, tip: Point, next: Point): boolean {
  const cross = (tip.x - base.x) * (next.y - tip.y) - (tip.y - base.y) * (next.x - tip.x);
  const along = (tip.x - base.x) * (next.x - tip.x) + (tip.y - base.y) * (next.y - tip.y);
  return Math.abs(cross) < 0.5 && along < 0;
}

/** Two stretches as one; where they do not meet, an elbow keeps it orthogonal. */
export function join(before: readonly Point[], after: readonly Point[]): readonly Point[] {
  const end = before.at(-1);
  const start = after[0];
  if (!end || !start) return [...before, ...after];
  const apart = Math.abs(end.x - start.x) > 0.5 && Math.abs(end.y - start.y) > 0.5;
  if (!apart) return [...before, ...after];
  // Into a group sideways it runs down the edge and between the rows, the same way as out of it.
  const comesLevel = Math.abs((before.at(-2)?.y ?? Number.NaN) - end.y) < 0.5;
  const goesUpright = Math.abs((after[1]?.x ?? Number.NaN) - start.x) < 0.5;
  const elbow = comesLevel && goesUpright ? { x: end.x, y: start.y } : { x: start.x, y: end.y };
  return [...before, elbow, ...after];
}
