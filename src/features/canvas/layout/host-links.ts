import type { Tone } from "../scene/scene.ts";
import { bottom, clamp, type Point, right, roundedPath } from "./geometry.ts";
import type { Column } from "./host-columns.ts";
import type {
  HostInside,
  LinkGroup,
  PlacedBox,
  PlacedNic,
  PlacedPNic,
  PlacedPort,
  PlacedStack,
  PlacedSwitch,
  Wire,
} from "./placed.ts";
import { channels } from "./spread.ts";
import { CHANNEL, LABEL_ROOM } from "./upper-ports.ts";

interface Parts {
  readonly switches: readonly PlacedSwitch[];
  readonly boxes: readonly PlacedBox[];
  readonly stack: PlacedStack;
  readonly nics: readonly PlacedNic[];
  readonly pnics: readonly PlacedPNic[];
  readonly columns: readonly Column[];
  readonly edge: number;
}

/** Inside a bar a packet runs along the port edge, above the name. */
export const SWITCH_LANE = 7;
/** Where a trunk turns to pass what stands below its switch: under the uplink's label, also as a tunnel's tube. */
const TRUNK_TURN = 34;
const TEAM_TURN = 8;
/** From the left ends of what stands above the stack to a host vNIC's line round them. */
const ROUND = 10;

/** Links between what was placed, as paths to draw and as ways for a packet. */
export function hostLinks(parts: Parts): Pick<HostInside, "links" | "wires"> {
  const links: LinkGroup[] = [];
  const wires: Wire[] = [];
  const cards = cardPoints(parts.boxes);
  const holders = holdersOf(parts.boxes);
  for (const vswitch of parts.switches) {
    const virtual = [...endpointWires(vswitch, cards, parts), ...hostPortWires(vswitch, parts)];
    const trunks = trunkWires(vswitch, parts);
    wires.push(...virtual, ...trunks, ...insideWires(vswitch));
    links.push(group(`${vswitch.key}/links`, vswitch.scene.tone, "link", virtual, holders));
    links.push(group(`${vswitch.key}/trunk`, vswitch.scene.tone, "trunk", trunks));
  }
  const stackWires = [...stackLane(parts), ...looseNicWires(parts)];
  wires.push(...stackWires, ...stackPNicWires(parts));
  // What lies inside the stack is only seen when a packet goes there.
  const outside = stackPNicWires(parts).map((entry) => ({ ...entry, points: entry.points.slice(0, 2) }));
  links.push(group(`${parts.stack.key}/cables`, "cable", "cable", outside));
  links.push(...looseStubs(parts));
  return { links: links.filter(({ paths }) => paths.length > 0), wires };
}

function group(
  key: string,
  tone: LinkGroup["tone"],
  kind: LinkGroup["kind"],
  wires: readonly Wire[],
  holders: ReadonlyMap<string, readonly string[]> = new Map(),
): LinkGroup {
  const owner = key.slice(0, key.lastIndexOf("/"));
  return {
    key,
    owner,
    tone,
    kind,
    paths: wires.map(({ from, to, points }) => ({
      key: from,
      d: roundedPath(points),
      of: [owner, from, to, ...(holders.get(from) ?? [])],
    })),
  };
}

/** Keys of the namespace and the containers that a network card belongs to. */
function holdersOf(boxes: readonly PlacedBox[]): ReadonlyMap<string, readonly string[]> {
  return new Map(
    boxes.flatMap(({ scene, shape }) => {
      const held = [scene.key, ...shape.cards.map(({ container }) => container.key)];
      return shape.pills.map((pill) => [pill.key, held] as const);
    }),
  );
}

interface CardPoint extends Point {
  readonly key: string;
}

function cardPoints(boxes: readonly PlacedBox[]): ReadonlyMap<string, CardPoint> {
  const result = new Map<string, CardPoint>();
  for (const { rect, shape } of boxes) {
    for (const pill of shape.pills) {
      if (pill.nic.portKey === null) continue;
      const x = rect.x + pill.rect.x + pill.rect.w / 2;
      result.set(pill.nic.portKey, { key: pill.key, x, y: rect.y + bottom(pill.rect) });
    }
  }
  return result;
}

