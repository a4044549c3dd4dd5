import type { Position } from "#scenario";
import type { DetailLevel } from "#store";
import type { Scene, SceneHost } from "../scene/scene.ts";
import { share } from "../scene/share.ts";
import { boundsOf, overlaps, type Rect, right } from "./geometry.ts";
import { chipRect, layoutGround } from "./ground.ts";
import { layoutDense } from "./host-dense.ts";
import { layoutEverything, type Positions } from "./host-everything.ts";
import { type Ground, type HostInside, type Layout, type PlacedHost, TEXT_SCALES, UNITS } from "./placed.ts";

export interface LayoutOptions {
  readonly level: DetailLevel;
  readonly positions: Positions;
  /** A box that is being dragged, by the key of its place. */
  readonly floating: { readonly key: string; readonly position: Position } | null;
  /** Names of hosts whose stack has a lane for a packet's path. */
  readonly lanes: ReadonlySet<string>;
  /** The host whose services are shown beside what they build, and their height; null outside the timeline. */
  readonly services: { readonly host: string; readonly height: number } | null;
}

const HOST_GAP = 24;
/** Room for the services of the timeline. */
export const SERVICES_WIDTH = 392;
const NO_POSITIONS: Positions = {};
const NO_GROUND: Ground = { bars: [], devices: [], cables: [], tunnels: [], wires: [] };

/** Where everything stands. Pure; `createLayouter` remembers. */
export function layout(scene: Scene, options: LayoutOptions): Layout {
  return layoutWith(scene, options, insideOf);
}

/** What else decides a host's inside: beside other hosts it is made narrow rather than low. */
interface InsideOptions extends LayoutOptions {
  readonly isNarrow: boolean;
}

function insideOf(host: SceneHost, options: InsideOptions): HostInside {
  if (options.level !== "everything") return layoutDense(host, options.level);
  return layoutEverything(host, {
    positions: options.positions,
    floating: options.floating,
    lane: options.lanes.has(host.name),
    isNarrow: options.isNarrow,
    inset: options.services?.host === host.name ? SERVICES_WIDTH : 0,
    least: options.services?.host === host.name ? options.services.height : 0,
  });
}

interface Remembered {
  readonly signature: string;
  readonly inside: HostInside;
}

type MakeInside = (host: SceneHost, options: InsideOptions) => HostInside;

/** `make` for hosts, positions and lanes that it has not seen; of each level of a host the last answer is kept. */
function remembering(make: MakeInside): MakeInside {
  const known = new WeakMap<SceneHost, Map<DetailLevel, Remembered>>();
  return (host, options) => {
    const levels = known.get(host) ?? new Map<DetailLevel, Remembered>();
    known.set(host, levels);
    const signature = signatureOf(host, options);
    const before = levels.get(options.level);
    if (before?.signature === signature) return before.inside;
    const inside = make(host, options);
    levels.set(options.level, { signature, inside });
    return inside;
  };
}

/** A `layout` that lays out only hosts that changed and keeps the identity of all that stayed. One for each canvas. */
export function createLayouter(): (scene: Scene, options: LayoutOptions) => Layout {
  const latest = new Map<string, HostInside>();
  let last: Layout | null = null;
  const remembered = remembering((host, options) => {
    const fresh = insideOf(host, options);
    const slot = `${options.level} ${host.name}`;
    const previous = latest.get(slot);
    const inside = previous ? share(previous, fresh) : fresh;
    latest.set(slot, inside);
    return inside;
  });
  return (scene, options) => {
    const next = layoutWith(scene, options, remembered);
    last = last === null || last.level !== next.level ? next : share(last, next);
    return last;
  };
}

/** A `layout` to ask only for sizes: it spares itself the comparing that keeps identities. */
export function createMeasurer(): (scene: Scene, options: LayoutOptions) => Layout {
  const remembered = remembering(insideOf);
  return (scene, options) => layoutWith(scene, options, remembered);
}

