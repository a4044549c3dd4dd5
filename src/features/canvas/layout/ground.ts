import type { Scene, SceneDevice } from "../scene/scene.ts";
import { cableX, isBeside, placeRows } from "./device-rows.ts";
import { freeSpan, type Span } from "./free-span.ts";
import { bottom, boundsOf, clamp, overlaps, type Point, type Rect, right } from "./geometry.ts";
import type { Positions } from "./host-everything.ts";
import {
  type Ground,
  type PlacedBar,
  type PlacedCable,
  type PlacedDevice,
  type PlacedHost,
  type Wire,
} from "./placed.ts";
import { textWidth } from "./text-width.ts";
import { placeTunnels } from "./tunnels.ts";

export const BAR = 8;
/** Below the hosts: half a pNIC, a visible cable, the label. */
const HOST_TO_BAR = 56;
const BAR_TO_DEVICE = 30;
const DEVICE_TO_BAR = 52;
const LABEL_ABOVE = 17;
/** Between a cable and its VLAN. */
const CHIP_GAP = 9;
const VNET_HEIGHT = 34;

/** A cable's upper end at a host. */
export interface Tap {
  readonly pnicKey: string;
  readonly to: string;
  readonly at: Point;
  readonly vlan: string | null;
}

/** LANs, Azure networks and what is on them, below the hosts; labels get room for text scaled by `textScale`. Pure. */
export function layoutGround(
  scene: Scene,
  hosts: readonly PlacedHost[],
  positions: Positions,
  textScale: number,
): Ground {
  const taps = hosts.flatMap(tapsOf);
  const hostBounds = boundsOf(hosts.map(({ rect }) => rect));
  const bands = [...scene.segments, ...scene.vnets].map((band) => ({
    band,
    kind: scene.vnets.some(({ key }) => key === band.key) ? ("vnet" as const) : ("segment" as const),
  }));
  const order = new Map(bands.map(({ band }, index) => [band.key, index]));
  const homes = homesOf(scene, order);
  const bars: PlacedBar[] = [];
  const devices: PlacedDevice[] = [];
  let y = hosts.length === 0 ? 0 : bottom(hostBounds) + HOST_TO_BAR;
  for (const [index, { band, kind }] of bands.entries()) {
    const own = taps.filter(({ to }) => to === band.key);
    const passing = taps.filter(({ to }) => (order.get(to) ?? -1) > index);
    const members = homes.get(band.key) ?? [];
    const from = Math.min(hosts.length > 0 ? hostBounds.x : 0, ...own.map(({ at }) => at.x - 40));
    const barHeight = kind === "vnet" ? VNET_HEIGHT : BAR;
    const rowY = y + barHeight + BAR_TO_DEVICE;
    const blocked = passing.map(({ at }) => ({ from: at.x - 16, to: at.x + 16 }));
    const space = { from: from + 12, to: right(hostBounds) - 12, y: rowY, blocked };
    const row = placeRows(members, space, positions, textScale);
    devices.push(...row);
    const home = row.filter(({ scene: device }) => device.plugs.some(({ to }) => to === band.key));
    const reach = Math.max(
      bands.length === 1 ? right(hostBounds) : from + 200,
      ...own.map(({ at }) => at.x + 40),
      ...home.map(({ rect }) => right(rect) + 12),
    );
    const start = Math.min(from, ...home.map(({ rect }) => rect.x - 12));
    const rect: Rect = { x: start, y, w: reach - start, h: barHeight };
    bars.push({ key: band.key, kind, scene: band, rect, label: { x: 14, y: barHeight / 2 } });
    const rowBottom =
      row.length === 0 ? rowY - BAR_TO_DEVICE : Math.max(...row.map((entry) => bottom(entry.rect)));
    y = rowBottom + DEVICE_TO_BAR;
  }
  const stray = homes.get(null) ?? [];
  const below = { from: hostBounds.x + 12, to: right(hostBounds) - 12, y, blocked: [] };
  devices.push(...placeRows(stray, below, positions, textScale));

  const cables = besideCables(
    [...hostCables(taps, bars), ...deviceCables(devices, bars), ...joinCables(devices)],
    textScale,
  );
  const tunnels = placeTunnels(scene, hosts, taps, bars, textScale);
  const labelled = bars.map((bar) => ({
    ...bar,
    label: labelPlace(
      bar,
      cables,
      tunnels.map(({ label }) => label),
      textScale,
    ),
  }));
  const extended = labelled.map((bar) => extend(bar, textScale));
  return { bars: extended, devices, cables, tunnels, wires: groundWires(cables, extended) };
}

