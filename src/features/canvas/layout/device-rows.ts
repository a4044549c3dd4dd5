import type { SceneDevice } from "../scene/scene.ts";
import { freeSpan, type Span } from "./free-span.ts";
import { bottom, clamp, type Rect, right } from "./geometry.ts";
import type { Positions } from "./host-everything.ts";
import type { PlacedDevice } from "./placed.ts";
import { textWidth } from "./text-width.ts";

const DEVICE_HEIGHT = 44;
/** Between two rows: room for the cables that join routers over the Internet. */
const ROW_GAP = 28;
const GAP = { least: 24, most: 72 } as const;
/** A visible cable between a router and what it joins. */
const JOIN_EXTRA = 28;
/** The view that a lab should fill, px: that of a window of 1440 × 900 with all panels open. */
const VIEW = { width: 868, height: 564 } as const;
const MOST_ROWS = 3;
/** What a cable that comes down keeps clear of, and how far from its device's corner it ends. */
const CABLE_CLEAR = 10;
const CORNER = 14;

export interface RowSpace {
  readonly from: number;
  /** Right end of what stands above. */
  readonly to: number;
  readonly y: number;
  /** Where cables of bars further down pass. */
  readonly blocked: readonly Span[];
}

/** Full detail has the address too; from afar a device is its name. */
function deviceWidth(device: SceneDevice, textScale: number): number {
  if (textScale > 1) return Math.max(84, textWidth(device.title, 13, "bold") * textScale + 52);
  const words = Math.max(textWidth(device.title, 13, "bold"), textWidth(device.sub, 11, "code"));
  return Math.max(132, words + 62);
}

/**
 * Devices in as many rows as the hosts' width asks for. Those of a later row stand where their cables find a way up
 * between the devices above.
 */
export function placeRows(
  members: readonly SceneDevice[],
  space: RowSpace,
  positions: Positions,
  textScale: number,
): readonly PlacedDevice[] {
  const widthOf = (device: SceneDevice) => deviceWidth(device, textScale);
  const rows = bestRows(unitsOf(members), space, widthOf);
  const placed: PlacedDevice[] = [];
  const longest = Math.max(0, ...rows.map((row) => rowLength(row, widthOf)));
  // Longer than what stands above, they are as long on both sides of it.
  const from = space.from - Math.max(0, longest - (space.to - space.from)) / 2;
  let y = space.y;
  for (const units of rows) {
    const devices = units.flat();
    const extra = units.reduce((sum, unit) => sum + (unit.length - 1) * JOIN_EXTRA, 0);
    const words = devices.reduce((sum, device) => sum + widthOf(device), extra);
    const gap = clamp((space.to - space.from - words) / Math.max(1, devices.length - 1), GAP.least, GAP.most);
    const above = obstaclesFor(placed, y);
    let x = from;
    for (const unit of units) {
      for (const [index, scene] of unit.entries()) {
        const w = widthOf(scene);
        if (index > 0) x += JOIN_EXTRA;
        for (const span of space.blocked.toSorted((a, b) => a.from - b.from))
          if (x < span.to && span.from < x + w) x = span.to;
        if (above.length > 0 && scene.plugs.length > 0) x = underGap(above, x, w);
        const at = positions[scene.key];
        const rect = { x: at?.x ?? x, y: Math.max(space.y, at?.y ?? y), w, h: DEVICE_HEIGHT };
        x += w + gap;
        placed.push({ key: scene.key, scene, rect });
      }
    }
    y += DEVICE_HEIGHT + ROW_GAP;
  }
  return placed;
}

/** Devices that a cable joins beside each other stay together. */
function unitsOf(members: readonly SceneDevice[]): readonly Unit[] {
  const units: SceneDevice[][] = [];
  for (const device of members) {
    const unit = units.at(-1);
    const belongs = unit?.some(({ key, joins }) => joins.includes(device.key) || device.joins.includes(key));
    if (unit && belongs) unit.push(device);
    else units.push([device]);
  }
  return units;
}

