import type { Position } from "#scenario";
import type { SceneBox, SceneHost } from "../scene/scene.ts";
import { BAR_HEIGHT, LOOSE_LEFT, LOOSE_RIGHT } from "./bar.ts";
import { boxShape, PILL_HEIGHT, pillWidth } from "./box-shape.ts";
import { bottom, boundsOf, clamp, type Rect, right } from "./geometry.ts";
import { COLUMN_GAP, type Column, hostColumns } from "./host-columns.ts";
import { hostLinks } from "./host-links.ts";
import { makeRoom } from "./make-room.ts";
import type { HostInside, PlacedBox, PlacedNic, PlacedStack, PlacedSwitch } from "./placed.ts";
import { PNIC_HEIGHT, placePNics } from "./pnics.ts";
import { LANE_HEIGHT, STACK_HEIGHT, stackCells } from "./stack-shape.ts";
import { columnsFor } from "./switch-grid.ts";
import { upperPorts } from "./upper-ports.ts";

export type Positions = Readonly<Record<string, Position>>;

export interface HostOptions {
  readonly positions: Positions;
  /** A box under the pointer: it follows the pointer, and nothing makes room for it until it is let go. */
  readonly floating: { readonly key: string; readonly position: Position } | null;
  /** A packet's path runs through this host: the stack has a lane for it. */
  readonly lane: boolean;
  /** Narrow rather than low: switches that nothing is plugged into stand below others. */
  readonly isNarrow: boolean;
  /** Width kept free at the left, for the services of the timeline. */
  readonly inset: number;
  /** Height that the host has at least. */
  readonly least: number;
}

const PAD = 24;
const HEADER = 50;
/** Below the headings of the two halves. */
const SPLIT_HEADER = 82;
/** From the lower end of the network cards to the bars: a visible link and the ports' labels. */
const LAYER_GAP = 50;
const STACK_GAP = 58;
const NODE_GAP = 24;
/** Below a bar that has others below it: its uplink's label, the host vNIC beside its trunk. */
const ROW_GAP = 72;
const HUNG_NIC = 32;
/** Beyond the switches; bars may grow this much for ports whose cards stand elsewhere. */
const SHELF_GAP = 120;
/** A person may pull a node away from its layer by this much. */
const FREEDOM = 1200;

/** The inside of a host at full detail. Pure. */
export function layoutEverything(host: SceneHost, options: HostOptions): HostInside {
  const { positions } = options;
  const header = options.inset > 0 ? SPLIT_HEADER : HEADER;
  const plan = hostColumns(host, options.isNarrow);
  const startX = PAD + options.inset;
  const gridHeight = Math.max(0, ...plan.columns.map(({ grid }) => grid.height));
  const auto = plan.columns.flatMap((column) => columnBoxes(column, startX, header + gridHeight));
  const reach = startX + plan.width + SHELF_GAP;
  const [amongThem, onShelf] = splitLoose(plan.loose, positions, reach);
  const rows = makeRoom([...auto, ...amongThem], positions, { x: startX, y: header });
  const boxes = rows.filter(({ key }) => !amongThem.some((box) => box.key === key));
  const boxesBottom = rows.length === 0 ? header - 12 : Math.max(...rows.map(({ rect }) => bottom(rect)));

  const ports = upperPorts(plan.columns, boxes, startX, positions);
  const barY =
    boxesBottom + (rows.length === 0 ? 8 : PILL_HEIGHT / 2) + ports.gap(LAYER_GAP, rows.length === 0);
  const hasUpperRow = plan.columns.some(({ place }) => place === "above");
  const bars = plan.columns.map((column): PlacedSwitch => {
    const placed = positions[column.scene.key];
    const x = placed?.x ?? startX + column.x;
    const least = hasUpperRow && column.place !== "above" ? barY + BAR_HEIGHT + ROW_GAP : barY;
    const y = clamp(placed?.y ?? least, least, least + FREEDOM);
    const bar = ports.bar(column);
    return {
      key: column.scene.key,
      scene: column.scene,
      rect: { x: Math.max(startX, x), y, w: bar.width, h: BAR_HEIGHT },
      ports: bar.ports,
      trunkX: column.trunkX,
      cells: null,
    };
  });

  const switches = keptApart(bars, plan.columns, positions);
  const barsBottom =
    switches.length === 0 ? header - 20 : Math.max(...switches.map(({ rect }) => bottom(rect)));
  const stack = placeStack(host, plan, switches, startX, barsBottom + STACK_GAP, options);
  const nics = looseNics(host, plan.columns, switches, stack);
  const beside = shelfPlace([...rows, ...switches, ...nics, stack], header);
  const shelf = looseBoxes(onShelf, positions, beside);
  const loose = [
    ...rows.filter((box) => !boxes.includes(box)),
    ...makeRoom(shelf, positions, { x: PAD, y: header }, beside.x),
  ];
  const lowest = Math.max(bottom(stack.rect), ...nics.map(({ rect }) => bottom(rect)));
  const looseBottom = Math.max(0, ...loose.map(({ rect }) => bottom(rect)));
  const edge = Math.max(options.least, lowest + 16 + PNIC_HEIGHT / 2, looseBottom + NODE_GAP);
  const pnics = placePNics(host, switches, stack, edge, positions);
  const contents: Rect[] = [
    ...boxes.map(({ rect }) => rect),
    ...loose.map(({ rect }) => rect),
    ...switches.map(({ rect }) => rect),
    ...nics.map(({ rect }) => rect),
    ...pnics.map(({ rect }) => rect),
    stack.rect,
  ];
  const everyBox = [...boxes, ...loose].map((box) => floated(box, options.floating));
  const drawn = hostLinks({ switches, boxes: everyBox, stack, nics, pnics, columns: plan.columns, edge });
  return {
    width: Math.max(right(boundsOf(contents)) + PAD, headerWidth(host)),
    height: edge,
    stack,
    switches,
    boxes: everyBox,
    pnics,
    nics,
    ...drawn,
  };
}

