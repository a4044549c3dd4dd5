import type { Hop, HopTarget, Trace } from "#engine";
import { distance, lengthOf, type Point, type Rect, right } from "../layout/geometry.ts";
import { labelsOf } from "../layout/labels.ts";
import type { Layout } from "../layout/placed.ts";
import { keyOf } from "../scene/refs.ts";
import { type HopMark, type MarkPlace, placeMarks, placesAt, type Stop } from "./place-marks.ts";
import { aliasBoxes, join, route, type Spot, type WireGraph, wireGraph } from "./wire-graph.ts";

export interface TracePath {
  readonly points: readonly Point[];
  readonly length: number;
  readonly marks: readonly HopMark[];
  /** Cards, adapters and devices that get the yellow ring. */
  readonly ringed: ReadonlyMap<string, Rect>;
  readonly drop: Point | null;
  /** Cards and adapters on the way or on what is left of it: their words stay free. */
  readonly covered: readonly Rect[];
  /** The way that was not gone any more. */
  readonly rest: readonly Point[];
}

/** Key of the item that a hop happened at. */
export function targetKey(target: HopTarget): string {
  switch (target.kind) {
    case "host-firewall":
      return `${keyOf("compartments", target.host, "1")}#firewall`;
    case "host-tcpip":
    case "host-app":
    case "dockerd":
    case "hns":
      return `${keyOf("compartments", target.host, "1")}#tcpip`;
    case "resolvers":
      return `${keyOf("compartments", target.host, "1")}#tcpip`;
    case "outer-vswitch":
      return keyOf("pnics", target.host, target.id);
    default:
      return keyOf(target.kind, target.host, target.id);
  }
}

/** Names of hosts whose own stack the packet goes through. */
export function hostsWithLane(hops: readonly Hop[]): ReadonlySet<string> {
  const lanes = new Set<string>();
  for (const { target } of hops) {
    const inStack =
      target.kind === "winNats" ||
      target.kind === "host-firewall" ||
      target.kind === "host-tcpip" ||
      target.kind === "host-app" ||
      target.kind === "resolvers" ||
      (target.kind === "compartments" && target.id === "1");
    if (inStack && target.host !== null) lanes.add(target.host);
  }
  return lanes;
}

/** A packet's path: from hop to hop along the wires that are drawn, from the trace's own targets and nothing else. */
export function tracePath(layout: Layout, trace: Trace, hops: readonly Hop[], dropped: boolean): TracePath {
  const graph = wireGraph(layout);
  const items = layout.level === "everything" ? graph.items : aliasBoxes(layout, graph);
  const stops = hops.map(({ target }) => items.get(targetKey(target)) ?? null);
  const walk = new Walk(graph);
  const through: { readonly hop: number; readonly spot: Spot }[] = [];
  for (const [hop, spot] of stops.entries()) {
    if (spot === null) walk.stay(hop);
    else if (isThrough(spot)) through.push({ hop, spot });
    else walk.visit(hop, spot, through.splice(0));
  }
  walk.finish(through);
  const marks = placeMarks(
    walk.stops,
    labelsOf(layout).map(({ rect }) => rect),
    layout.bounds,
  );
  const last = walk.here;
  const to = dropped ? endpointOf(layout, trace, items) : null;
  const rest = last !== null && to !== null && to.at !== last ? (route(graph, last, to.at) ?? []) : [];
  return {
    points: walk.points,
    length: lengthOf(walk.points),
    marks,
    ringed: walk.ringed,
    covered: coveredBy(items, [...walk.points, ...rest]),
    drop: dropped ? (marks.at(-1)?.at ?? null) : null,
    rest,
  };
}

/** A switch or a LAN is crossed, not visited: its hop stands in the middle of the way through it. */
function isThrough(spot: Spot): boolean {
  return spot.kind === "switch" || spot.kind === "bar";
}

const RINGED = new Set<Spot["kind"]>(["nic", "pnic", "device"]);

class Walk {
  readonly stops: Stop[] = [];
  readonly ringed = new Map<string, Rect>();
  points: readonly Point[] = [];
  here: string | null = null;
  readonly #graph: WireGraph;

  constructor(graph: WireGraph) {
    this.#graph = graph;
  }

  /** A hop that the canvas has no spot for is counted where the packet is. */
  stay(hop: number): void {
    const stop = this.stops.at(-1);
    if (stop) this.stops[this.stops.length - 1] = { ...stop, hops: [...stop.hops, hop] };
  }

