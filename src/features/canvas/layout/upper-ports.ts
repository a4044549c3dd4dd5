import type { Position } from "#scenario";
import type { ScenePort } from "../scene/scene.ts";
import { LABEL_GAP, portReach, SOCKET, UPLINK_PITCH } from "./bar.ts";
import { clamp } from "./geometry.ts";
import type { Column } from "./host-columns.ts";
import type { PlacedBox, PlacedPort } from "./placed.ts";
import { channels, spread, type Wish } from "./spread.ts";
import { wordsFor } from "./switch-grid.ts";

interface Bar {
  readonly width: number;
  readonly ports: readonly PlacedPort[];
}

export interface UpperPorts {
  bar(column: Column): Bar;
  /** Distance from the network cards to the bars: grows with the links that have to run sideways. */
  gap(least: number, empty: boolean): number;
}

/** Height of one sideways run. */
export const CHANNEL = 9;
/** From the top of a bar to the lowest sideways run: the ports' labels stand there. */
export const LABEL_ROOM = 30;

/** Ports on the upper edges: each under its network card where there is room, in the order that crosses least. */
export function upperPorts(
  columns: readonly Column[],
  boxes: readonly PlacedBox[],
  startX: number,
  positions: Readonly<Record<string, Position>>,
): UpperPorts {
  const cards = cardCentres(columns, boxes, positions, startX);
  const bars = new Map<string, Bar>();
  let deepest = 0;
  for (const column of columns) {
    const barX = Math.max(startX, positions[column.scene.key]?.x ?? startX + column.x);
    const { grid, scene, lower } = column;
    const endpoint = scene.ports.filter(({ role }) => role === "endpoint");
    let without = 0;
    const wishes = endpoint.map((port): Wish => {
      const card = cards.get(port.key);
      const own = card?.switchKey === scene.key;
      const reach = portReach(port, wordsFor(port, grid.words), own && grid.words === "full");
      // A card over another switch comes in at the near end; a port without a card waits at the right end.
      const want = card ? clamp(card.x, barX + 22, barX + column.width - 22) : null;
      without += want === null ? 1 : 0;
      return { key: port.key, want: want ?? barX + 40 + without, before: SOCKET + 3, after: reach + 6 };
    });
    const at = spread(wishes, barX + 8);
    const upper = endpoint.map((port): PlacedPort => {
      const label = wordsFor(port, grid.words);
      const x = (at.get(port.key) ?? barX) - barX;
      return {
        key: port.key,
        scene: port,
        x,
        edge: "top",
        label,
        badge: grid.words === "full" && port.rules > 0,
      };
    });
    const uplinks = scene.ports.filter(({ role }) => role === "uplink");
    const below = scene.ports.flatMap((port): PlacedPort[] => {
      const nth = uplinks.indexOf(port);
      const x = port.role === "host" ? lower.hostX : port.role === "uplink" ? lower.uplinkX : null;
      if (x === null) return [];
      if (nth >= 0 && uplinks.length > 1) {
        const words = nth === uplinks.length - 1 ? "uplinks" : "";
        return [lowerPort(port, x + nth * UPLINK_PITCH, words)];
      }
      return [lowerPort(port, x, wordsFor(port, "full"))];
    });
    const last = Math.max(0, ...upper.map(({ x }) => x));
    bars.set(column.scene.key, {
      width: Math.max(column.width, last + LABEL_GAP + SOCKET),
      ports: [...upper, ...below],
    });
    const sideways = channels(
      upper.flatMap((port) => {
        const card = cards.get(port.key);
        return card && card.turnY === null ? [{ key: port.key, from: card.x, to: port.x + barX }] : [];
      }),
    );
    deepest = Math.max(deepest, sideways.size === 0 ? 0 : Math.max(...sideways.values()) + 1);
  }
  return {
    bar: (column) => bars.get(column.scene.key) ?? { width: column.width, ports: [] },
    gap: (least, empty) => (empty ? 0 : Math.max(least, 16 + Math.min(deepest, 6) * CHANNEL + LABEL_ROOM)),
  };
}

function lowerPort(scene: ScenePort, x: number, label: string): PlacedPort {
  return { key: scene.key, scene, x, edge: "bottom", label, badge: false };
}

export interface CardPlace {
  /** Middle of the card, or the lane that its link goes down in. */
  readonly x: number;
  readonly switchKey: string | null;
  readonly own: boolean;
  /** Height at which the link turns into its lane; null when it goes straight down. */
  readonly turnY: number | null;
}

/** By the key of the port that a card is plugged into. */
function cardCentres(
  columns: readonly Column[],
  boxes: readonly PlacedBox[],
  positions: Readonly<Record<string, Position>>,
  startX: number,
): ReadonlyMap<string, CardPlace> {
  const lanes = new Map<string, { x: number; turnY: number }>();
  for (const column of columns) {
    const dx = startX + column.x + Math.max(0, (column.width - column.grid.width) / 2);
    for (const [key, lane] of column.grid.lanes) lanes.set(key, { x: lane.x + dx, turnY: lane.turnY });
  }
  const result = new Map<string, CardPlace>();
  for (const box of boxes) {
    for (const pill of box.shape.pills) {
      const { portKey, switchKey } = pill.nic;
      if (portKey === null) continue;
      const lane = positions[box.placeKey] ? undefined : lanes.get(pill.key);
      const x = lane?.x ?? box.rect.x + pill.rect.x + pill.rect.w / 2;
      const own = switchKey === box.scene.switchKey;
      result.set(portKey, { x, switchKey, own, turnY: lane?.turnY ?? null });
    }
  }
  return result;
}