function floated(box: PlacedBox, floating: HostOptions["floating"]): PlacedBox {
  if (floating === null || floating.key !== box.placeKey) return box;
  return { ...box, rect: { ...box.rect, x: floating.position.x, y: floating.position.y } };
}

function headerWidth(host: SceneHost): number {
  return 360 + host.title.length * 9;
}

function columnBoxes(column: Column, startX: number, baseY: number): readonly PlacedBox[] {
  const dx = startX + column.x + Math.max(0, (column.width - column.grid.width) / 2);
  const dy = baseY - column.grid.height;
  return column.grid.boxes.map((box) => ({
    ...box,
    rect: { ...box.rect, x: box.rect.x + dx, y: box.rect.y + dy },
  }));
}

function placeStack(
  host: SceneHost,
  plan: ReturnType<typeof hostColumns>,
  switches: readonly PlacedSwitch[],
  startX: number,
  top: number,
  { positions, lane }: HostOptions,
): PlacedStack {
  const placed = positions[host.stack.key];
  const over = plan.columns.flatMap((column, index) => {
    const at = switches[index];
    return column.place === "over-stack" && at ? [{ column, at }] : [];
  });
  const x = Math.max(startX, placed?.x ?? startX + plan.stackX);
  const y = clamp(placed?.y ?? top, top, top + FREEDOM);
  const pillRights: number[] = [];
  const pills = over.flatMap(({ column, at }): PlacedNic[] => {
    const nic = host.stack.nics.find(({ key }) => key === column.hostNicKey);
    const port = at.ports.find(({ scene }) => scene.role === "host");
    if (!nic || !port) return [];
    const w = pillWidth(nic);
    const left = at.rect.x + port.x - w / 2 - x;
    pillRights.push(left + w);
    return [{ key: nic.key, nic, rect: { x: left, y: -PILL_HEIGHT / 2, w, h: PILL_HEIGHT } }];
  });
  const w = Math.max(plan.stackWidth, ...pillRights.map((edge) => edge + 10));
  const h = STACK_HEIGHT + (lane ? LANE_HEIGHT : 0);
  return {
    key: host.stack.key,
    scene: host.stack,
    rect: { x, y, w, h },
    cells: stackCells(host.stack, w, STACK_HEIGHT),
    pills,
    laneY: STACK_HEIGHT + (lane ? LANE_HEIGHT / 2 - 3 : -6),
  };
}