function endpointWires(
  vswitch: PlacedSwitch,
  cards: ReadonlyMap<string, CardPoint>,
  { columns }: Parts,
): readonly Wire[] {
  const lanes = new Map(columns.flatMap(({ grid }) => [...grid.lanes.keys()].map((key) => [key, true])));
  const ends = vswitch.ports.flatMap((port) => {
    const card = port.edge === "top" ? cards.get(port.key) : undefined;
    return card ? [{ port, card, x: vswitch.rect.x + port.x }] : [];
  });
  const direct = ends.filter(({ card }) => !lanes.has(card.key));
  const slots = channels(direct.map(({ port, card, x }) => ({ key: port.key, from: card.x, to: x })));
  const low = vswitch.rect.y - LABEL_ROOM;
  return ends.map(({ port, card, x }) => {
    const turnY = lanes.has(card.key)
      ? card.y + 16
      : Math.max(card.y + 8, low - ((slots.get(port.key) ?? 0) % 6) * CHANNEL);
    return wire(card.key, port.key, bend({ x: card.x, y: card.y }, turnY, { x, y: vswitch.rect.y }));
  });
}

function bend(from: Point, turnY: number, to: Point): readonly Point[] {
  if (Math.abs(from.x - to.x) < 0.5) return [from, to];
  return [from, { x: from.x, y: turnY }, { x: to.x, y: turnY }, to];
}

function wire(from: string, to: string, points: readonly Point[]): Wire {
  return { from, to, points };
}

function lowerPoint(vswitch: PlacedSwitch, port: PlacedPort): Point {
  return { x: vswitch.rect.x + port.x, y: bottom(vswitch.rect) };
}

function hostPortWires(vswitch: PlacedSwitch, { stack, nics }: Parts): readonly Wire[] {
  const port = vswitch.ports.find(({ scene }) => scene.role === "host");
  if (!port) return [];
  const from = lowerPoint(vswitch, port);
  const onStack = stack.pills.find(({ nic }) => nic.portKey === port.key);
  const loose = nics.find(({ nic }) => nic.portKey === port.key);
  const pill = onStack ?? loose;
  if (!pill) return [];
  const dx = onStack ? stack.rect.x : 0;
  const dy = onStack ? stack.rect.y : 0;
  const left = dx + pill.rect.x + 14;
  const x = Math.min(Math.max(from.x, left), left + pill.rect.w - 28);
  const to = { x, y: dy + pill.rect.y };
  return [wire(port.key, pill.key, bend(from, (from.y + to.y) / 2, to))];
}

function trunkWires(vswitch: PlacedSwitch, { pnics }: Parts): readonly Wire[] {
  const uplinks = vswitch.ports.filter(({ scene }) => scene.role === "uplink");
  return uplinks.flatMap((port, nth): Wire[] => {
    const pnic = pnics.find(({ key }) => key === port.scene.pnicKey);
    if (!pnic) return [];
    const from = lowerPoint(vswitch, port);
    const left = pnic.rect.x + 16;
    const down = vswitch.rect.x + (vswitch.trunkX ?? port.x);
    const x = Math.min(Math.max(down, left), Math.max(left, right(pnic.rect) - 16));
    const to = { x, y: pnic.rect.y };
    // Those of a team turn one above the other, so that none crosses another.
    const turnY = vswitch.trunkX === null ? to.y - 18 - nth * TEAM_TURN : from.y + TRUNK_TURN;
    return [wire(port.key, pnic.key, bend(from, turnY, to))];
  });
}

/** From each port to the lane along the upper edge, and along it from port to port. */
function insideWires(vswitch: PlacedSwitch): readonly Wire[] {
  const laneY = vswitch.rect.y + SWITCH_LANE;
  const sorted = vswitch.ports.toSorted((a, b) => a.x - b.x);
  return sorted.flatMap((port, index) => {
    const x = vswitch.rect.x + port.x;
    const edgeY = port.edge === "top" ? vswitch.rect.y : bottom(vswitch.rect);
    const down = wire(port.key, laneKey(port.key), [
      { x, y: edgeY },
      { x, y: laneY },
    ]);
    const before = sorted[index - 1];
    if (!before) return [down];
    const beforePoint = { x: vswitch.rect.x + before.x, y: laneY };
    return [down, wire(laneKey(before.key), laneKey(port.key), [beforePoint, { x, y: laneY }])];
  });
}

/** The spot inside the switch where a port meets the lane. */
export function laneKey(portKey: string): string {
  return `${portKey}@lane`;
}

function lanePoint(stack: PlacedStack, index: number): Point {
  const cell = stack.cells[index];
  return { x: stack.rect.x + (cell ? cell.rect.x + cell.rect.w / 2 : 0), y: stack.rect.y + stack.laneY };
}