/** Where each of a host's pNICs lets its cable down. */
function tapsOf({ rect, inside }: PlacedHost): readonly Tap[] {
  return inside.pnics.flatMap((pnic): Tap[] => {
    if (pnic.scene.plug === null) return [];
    const wire = inside.wires.find(({ from, to }) => from === pnic.key || to === pnic.key);
    const end = wire?.to === pnic.key ? wire.points.at(-1) : wire?.points[0];
    const x = rect.x + (end?.x ?? pnic.rect.x + pnic.rect.w / 2);
    const { to, vlan } = pnic.scene.plug;
    return [{ pnicKey: pnic.key, to, at: { x, y: rect.y + bottom(pnic.rect) }, vlan }];
  });
}

/** Devices by the bar they hang on: the first of their plugs. What a router joins follows it. */
function homesOf(
  scene: Scene,
  order: ReadonlyMap<string, number>,
): ReadonlyMap<string | null, SceneDevice[]> {
  const homes = new Map<string | null, SceneDevice[]>();
  const byKey = new Map(scene.devices.map((device) => [device.key, device]));
  const joined = new Set(scene.devices.flatMap(({ joins }) => joins));
  const seen = new Set<string>();
  const add = (home: string | null, device: SceneDevice) => {
    if (seen.has(device.key)) return;
    seen.add(device.key);
    const list = homes.get(home);
    if (list) list.push(device);
    else homes.set(home, [device]);
  };
  // Routers last, so that what they join stands at the end of the row.
  const sorted = scene.devices.toSorted((a, b) => Number(a.joins.length > 0) - Number(b.joins.length > 0));
  for (const device of sorted) {
    if (joined.has(device.key)) continue;
    const home = device.plugs
      .map(({ to }) => to)
      .filter((to) => order.has(to))
      .toSorted((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0))[0];
    add(home ?? null, device);
    for (const key of device.joins) {
      const beyond = byKey.get(key);
      if (beyond) add(home ?? null, beyond);
    }
  }
  return homes;
}

function hostCables(taps: readonly Tap[], bars: readonly PlacedBar[]): readonly PlacedCable[] {
  return taps.flatMap((tap): PlacedCable[] => {
    const bar = bars.find(({ key }) => key === tap.to);
    if (!bar) return [];
    const end = { x: tap.at.x, y: bar.rect.y + (bar.kind === "vnet" ? 0 : BAR / 2) };
    const at = { x: tap.at.x + CHIP_GAP, y: bar.rect.y - 22 };
    return [
      {
        key: `${tap.pnicKey}>${tap.to}`,
        points: [tap.at, end],
        vlan: tap.vlan === null ? null : { text: tap.vlan, at },
      },
    ];
  });
}

function deviceCables(devices: readonly PlacedDevice[], bars: readonly PlacedBar[]): readonly PlacedCable[] {
  return devices.flatMap((device) => {
    const { key, scene, rect } = device;
    return scene.plugs.flatMap((plug, index): PlacedCable[] => {
      const bar = bars.find((entry) => entry.key === plug.to);
      if (!bar) return [];
      const above = bar.rect.y < rect.y;
      const x = above
        ? cableX(device, devices, bottom(bar.rect))
        : rect.x + rect.w * (0.7 + 0.1 * Math.min(index, 2));
      const barX = clamp(x, bar.rect.x + 8, right(bar.rect) - 8);
      const barY = above ? bottom(bar.rect) - BAR / 2 : bar.rect.y + BAR / 2;
      const start = { x, y: above ? rect.y : bottom(rect) };
      const turn = above ? rect.y - 14 : bar.rect.y - 14;
      const points =
        barX === x
          ? [start, { x, y: barY }]
          : [start, { x, y: turn }, { x: barX, y: turn }, { x: barX, y: barY }];
      // Beside the bar; a cable that comes past other devices says it below them.
      const isFar = above && rect.y - barY > BAR_TO_DEVICE + BAR;
      const at = isFar
        ? { x: x + CHIP_GAP, y: rect.y - 22 }
        : { x: barX + CHIP_GAP, y: above ? barY + 9 : barY - 20 };
      return [
        {
          key: `${key}>${plug.to}#${index}`,
          points,
          vlan: plug.vlan === null ? null : { text: plug.vlan, at },
        },
      ];
    });
  });
}

/** Cables between a router and what it reaches over the Internet's own segment. */
function joinCables(devices: readonly PlacedDevice[]): readonly PlacedCable[] {
  const byKey = new Map(devices.map((device) => [device.key, device]));
  return devices.flatMap(({ key, scene, rect }) =>
    scene.joins.flatMap((join): PlacedCable[] => {
      const other = byKey.get(join);
      if (!other) return [];
      const middle = rect.y + rect.h / 2;
      const low = Math.max(bottom(rect), bottom(other.rect)) + 16;
      const from = rect.x + rect.w * 0.75;
      const to = other.rect.x + other.rect.w / 2;
      const isLeft = other.rect.x < rect.x;
      const points = isBeside(rect, other.rect, devices)
        ? [
            { x: isLeft ? rect.x : right(rect), y: middle },
            { x: isLeft ? right(other.rect) : other.rect.x, y: middle },
          ]
        : [
            { x: from, y: bottom(rect) },
            { x: from, y: low },
            { x: to, y: low },
            { x: to, y: bottom(other.rect) },
          ];
      return [{ key: `${key}>${join}`, points, vlan: null }];
    }),
  );
}

