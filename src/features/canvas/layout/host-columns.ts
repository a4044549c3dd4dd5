import type { SceneBox, SceneHost, SceneSwitch } from "../scene/scene.ts";
import {
  type BarPlace,
  chipWidth,
  type LowerPorts,
  lowerPorts,
  portReach,
  teamWidth,
  uplinkBesideType,
} from "./bar.ts";
import { pillWidth } from "./box-shape.ts";
import { STACK_TITLE, stackMinWidth } from "./stack-shape.ts";
import { roomOfLowest, type SwitchGrid, switchGrid, wordsFor } from "./switch-grid.ts";

export const COLUMN_GAP = 40;
const PILL_MARGIN = 10;
/** From the stack's right end to the middle of a trunk that passes it, and from there to the bar's right end. */
const TRUNK_GAP = 24;
const TRUNK_INSET = 12;

/** One switch with its boxes above it; `x` is the bar's left edge from the left edge of the first column. */
export interface Column {
  readonly scene: SceneSwitch;
  readonly place: BarPlace;
  readonly grid: SwitchGrid;
  readonly lower: LowerPorts;
  /** Where its trunk comes down, from the bar's left edge; null: right under the uplink. */
  readonly trunkX: number | null;
  readonly hostNicKey: string | null;
  readonly x: number;
  readonly width: number;
}

export interface Columns {
  readonly columns: readonly Column[];
  readonly stackX: number;
  readonly stackWidth: number;
  /** Boxes that hang on no switch. */
  readonly loose: readonly SceneBox[];
  readonly width: number;
}

/**
 * Inside-only switches stand over the host's stack, because their packets go through it. Switches on the wire stand
 * beside it, so that their trunks reach the pNIC without crossing; the second one on the other side. In a narrow
 * host the only one, with one trunk, stands above inside-only switches that nothing is plugged into.
 */
export function hostColumns(host: SceneHost, isNarrow: boolean): Columns {
  const inside = host.switches.filter(({ type }) => type !== "external");
  // Those with containers first: the others hang nearer to what stands beside the stack.
  const over = inside.toSorted((a, b) => Number(isEmpty(host, a)) - Number(isEmpty(host, b)));
  const external = host.switches.filter(({ type }) => type === "external");
  const [only, ...others] = external;
  const isStackable = over.length > 0 && over.every((scene) => isEmpty(host, scene));
  const isAlone = only && others.length === 0 && teamWidth(only) === 0;
  if (isNarrow && isAlone && isStackable) return twoRows(host, only, over);
  const first = over.length > 0 ? null : (external[0] ?? null);
  const beside = first === null ? external : external.slice(1);
  const left = over.length > 0 ? beside.slice(1, 2) : [];
  const rightward = beside.filter((scene) => !left.includes(scene));
  const order = [...left, ...(first === null ? over : [first]), ...rightward];
  const boxesOf = groupBoxes(host, order);
  const build = (scene: SceneSwitch, place: Column["place"]) =>
    buildColumn(host, scene, place, boxesOf, order);

  let x = 0;
  const columns: Column[] = [];
  const add = (column: Column) => {
    columns.push({ ...column, x });
    x += column.width + COLUMN_GAP;
  };
  for (const scene of left) add(build(scene, "left"));
  const stackX = x;
  const overColumns = over.map((scene) => build(scene, "over-stack"));
  const cells = stackMinWidth(host.stack);
  let stackWidth = cells;
  if (first !== null) {
    const column = firstExternal(build(first, "over-stack"), host, cells);
    stackWidth = column.stackWidth;
    add(column.column);
  } else {
    const row = overRow(overColumns, host);
    for (const column of row.columns) add(column);
    stackWidth = row.width;
  }
  x = Math.max(x, stackX + stackWidth + COLUMN_GAP);
  for (const scene of rightward) add(build(scene, "right"));
  return { columns, stackX, stackWidth, loose: boxesOf.get(null) ?? [], width: Math.max(0, x - COLUMN_GAP) };
}

/** Switches over the stack, side by side; the last one is as wide as the stack needs. */
function overRow(columns: readonly Column[], host: SceneHost) {
  const natural = columns.reduce((sum, column) => sum + column.width + COLUMN_GAP, -COLUMN_GAP);
  const width = Math.max(stackMinWidth(host.stack), natural);
  let x = 0;
  const placed = columns.map((column, index) => {
    const own = column.width + (index === columns.length - 1 ? width - natural : 0);
    const at = { ...atRightEnd(column, own, host), x, width: own };
    x += own + COLUMN_GAP;
    return at;
  });
  return { columns: placed, width };
}

function isEmpty(host: SceneHost, scene: SceneSwitch): boolean {
  return (
    scene.ports.every(({ role }) => role !== "endpoint") &&
    !host.boxes.some((box) => box.switchKey === scene.key)
  );
}

/** The switch on the wire above those over the stack; its trunk comes down to the right of them. */
function twoRows(host: SceneHost, above: SceneSwitch, over: readonly SceneSwitch[]): Columns {
  const order = [above, ...over];
  const boxesOf = groupBoxes(host, order);
  const row = overRow(
    over.map((scene) => buildColumn(host, scene, "over-stack", boxesOf, order)),
    host,
  );
  const column = buildColumn(host, above, "above", boxesOf, order);
  const passing = row.width + TRUNK_GAP;
  const width = Math.max(column.width, passing + TRUNK_INSET);
  const uplinkX = uplinkBesideType(above, width);
  const upper = { ...column, width, lower: { ...column.lower, uplinkX }, trunkX: Math.max(uplinkX, passing) };
  return {
    columns: [upper, ...row.columns],
    stackX: 0,
    stackWidth: row.width,
    loose: boxesOf.get(null) ?? [],
    width,
  };
}