/** What besides the scene decides a host's inside. */
function signatureOf(
  host: SceneHost,
  { level, positions, floating, lanes, services, isNarrow }: InsideOptions,
): string {
  if (level !== "everything") return level;
  const middle = `/${host.name}/`;
  const own = Object.entries(positions).filter(([key]) => key.includes(middle));
  const dragged = floating?.key.includes(middle) ? floating : null;
  return JSON.stringify([
    level,
    own,
    dragged,
    lanes.has(host.name),
    isNarrow,
    services?.host === host.name ? services.height : 0,
  ]);
}

function layoutWith(
  scene: Scene,
  given: LayoutOptions,
  inside: (host: SceneHost, options: InsideOptions) => HostInside,
): Layout {
  const options: InsideOptions = { ...given, isNarrow: scene.hosts.length > 1 };
  const insides = scene.hosts.map((host) => inside(host, options));
  const places = placeHosts(scene, insides, options, inside);
  const hosts = scene.hosts.map((host, index): PlacedHost => {
    const placed = insides[index] ?? inside(host, options);
    const rect = places[index] ?? { x: 0, y: 0, w: placed.width, h: placed.height };
    return { key: host.key, scene: host, rect, inside: placed };
  });
  // While a command is stepped through, only what it works on is in view.
  const ground =
    options.services === null
      ? layoutGround(
          scene,
          hosts,
          options.level === "everything" ? options.positions : NO_POSITIONS,
          TEXT_SCALES[options.level],
        )
      : NO_GROUND;
  const bounds = boundsOf([
    ...hosts.map(({ rect }) => ({ ...rect, h: rect.h + 14 })),
    ...ground.bars.map(({ rect }) => rect),
    ...ground.devices.map(({ rect }) => rect),
    ...ground.cables.flatMap(({ vlan }) => (vlan === null ? [] : chipRect(vlan, TEXT_SCALES[options.level]))),
  ]);
  return { level: options.level, unit: UNITS[options.level], hosts, ground, bounds };
}

/**
 * Hosts side by side; one that a person has placed stays, the others keep clear of it, as do those that were placed
 * before. At the dense levels a placed host is moved from its automatic place by as much as at full detail.
 */
function placeHosts(
  scene: Scene,
  insides: readonly HostInside[],
  options: InsideOptions,
  inside: (host: SceneHost, options: InsideOptions) => HostInside,
): readonly Rect[] {
  const auto = inARow(insides);
  const byKey = new Map(scene.hosts.map(({ key }, index) => [key, index]));
  const lastFirst = Object.entries(options.positions)
    .filter(([key]) => byKey.has(key))
    .toReversed();
  if (lastFirst.length === 0) return auto;
  const unit = UNITS[options.level];
  const full: InsideOptions = { ...options, level: "everything" };
  const reference = unit === 1 ? auto : inARow(scene.hosts.map((host) => inside(host, full)));
  const result: Rect[] = [...auto];
  const settled: Rect[] = [];
  const settle = (index: number, wanted: Rect, gap: number) => {
    const rect = clearOf(wanted, settled, gap);
    result[index] = rect;
    settled.push(rect);
  };
  for (const [key, at] of lastFirst) {
    const index = byKey.get(key) ?? 0;
    const from = reference[index];
    const rect = auto[index];
    if (!from || !rect) continue;
    const placed = { ...rect, x: rect.x + (at.x - from.x) / unit, y: rect.y + (at.y - from.y) / unit };
    settle(index, placed, 0);
  }
  for (const [index, { key }] of scene.hosts.entries()) {
    const rect = auto[index];
    if (rect && !options.positions[key]) settle(index, rect, HOST_GAP);
  }
  return result;
}

/** The rectangle moved right past those that it overlaps, or comes nearer to than the gap. */
function clearOf(rect: Rect, settled: readonly Rect[], gap: number): Rect {
  let here = rect;
  for (let turn = 0; turn <= settled.length; turn += 1) {
    const hit = settled.find((other) => overlaps(other, here, Math.max(0, gap - 1)));
    if (!hit) break;
    here = { ...here, x: right(hit) + HOST_GAP };
  }
  return here;
}

function inARow(insides: readonly HostInside[]): readonly Rect[] {
  let x = 0;
  return insides.map(({ width, height }) => {
    const rect = { x, y: 0, w: width, h: height };
    x += width + HOST_GAP;
    return rect;
  });
}