type Unit = readonly SceneDevice[];
type Rows = readonly (readonly Unit[])[];

/** As many rows as show the whole, with what stands above, the largest. */
function bestRows(
  units: readonly Unit[],
  { from, to, y }: RowSpace,
  widthOf: (device: SceneDevice) => number,
): Rows {
  const all = rowLength(units, widthOf);
  let best: { readonly rows: Rows; readonly scale: number } | null = null;
  for (let count = 1; count <= MOST_ROWS; count += 1) {
    const rows = rowsOf(units, Math.max(to - from, all / count), widthOf);
    const width = Math.max(to - from, ...rows.map((row) => rowLength(row, widthOf)));
    const height = y + rows.length * (DEVICE_HEIGHT + ROW_GAP);
    const scale = Math.min(1, VIEW.width / width, VIEW.height / height);
    if (best === null || scale > best.scale) best = { rows, scale };
  }
  return best?.rows ?? [];
}

/** Of a row with the least gaps. */
function rowLength(row: readonly Unit[], widthOf: (device: SceneDevice) => number): number {
  return row.reduce((sum, unit) => sum + unitWidth(unit, widthOf), -GAP.least);
}

function unitWidth(unit: Unit, widthOf: (device: SceneDevice) => number): number {
  return unit.reduce((sum, device) => sum + widthOf(device) + GAP.least, (unit.length - 1) * JOIN_EXTRA);
}

function rowsOf(units: readonly Unit[], most: number, widthOf: (device: SceneDevice) => number): Rows {
  const rows: Unit[][] = [];
  let used = 0;
  for (const unit of units) {
    const own = unitWidth(unit, widthOf);
    const row = rows.at(-1);
    if (row && used + own - GAP.least <= most) {
      row.push(unit);
      used += own;
    } else {
      rows.push([unit]);
      used = own;
    }
  }
  return rows;
}

/** The first place from `x` on where a device has a way up between those above it. */
function underGap(above: readonly Span[], x: number, w: number): number {
  const end = Math.max(x, ...above.map(({ to }) => to)) + 2 * w;
  const cable = freeSpan(above, x + CORNER, end, 0, x + w / 2) ?? x + w / 2;
  return cable <= x + w - CORNER ? x : cable - w / 2;
}

/** What a cable must pass on its way up from `y`: devices and the cables that join two of them side by side. */
function obstaclesFor(devices: readonly PlacedDevice[], y: number): readonly Span[] {
  const above = devices.filter(({ rect }) => bottom(rect) <= y);
  const joins = above.flatMap((device) =>
    device.scene.joins.flatMap((key): Span[] => {
      const other = above.find((entry) => entry.key === key);
      if (!other || !isBeside(device.rect, other.rect, devices)) return [];
      return [
        { from: Math.min(device.rect.x, other.rect.x), to: Math.max(right(device.rect), right(other.rect)) },
      ];
    }),
  );
  const rects = above.map(({ rect }) => ({ from: rect.x - CABLE_CLEAR, to: right(rect) + CABLE_CLEAR }));
  return [...rects, ...joins];
}

/** Where a device's cable to a bar above leaves it: in the middle, or where it passes those in between. */
export function cableX({ rect }: PlacedDevice, devices: readonly PlacedDevice[], barY: number): number {
  const middle = rect.x + rect.w / 2;
  const between = devices.filter((other) => other.rect.y > barY);
  return freeSpan(obstaclesFor(between, rect.y), rect.x + CORNER, right(rect) - CORNER, 0, middle) ?? middle;
}

/** Nothing stands between the two in their row. */
export function isBeside(one: Rect, other: Rect, devices: readonly PlacedDevice[]): boolean {
  if (one.y !== other.y) return false;
  const from = Math.min(right(one), right(other));
  const to = Math.max(one.x, other.x);
  return !devices.some(({ rect }) => rect.y === one.y && rect.x < to && right(rect) > from);
}