/** Along the stack's lane from cell to cell, and up to the cards on its edge. */
function stackLane({ stack }: Parts): readonly Wire[] {
  const along = stack.cells.flatMap(({ cell }, index) => {
    const before = stack.cells[index - 1];
    if (!before) return [];
    return [wire(before.cell.key, cell.key, [lanePoint(stack, index - 1), lanePoint(stack, index)])];
  });
  const lastIndex = stack.cells.length - 1;
  const last = stack.cells[lastIndex];
  if (!last) return along;
  const rises = stack.pills.map((pill) => {
    const left = pill.rect.x + 8;
    const far = right(pill.rect) - 8;
    // Rises where no words stand: in the free end of the cell that lies under the card.
    const free = stack.cells.findLast(({ riserX }) => riserX !== null && riserX >= left && riserX <= far);
    const cell = free ?? last;
    const riserX = stack.rect.x + (cell.riserX ?? right(cell.rect));
    const from = lanePoint(stack, stack.cells.indexOf(cell));
    // It ends in the middle of the card, where the words hide what runs sideways to the link above.
    const middle = stack.rect.y + pill.rect.y + pill.rect.h / 2;
    return wire(cell.cell.key, pill.key, [from, { x: riserX, y: from.y }, { x: riserX, y: middle }]);
  });
  return [...along, ...rises];
}

function looseNicWires({ stack, nics }: Parts): readonly Wire[] {
  const lastIndex = stack.cells.length - 1;
  const last = stack.cells[lastIndex];
  const first = stack.cells[0];
  if (!last || !first) return [];
  return nics.map((pill) => {
    if (isAbove(pill, stack)) {
      const from = lanePoint(stack, 0);
      const edgeX = stack.rect.x + 8;
      const round = roundToStack(pill, stack).toReversed();
      const start = round[0] ?? from;
      return wire(first.cell.key, pill.key, [
        from,
        { x: edgeX, y: from.y },
        { x: edgeX, y: start.y },
        ...round,
      ]);
    }
    const toRight = pill.rect.x > stack.rect.x;
    const cell = toRight ? last : first;
    const from = lanePoint(stack, toRight ? lastIndex : 0);
    const y = pill.rect.y + pill.rect.h / 2;
    const edgeX = toRight ? right(stack.rect) - 10 : stack.rect.x + 8;
    const endX = toRight ? pill.rect.x : right(pill.rect);
    return wire(cell.cell.key, pill.key, [from, { x: edgeX, y: from.y }, { x: edgeX, y }, { x: endX, y }]);
  });
}

function isAbove(pill: PlacedNic, stack: PlacedStack): boolean {
  return bottom(pill.rect) < stack.rect.y;
}

/** From the left end of a card above the stack round what stands between, into the stack's left edge. */
function roundToStack(pill: PlacedNic, stack: PlacedStack): readonly Point[] {
  const from = { x: pill.rect.x, y: pill.rect.y + pill.rect.h / 2 };
  const to = { x: stack.rect.x, y: stack.rect.y + 30 };
  const x = Math.min(from.x, to.x) - ROUND;
  return [from, { x, y: from.y }, { x, y: to.y }, to];
}

/** The short visible line between the stack and a card beside it, in the switch's colour. */
function looseStubs({ stack, nics }: Parts): readonly LinkGroup[] {
  return nics.map((pill) => {
    if (isAbove(pill, stack)) {
      const round = wire(pill.key, stack.key, roundToStack(pill, stack));
      return group(`${pill.key}/stub`, pill.nic.tone, "stub", [round]);
    }
    const toRight = pill.rect.x > stack.rect.x;
    const y = pill.rect.y + pill.rect.h / 2;
    const from = { x: toRight ? right(stack.rect) : stack.rect.x, y };
    const to = { x: toRight ? pill.rect.x : right(pill.rect), y };
    const tone: Tone = pill.nic.tone;
    return group(`${pill.key}/stub`, tone, "stub", [wire(pill.key, stack.key, [from, to])]);
  });
}

function stackPNicWires({ stack, pnics }: Parts): readonly Wire[] {
  const first = stack.cells[0];
  if (!first) return [];
  return pnics
    .filter(({ key }) => stack.scene.pnicKeys.includes(key))
    .map((pnic) => {
      const laneY = stack.rect.y + stack.laneY;
      const cell = lanePoint(stack, 0);
      const under = cell.x > pnic.rect.x + 16 && cell.x < right(pnic.rect) - 16;
      const x = clamp(
        under ? cell.x : pnic.rect.x + pnic.rect.w * 0.4,
        stack.rect.x + 20,
        right(stack.rect) - 20,
      );
      const up = [
        { x, y: pnic.rect.y },
        { x, y: bottom(stack.rect) },
      ];
      const inside =
        x === cell.x
          ? []
          : [
              { x, y: laneY },
              { x: cell.x, y: laneY },
            ];
      return wire(pnic.key, first.cell.key, [...up, ...inside]);
    });
}