  visit(hop: number, spot: Spot, crossed: readonly { readonly hop: number; readonly spot: Spot }[]): void {
    const leg =
      this.here === null || this.here === spot.at ? [] : (route(this.#graph, this.here, spot.at) ?? []);
    const before = lengthOf(this.points);
    for (const entry of crossed) {
      const inside = placesInside(leg, entry.spot.rect);
      const places = inside.map(({ at, reached }) => ({ at, reached: before + reached }));
      this.#stop(
        [entry.hop],
        places.length > 0 ? places : [{ at: topMiddle(entry.spot.rect), reached: before }],
      );
    }
    this.points = this.points.length === 0 ? leg : join(this.points, leg);
    this.here = spot.at;
    if (RINGED.has(spot.kind)) this.ringed.set(spot.key, spot.rect);
    this.#stopAt(hop, placesAt(spot), spot.box !== null);
  }

  /** Ends inside something that the packet did not leave. */
  finish(crossed: readonly { readonly hop: number; readonly spot: Spot }[]): void {
    for (const { hop, spot } of crossed) {
      const inside = nearestInside(this.#graph, this.here, spot);
      if (inside) {
        this.points = this.points.length === 0 ? inside.points : join(this.points, inside.points);
        this.here = inside.key;
      }
      this.#stopAt(hop, [inside?.points.at(-1) ?? topMiddle(spot.rect)], false);
    }
  }

  /** `apart`: the spot has room for a mark of each hop. */
  #stopAt(hop: number, at: readonly Point[], apart: boolean): void {
    const reached = lengthOf(this.points);
    const places = at.map((point) => ({ at: point, reached }));
    if (apart) this.stops.push({ hops: [hop], places });
    else this.#stop([hop], places);
  }

  #stop(hops: readonly number[], places: Stop["places"]): void {
    const last = this.stops.at(-1);
    const [before, now] = [last?.places[0], places[0]];
    if (last && before && now && distance(before.at, now.at) < 4) {
      this.stops[this.stops.length - 1] = { ...last, hops: [...last.hops, ...hops] };
    } else {
      this.stops.push({ hops, places });
    }
  }
}

function topMiddle({ x, y, w }: Rect): Point {
  return { x: x + w / 2, y: y + 7 };
}

/** Places along the way that lie in what it crosses, those in the middle first. */
function placesInside(leg: readonly Point[], rect: Rect): readonly MarkPlace[] {
  const total = lengthOf(leg);
  const steps = Math.max(2, Math.ceil(total / 4));
  const found: MarkPlace[] = [];
  let walked = 0;
  let index = 1;
  for (let step = 0; step <= steps; step += 1) {
    const wanted = (total * step) / steps;
    let from = leg[index - 1];
    let to = leg[index];
    while (from && to && walked + distance(from, to) < wanted && index < leg.length - 1) {
      walked += distance(from, to);
      index += 1;
      from = leg[index - 1];
      to = leg[index];
    }
    if (!from || !to) continue;
    const whole = distance(from, to) || 1;
    const part = Math.min(1, (wanted - walked) / whole);
    const at = { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part };
    const isInside =
      at.x >= rect.x - 2 && at.x <= right(rect) + 2 && at.y >= rect.y - 2 && at.y <= rect.y + rect.h + 2;
    if (isInside) found.push({ at, reached: wanted });
  }
  const middle = (found.length - 1) / 2;
  return found
    .map((place, index) => ({ place, off: Math.abs(index - middle) }))
    .toSorted((a, b) => a.off - b.off)
    .map(({ place }) => place);
}

/** One wire on, into what the packet ended in. */
function nearestInside(graph: WireGraph, here: string | null, { key, rect }: Spot) {
  const edges = here === null ? [] : (graph.edges.get(here) ?? []);
  for (const edge of edges) {
    const end = edge.points.at(-1);
    const inside =
      end &&
      end.x >= rect.x - 2 &&
      end.x <= right(rect) + 2 &&
      end.y >= rect.y - 2 &&
      end.y <= rect.y + rect.h + 2;
    if (edge.to === key || inside) return { key: edge.to, points: edge.points };
  }
  return null;
}

/** Cards and adapters that one of the points lies on. */
function coveredBy(items: ReadonlyMap<string, Spot>, points: readonly Point[]): readonly Rect[] {
  const pills = new Set<Spot>();
  for (const spot of items.values()) if (spot.kind === "nic" || spot.kind === "pnic") pills.add(spot);
  return [...pills]
    .map(({ rect }) => rect)
    .filter((rect) =>
      points.some(
        ({ x, y }) => x >= rect.x - 1 && x <= right(rect) + 1 && y >= rect.y - 1 && y <= rect.y + rect.h + 1,
      ),
    );
}

/** Where the packet wanted to go, when the canvas shows it: a name, or the address of a card or machine. */
function endpointOf(layout: Layout, trace: Trace, items: ReadonlyMap<string, Spot>): Spot | null {
  const [hostName, containerName] = trace.to.split("/");
  for (const { scene } of layout.hosts) {
    for (const box of scene.boxes) {
      const named = box.containers.find(({ name }) => name === (containerName ?? hostName));
      const container = named && (containerName === undefined || scene.name === hostName) ? named : undefined;
      const nic = box.nics.find(({ text }) => text === trace.to);
      const hit = nic ?? container;
      if (hit) return items.get(hit.key) ?? null;
    }
    if (scene.name === trace.to || scene.address === trace.to) {
      return items.get(`${scene.stack.key}#tcpip`) ?? null;
    }
  }
  const device = layout.ground.devices.find(({ scene }) => scene.name === trace.to || scene.sub === trace.to);
  return device ? (items.get(device.key) ?? null) : null;
}
