import type { Scene } from "../scene/scene.ts";
import { freeSpan } from "./free-span.ts";
import { bottom, type Point, type Rect, right, roundedPath } from "./geometry.ts";
import type { Tap } from "./ground.ts";
import type { PlacedBar, PlacedHost, PlacedTunnel } from "./placed.ts";
import { textWidth } from "./text-width.ts";

const LABEL_HEIGHT = 22;

export function tunnelText(vnis: readonly number[]): { readonly title: string; readonly vni: string } {
  return { title: vnis.length > 1 ? "VXLAN tunnels" : "VXLAN tunnel", vni: `VNI ${vnis.join(", ")}` };
}

/** Tubes along the real way: uplink, pNIC, along the LAN, pNIC, uplink. Networks that go the same way share one. */
export function placeTunnels(
  scene: Scene,
  hosts: readonly PlacedHost[],
  taps: readonly Tap[],
  bars: readonly PlacedBar[],
  textScale: number,
): readonly PlacedTunnel[] {
  const groups = new Map<string, { vnis: number[]; ends: Scene["tunnels"][number] }>();
  for (const tunnel of scene.tunnels) {
    const way = tunnel.hosts.map(({ switchKey }) => switchKey).join(" ");
    const known = groups.get(way);
    if (known) known.vnis.push(tunnel.vni);
    else groups.set(way, { vnis: [tunnel.vni], ends: tunnel });
  }
  const labels: Rect[] = [];
  return [...groups.values()].flatMap(({ vnis, ends }): PlacedTunnel[] => {
    const legs = ends.hosts.flatMap(({ switchKey }) => legOf(switchKey, hosts, taps) ?? []);
    const paths: string[] = [];
    const spans: { from: number; to: number; bar: PlacedBar }[] = [];
    const sorted = legs.toSorted((a, b) => a.bottomX - b.bottomX);
    for (const [index, leg] of sorted.entries()) {
      const before = sorted[index - 1];
      const bar = bars.find(({ key }) => key === leg.to);
      if (!before || before.to !== leg.to || !bar) continue;
      const y = bar.rect.y + bar.rect.h / 2;
      paths.push(
        roundedPath(
          [...before.points, { x: before.bottomX, y }, { x: leg.bottomX, y }, ...leg.points.toReversed()],
          14,
        ),
      );
      spans.push({ from: before.bottomX, to: leg.bottomX, bar });
    }
    const [span] = spans;
    if (!span) return [];
    const words = tunnelText(vnis);
    const w =
      textWidth(words.title, 12 * textScale, "bold") + textWidth(words.vni, 12 * textScale, "regular") + 26;
    const y = span.bar.rect.y - 40;
    const obstacles = [
      ...taps.map(({ at }) => ({ from: at.x - 16, to: at.x + 16 })),
      ...labels.map((rect) => ({ from: rect.x - 10, to: right(rect) + 10 })),
    ];
    const x = freeSpan(obstacles, span.from + 14, span.to - 14, w + 16, (span.from + span.to) / 2);
    const label =
      x === null
        ? { x: (span.from + span.to - w) / 2, y: span.bar.rect.y + 18, w, h: LABEL_HEIGHT * textScale }
        : { x: x + 8, y, w, h: LABEL_HEIGHT * textScale };
    labels.push(label);
    return [{ key: ends.key, scene: ends, vnis, paths, label }];
  });
}

interface Leg {
  readonly points: readonly Point[];
  readonly bottomX: number;
  readonly to: string;
}

/** From the uplink down to the pNIC's lower end, absolute. */
function legOf(switchKey: string, hosts: readonly PlacedHost[], taps: readonly Tap[]): Leg | null {
  for (const { rect, inside } of hosts) {
    const vswitch = inside.switches.find(({ key }) => key === switchKey);
    if (!vswitch) continue;
    const tap = taps.find(({ pnicKey }) => vswitch.scene.pnicKeys.includes(pnicKey));
    const trunk = inside.wires.find(({ to }) => to === tap?.pnicKey);
    if (!tap || !trunk) return null;
    const points = trunk.points.map((point) => ({ x: point.x + rect.x, y: point.y + rect.y }));
    const first = points[0];
    const start =
      first && vswitch.cells === null ? { x: first.x, y: rect.y + bottom(vswitch.rect) + 8 } : first;
    const rest = points.slice(1);
    return { points: start ? [start, ...rest] : rest, bottomX: tap.at.x, to: tap.to };
  }
  return null;
}