/** Boxes by switch. One that also hangs on another switch goes to the end of the row that is nearer to it. */
function groupBoxes(host: SceneHost, order: readonly SceneSwitch[]): ReadonlyMap<string | null, SceneBox[]> {
  const rank = new Map<string, number>(order.map(({ key }, index) => [key, index]));
  const portNumber = new Map(order.flatMap(({ ports }) => ports.map(({ key, number }) => [key, number])));
  const groups = new Map<string | null, { box: SceneBox; lean: number; number: number }[]>();
  for (const box of host.boxes) {
    const key = box.switchKey !== null && rank.has(box.switchKey) ? box.switchKey : null;
    const own = rank.get(key ?? "") ?? 0;
    const others = box.nics.map((nic) => (rank.get(nic.switchKey ?? "") ?? own) - own);
    const lean = Math.sign(others.reduce((sum, offset) => sum + offset, 0));
    // A stopped container keeps its place behind those that have a port.
    const number = portNumber.get(box.nics[0]?.portKey ?? "") ?? Number.MAX_SAFE_INTEGER;
    const list = groups.get(key) ?? [];
    list.push({ box, lean, number });
    groups.set(key, list);
  }
  return new Map(
    [...groups].map(([key, list]) => [
      key,
      list.toSorted((a, b) => a.lean - b.lean || a.number - b.number).map(({ box }) => box),
    ]),
  );
}

function buildColumn(
  host: SceneHost,
  scene: SceneSwitch,
  place: Column["place"],
  boxesOf: ReadonlyMap<string | null, readonly SceneBox[]>,
  order: readonly SceneSwitch[],
): Column {
  const boxes = boxesOf.get(scene.key) ?? [];
  const grid = switchGrid(scene, boxes, roomOfLowest(order.map(({ key }) => boxesOf.get(key) ?? [])));
  const nic = host.stack.nics.find(({ switchKey }) => switchKey === scene.key) ?? null;
  const pill = nic === null ? null : pillWidth(nic);
  const hasUplink = scene.ports.some(({ role }) => role === "uplink");
  const lower = lowerPorts(scene, pill, hasUplink, place);
  const title = place === "over-stack" && pill !== null && isFirstOver(order, scene) ? STACK_TITLE : 0;
  const forPill = pill === null || place !== "over-stack" ? 0 : title + pill + 2 * PILL_MARGIN;
  const underPort = forPill === 0 || hasUplink ? 0 : (lower.hostX ?? 0) + (pill ?? 0) / 2 + PILL_MARGIN;
  const foreign = foreignReach(scene, boxes, grid);
  const width = Math.max(grid.width + foreign, lower.barWidth, forPill, underPort);
  const moved =
    place === "right" && hasUplink ? { ...lower, uplinkX: uplinkBesideType(scene, width) } : lower;
  return { scene, place, grid, lower: moved, trunkX: null, hostNicKey: nic?.key ?? null, x: 0, width };
}

/** The host's card on the stack's edge stands at the right end of its switch, clear of the stack's title. */
function atRightEnd(column: Column, width: number, host: SceneHost): Column {
  const nic = host.stack.nics.find(({ key }) => key === column.hostNicKey);
  const { hostX } = column.lower;
  if (!nic || hostX === null) return column;
  const clearOfType = width - chipWidth(column.scene) - 30;
  const wanted = Math.min(width - PILL_MARGIN - pillWidth(nic) / 2, clearOfType);
  return { ...column, lower: { ...column.lower, hostX: Math.max(hostX, wanted) } };
}

function isFirstOver(order: readonly SceneSwitch[], scene: SceneSwitch): boolean {
  return order.find(({ type }) => type !== "external") === scene;
}

/** Room for ports whose containers stand over another switch. */
function foreignReach(scene: SceneSwitch, boxes: readonly SceneBox[], grid: SwitchGrid): number {
  const own = new Set(boxes.flatMap(({ nics }) => nics.map(({ portKey }) => portKey)));
  return scene.ports
    .filter(({ role, key }) => role === "endpoint" && !own.has(key))
    .reduce((sum, port) => sum + portReach(port, wordsFor(port, grid.words), true) + 24, 0);
}

/** Without an inside-only switch the stack stands under the first external one, its vNIC on the stack's edge. */
function firstExternal(column: Column, host: SceneHost, cells: number) {
  const nic = host.stack.nics.find(({ key }) => key === column.hostNicKey);
  if (!nic || column.lower.hostX === null) {
    const uplinkX = Math.max(column.lower.uplinkX ?? 0, cells + 24);
    const lower = { ...column.lower, uplinkX };
    return { column: widened(column, lower, uplinkX), stackWidth: cells };
  }
  const half = pillWidth(nic) / 2;
  const stackMin = Math.max(cells, STACK_TITLE + 2 * half + 2 * PILL_MARGIN);
  const hostX = Math.max(column.lower.hostX, stackMin - PILL_MARGIN - half);
  const stackWidth = hostX + half + PILL_MARGIN;
  const uplinkX = Math.max(stackWidth + 24, hostX + 92);
  return { column: widened(column, { ...column.lower, hostX, uplinkX }, uplinkX), stackWidth };
}

function widened(column: Column, lower: LowerPorts, uplinkX: number): Column {
  const grown = uplinkX - (column.lower.uplinkX ?? uplinkX);
  const barWidth = column.lower.barWidth + Math.max(0, grown);
  return { ...column, lower: { ...lower, barWidth }, width: Math.max(column.width, barWidth) };
}