/** Host vNICs of switches beside the stack: under their host port, at the height of the stack. */
function looseNics(
  host: SceneHost,
  columns: readonly Column[],
  switches: readonly PlacedSwitch[],
  stack: PlacedStack,
): readonly PlacedNic[] {
  let onRight = 0;
  return columns.flatMap((column, index): PlacedNic[] => {
    const at = switches[index];
    const nic = host.stack.nics.find(({ key }) => key === column.hostNicKey);
    const port = at?.ports.find(({ scene }) => scene.role === "host");
    if (column.place === "over-stack" || !at || !nic || !port) return [];
    const w = pillWidth(nic);
    const centreX = at.rect.x + port.x;
    if (column.place === "above") {
      // Hung under its port; a short line leads round the switches below to the stack.
      const x = Math.max(at.rect.x, centreX + LOOSE_RIGHT - w);
      return [{ key: nic.key, nic, rect: { x, y: bottom(at.rect) + HUNG_NIC, w, h: PILL_HEIGHT } }];
    }
    const drop = column.place === "right" ? onRight++ * 30 : 0;
    const x =
      column.place === "left"
        ? Math.min(stack.rect.x - 18 - w, centreX - w / 2)
        : Math.max(right(stack.rect) + 18, at.rect.x - LOOSE_LEFT, centreX + LOOSE_RIGHT - w);
    return [{ key: nic.key, nic, rect: { x, y: stack.rect.y + 18 + drop, w, h: PILL_HEIGHT } }];
  });
}

/** Containers on no network that a person has put among those on switches, and those on the shelf beside them. */
function splitLoose(
  boxes: readonly SceneBox[],
  positions: Positions,
  reach: number,
): readonly [readonly PlacedBox[], readonly SceneBox[]] {
  const isAmong = (box: SceneBox) => (positions[placeKeyOf(box)]?.x ?? reach) < reach;
  const among = boxes.filter(isAmong).map((scene) => {
    const shape = boxShape(scene);
    const at = positions[placeKeyOf(scene)] ?? { x: 0, y: 0 };
    const rect = { x: at.x, y: at.y, w: shape.width, h: shape.height };
    return { key: scene.key, scene, placeKey: placeKeyOf(scene), rect, shape };
  });
  return [among, boxes.filter((box) => !isAmong(box))];
}

/** A box is found again by its first container: a namespace goes when that stops. */
function placeKeyOf(box: SceneBox): string {
  return box.containers[0]?.key ?? box.key;
}

/** A bar that grew for ports whose cards stand elsewhere moves its neighbours on. */
function keptApart(
  bars: readonly PlacedSwitch[],
  columns: readonly Column[],
  positions: Positions,
): readonly PlacedSwitch[] {
  let edge = Number.NEGATIVE_INFINITY;
  return bars.map((bar, index) => {
    // One that has the others below it has no neighbours.
    if (columns[index]?.place === "above") return bar;
    const placed = positions[bar.key] !== undefined;
    const x = placed ? bar.rect.x : Math.max(bar.rect.x, edge + COLUMN_GAP);
    if (!placed) edge = x + bar.rect.w;
    return x === bar.rect.x ? bar : { ...bar, rect: { ...bar.rect, x } };
  });
}

function shelfPlace(others: readonly { readonly rect: Rect }[], y: number) {
  return { x: Math.max(...others.map(({ rect }) => right(rect))) + 40, y };
}

/** Containers on no network stand to the right, as on a shelf. */
function looseBoxes(
  boxes: readonly SceneBox[],
  positions: Positions,
  from: { readonly x: number; readonly y: number },
): readonly PlacedBox[] {
  const columns = boxes.length <= 2 ? 1 : columnsFor(boxes.length);
  const widest = Math.max(0, ...boxes.map((box) => boxShape(box).width));
  const highest = Math.max(0, ...boxes.map((box) => boxShape(box).height));
  return boxes.map((scene, index) => {
    const shape = boxShape(scene);
    const placeKey = placeKeyOf(scene);
    const placed = positions[placeKey];
    const x = placed?.x ?? from.x + (index % columns) * (widest + NODE_GAP);
    const y = placed?.y ?? from.y + Math.floor(index / columns) * (highest + NODE_GAP);
    const rect = { x: Math.max(PAD, x), y: Math.max(from.y, y), w: shape.width, h: shape.height };
    return { key: scene.key, scene, placeKey, rect, shape };
  });
}