/** Above the bar or else below it, where no cable comes down and no tunnel's label stands. */
function labelPlace(
  bar: PlacedBar,
  cables: readonly PlacedCable[],
  labels: readonly Rect[],
  textScale: number,
): Point {
  if (bar.kind === "vnet") return { x: 14, y: VNET_HEIGHT / 2 };
  const width = textWidth(bar.scene.label, 12 * textScale, "medium") + 36;
  const near = bar.rect.x + bar.rect.w * 0.56;
  for (const dy of [-LABEL_ABOVE, BAR + 14]) {
    const obstacles = labelObstacles(bar.rect.y + dy, cables, labels, textScale);
    const at = freeSpan(obstacles, bar.rect.x + 4, right(bar.rect) - 4, width, near);
    if (at !== null) return { x: at - bar.rect.x + 18, y: dy };
  }
  return { x: bar.rect.w + 10, y: -LABEL_ABOVE };
}

/** A VLAN is written to the right of its cable, or to the left of it where another cable comes down there. */
function besideCables(cables: readonly PlacedCable[], textScale: number): readonly PlacedCable[] {
  const upright = cables.flatMap(({ key, points }) =>
    points.flatMap((to, index) => {
      const from = points[index - 1];
      if (!from || Math.abs(from.x - to.x) > 1) return [];
      return [{ key, rect: { x: to.x - 4, y: Math.min(from.y, to.y), w: 8, h: Math.abs(from.y - to.y) } }];
    }),
  );
  return cables.map((cable) => {
    if (cable.vlan === null) return cable;
    const chip = chipRect(cable.vlan, textScale);
    const isCrossed = (rect: Rect) =>
      upright.some((one) => one.key !== cable.key && overlaps(one.rect, rect));
    const left = { ...chip, x: chip.x - chip.w - 2 * CHIP_GAP };
    if (!isCrossed(chip) || isCrossed(left)) return cable;
    return { ...cable, vlan: { ...cable.vlan, at: { x: left.x, y: left.y } } };
  });
}

/** Where a cable's VLAN is written. */
export function chipRect(vlan: NonNullable<PlacedCable["vlan"]>, textScale: number): Rect {
  return { ...vlan.at, w: textWidth(vlan.text, 11 * textScale, "medium") + 16, h: 18 };
}

function labelObstacles(
  y: number,
  cables: readonly PlacedCable[],
  labels: readonly Rect[],
  textScale: number,
): readonly Span[] {
  return [
    ...cables.flatMap(({ points, vlan }) => {
      const spans = points.flatMap((point, index): Span[] => {
        const before = points[index - 1];
        if (!before || Math.abs(before.x - point.x) > 1) return [];
        const crosses = Math.min(before.y, point.y) < y + 12 && Math.max(before.y, point.y) > y - 12;
        return crosses ? [{ from: point.x - 12, to: point.x + 12 }] : [];
      });
      if (vlan === null || Math.abs(vlan.at.y - y) >= 24) return spans;
      const chip = chipRect(vlan, textScale);
      return [...spans, { from: chip.x, to: right(chip) + 8 }];
    }),
    ...labels
      .filter((rect) => Math.abs(rect.y + rect.h / 2 - y) < 26)
      .map((rect) => ({ from: rect.x - 12, to: right(rect) + 12 })),
  ];
}

/** A bar is as long as its label needs. */
function extend(bar: PlacedBar, textScale: number): PlacedBar {
  const end = bar.label.x + textWidth(bar.scene.label, 12 * textScale, "medium") + 12;
  return end <= bar.rect.w ? bar : { ...bar, rect: { ...bar.rect, w: end } };
}

/** Along each bar from cable to cable, and down the cables. Keys of bars' spots end in "@" and the cable's key. */
function groundWires(cables: readonly PlacedCable[], bars: readonly PlacedBar[]): readonly Wire[] {
  const down = cables.map(({ key, points }): Wire => {
    const [from = "", to = ""] = key.split("#")[0]?.split(">") ?? [];
    const isBar = bars.some((bar) => bar.key === to);
    return { from, to: isBar ? `${to}@${key}` : to, points };
  });
  const along = bars.flatMap((bar) => {
    const spots = down
      .filter(({ to }) => to.startsWith(`${bar.key}@`))
      .map(({ to, points }) => ({ key: to, at: points.at(-1) ?? { x: 0, y: 0 } }))
      .toSorted((a, b) => a.at.x - b.at.x);
    return spots.flatMap((spot, index): Wire[] => {
      const before = spots[index - 1];
      return before ? [{ from: before.key, to: spot.key, points: [before.at, spot.at] }] : [];
    });
  });
  return [...down, ...along];
}
