import type { SceneContainer, SceneHost, SceneStack, SceneSwitch } from "../scene/scene.ts";
import { bottom, clamp, type Point, type Rect, right, roundedPath } from "./geometry.ts";
import {
  type CellGrid,
  type HostInside,
  type LinkGroup,
  type PlacedPNic,
  type PlacedStack,
  type PlacedSwitch,
  TEXT_SCALES,
  type Wire,
} from "./placed.ts";
import { PNIC_HEIGHT } from "./pnics.ts";
import { spread } from "./spread.ts";
import { textWidth } from "./text-width.ts";

export type DenseLevel = "names" | "dots";

const HEADER = 38;
const GROUP_HEADER = 36;
const GROUP_PAD = 10;
const GROUP_GAP = 16;
const STACK_HEIGHT = 34;
/** Beside the groups, for trunks that go round them. */
const MARGIN = 30;
const LANE = 9;
const TEXT = TEXT_SCALES.names;

/** The words beside the stack's icon. */
export function denseStackLabel(stack: SceneStack): string {
  const nat = stack.cells.find(({ id }) => id === "winnat");
  return nat ? `Host stack, ${nat.title}` : "Host stack";
}

/** Containers of a host by the switch of their first card; null: on no network. */
export function containersBySwitch(host: SceneHost): ReadonlyMap<string | null, readonly SceneContainer[]> {
  const known = new Set(host.switches.map(({ key }) => key));
  const result = new Map<string | null, SceneContainer[]>();
  for (const box of host.boxes) {
    const key = box.switchKey !== null && known.has(box.switchKey) ? box.switchKey : null;
    const list = result.get(key);
    if (list) list.push(...box.containers);
    else result.set(key, [...box.containers]);
  }
  return result;
}

interface CellSize {
  readonly pitchX: number;
  readonly pitchY: number;
  readonly w: number;
  readonly h: number;
}

function cellSize(host: SceneHost, level: DenseLevel): CellSize {
  if (level === "dots") return { pitchX: 20, pitchY: 20, w: 13, h: 13 };
  // Labels keep 12 px on the screen: they have room for the smallest zoom of this level.
  const names = host.boxes.flatMap(({ containers }) => containers.map(({ title }) => title));
  const widest = Math.max(40, ...names.map((name) => textWidth(name, 12, "medium")));
  const w = Math.ceil(clamp(widest * TEXT, 48, 144) + 34);
  return { pitchX: w + 8, pitchY: 36, w, h: 28 };
}

/** The inside of a host at Names and Dots: one group for each switch, stacked, with its containers drawn in it. */
export function layoutDense(host: SceneHost, level: DenseLevel): HostInside {
  const bySwitch = containersBySwitch(host);
  const size = cellSize(host, level);
  const most = Math.max(1, ...[...bySwitch.values()].map((list) => list.length));
  const columns =
    level === "dots"
      ? clamp(Math.ceil(Math.sqrt(most * 3)), 9, 90)
      : clamp(Math.ceil(Math.sqrt(most * 0.9)), 2, 14);
  const labels = host.switches.map((scene) => groupLabelWidth(scene));
  const width = Math.max(columns * size.pitchX - (size.pitchX - size.w) + 2 * GROUP_PAD, 210, ...labels);
  const fitted = Math.max(1, Math.floor((width - 2 * GROUP_PAD + size.pitchX - size.w) / size.pitchX));

  const external = host.switches.filter(({ type }) => type === "external");
  const internal = host.switches.filter(({ type }) => type !== "external");
  // Inside-only groups come last, next to the stack that they hang on.
  const unplugged = (bySwitch.get(null) ?? []).length > 0 ? [looseGroup(host)] : [];
  const ordered = [...external, ...unplugged, ...internal];
  const sides = trunkSides(external);
  const laneCount = { left: 0, right: 0 };
  for (const side of sides.values()) laneCount[side] += 1;
  const left = MARGIN + Math.max(0, laneCount.left - 1) * LANE;
  let y = HEADER;
  const switches = ordered.map((scene): PlacedSwitch => {
    const list = bySwitch.get(scene.networks === NO_NETWORKS ? null : scene.key) ?? [];
    const grid = denseGrid(list, fitted, size, GROUP_HEADER);
    const rows = Math.ceil(list.length / fitted);
    const h = GROUP_HEADER + (rows === 0 ? 0 : rows * size.pitchY - (size.pitchY - size.h) + GROUP_PAD + 2);
    const rect = { x: left, y, w: width, h };
    y += h + GROUP_GAP;
    return { key: scene.key, scene, rect, ports: [], trunkX: null, cells: grid };
  });
  const stack = denseStack(host, left, width, y + 8);
  const edge = bottom(stack.rect) + 24 + PNIC_HEIGHT / 2;
  const pnics = densePNics(host, switches, sides, stack, left, width, edge);
  const inner = { switches, stack, pnics, sides, left, width };
  const { links, wires } = denseLinks(inner);
  const extra = Math.max(0, laneCount.right - 1) * LANE;
  return {
    width: Math.max(
      left + width + MARGIN + extra,
      ...pnics.map(({ rect }) => right(rect) + 14),
      headerWidth(host),
    ),
    height: edge,
    stack,
    switches,
    boxes: [],
    pnics,
    nics: [],
    links,
    wires,
  };
}

function headerWidth(host: SceneHost): number {
  return textWidth(host.title, 14, "bold") + 190;
}

function groupLabelWidth(scene: SceneSwitch): number {
  return (
    44 +
    textWidth(scene.title, 13, "bold") * TEXT +
    40 +
    textWidth(scene.type.toUpperCase(), 10.5, "bold") * TEXT +
    36
  );
}

function denseGrid(list: readonly SceneContainer[], columns: number, size: CellSize, top: number): CellGrid {
  return { columns, x: GROUP_PAD, y: top, ...size, containers: list };
}

const NO_NETWORKS: readonly string[] = [];

/** Stands in for a switch: containers on no network need a place too. */
function looseGroup(host: SceneHost): SceneSwitch {
  return {
    key: `${host.key}#loose`,
    ref: host.ref,
    aliases: [],
    host: host.name,
    name: "no network",
    title: "no network",
    tone: "plain",
    type: "private",
    sub: "",
    ports: [],
    pnicKeys: [],
    networks: NO_NETWORKS,
  };
}

/** Tunnels go down on the right, other trunks on the left, as long as both sides have room. */
function trunkSides(external: readonly SceneSwitch[]): ReadonlyMap<string, "left" | "right"> {
  return new Map(
    external.map((scene, index) => [
      scene.key,
      scene.tone === "overlay" || (index % 2 === 1 && external[0]?.tone !== "overlay") ? "right" : "left",
    ]),
  );
}

function denseStack(host: SceneHost, left: number, width: number, top: number): PlacedStack {
  const w = Math.min(width, textWidth(denseStackLabel(host.stack), 12, "bold") * TEXT + 50);
  const rect = { x: left + (width - w) / 2, y: top, w, h: STACK_HEIGHT };
  const cells = host.stack.cells.map((cell, index, all) => ({
    cell,
    rect: { x: (w / all.length) * index, y: 0, w: w / all.length, h: STACK_HEIGHT },
    riserX: (w / all.length) * (index + 1),
  }));
  return { key: host.stack.key, scene: host.stack, rect, cells, pills: [], laneY: STACK_HEIGHT - 4 };
}

function densePNics(
  host: SceneHost,
  switches: readonly PlacedSwitch[],
  sides: ReadonlyMap<string, "left" | "right">,
  stack: PlacedStack,
  left: number,
  width: number,
  edge: number,
): readonly PlacedPNic[] {
  const widths = new Map(
    host.pnics.map((pnic) => [pnic.key, textWidth(pnic.title, 11.5, "code") * TEXT + 40]),
  );
  let unbound = 0;
  const wishes = host.pnics.map((pnic) => {
    const w = widths.get(pnic.key) ?? 80;
    const side = pnic.switchKey === null ? undefined : sides.get(pnic.switchKey);
    const index = switches.findIndex(({ key }) => key === pnic.switchKey);
    const want =
      side === "left"
        ? left - 12 + index
        : side === "right"
          ? left + width + 4 - index
          : stack.rect.x + stack.rect.w * 0.4 + unbound++;
    return { key: pnic.key, want, before: w / 2, after: w / 2 + 12 };
  });
  const at = spread(wishes, 8);
  return host.pnics.map((pnic) => {
    const w = widths.get(pnic.key) ?? 80;
    const x = (at.get(pnic.key) ?? 0) - w / 2;
    return { key: pnic.key, scene: pnic, rect: { x, y: edge - PNIC_HEIGHT / 2, w, h: PNIC_HEIGHT } };
  });
}

interface Inner {
  readonly switches: readonly PlacedSwitch[];
  readonly stack: PlacedStack;
  readonly pnics: readonly PlacedPNic[];
  readonly sides: ReadonlyMap<string, "left" | "right">;
  readonly left: number;
  readonly width: number;
}

/** Trunks leave a group sideways and go round the others; inside-only groups go down to the stack. */
function denseLinks({
  switches,
  stack,
  pnics,
  sides,
  left,
  width,
}: Inner): Pick<HostInside, "links" | "wires"> {
  const links: LinkGroup[] = [];
  const wires: Wire[] = [];
  const used = { left: 0, right: 0 };
  const push = (scene: SceneSwitch, kind: LinkGroup["kind"], to: string, points: readonly Point[]) => {
    links.push({
      key: `${scene.key}/${kind}/${to}`,
      owner: scene.key,
      tone: scene.tone,
      kind,
      paths: [{ key: to, d: roundedPath(points), of: [scene.key, to] }],
    });
    wires.push({ from: scene.key, to, points });
  };
  for (const { scene, rect } of switches) {
    const side = sides.get(scene.key);
    if (side === undefined) continue;
    const lane = used[side]++;
    for (const pnic of pnics.filter(({ key }) => scene.pnicKeys.includes(key))) {
      const edgeX = side === "left" ? left : left + width;
      const laneX = side === "left" ? left - 16 - lane * LANE : left + width + 16 + lane * LANE;
      const x = clamp(laneX, pnic.rect.x + 6, right(pnic.rect) - 6);
      const y = rect.y + rect.h / 2;
      const turn = pnic.rect.y - 10;
      const bend: readonly Point[] =
        x === laneX
          ? []
          : [
              { x: laneX, y: turn },
              { x, y: turn },
            ];
      push(scene, "trunk", pnic.key, [{ x: edgeX, y }, { x: laneX, y }, ...bend, { x, y: pnic.rect.y }]);
    }
  }
  const internal = switches.filter(({ scene }) => scene.type === "internal");
  for (const [index, { scene, rect }] of internal.entries()) {
    const last = internal.length - 1;
    // At the stack's end, so that a packet on its way up passes the words.
    const x = clamp(right(stack.rect) - 8 + (index - last) * 12, stack.rect.x + 8, right(stack.rect) - 8);
    push(scene, "link", stack.key, [
      { x, y: bottom(rect) },
      { x, y: stack.rect.y },
    ]);
  }
  const first = stack.cells[0];
  for (const pnic of pnics.filter(({ key }) => stack.scene.pnicKeys.includes(key))) {
    const x = clamp(pnic.rect.x + pnic.rect.w / 2, stack.rect.x + 10, right(stack.rect) - 10);
    const reach = clamp(x, pnic.rect.x + 8, right(pnic.rect) - 8);
    const turn = pnic.rect.y - 10;
    const bend =
      reach === x
        ? []
        : [
            { x: reach, y: turn },
            { x, y: turn },
          ];
    const points = [{ x: reach, y: pnic.rect.y }, ...bend, { x, y: bottom(stack.rect) }];
    links.push({
      key: `${pnic.key}/cable`,
      owner: pnic.key,
      tone: "cable",
      kind: "cable",
      paths: [{ key: pnic.key, d: roundedPath(points), of: [pnic.key] }],
    });
    wires.push({ from: pnic.key, to: stack.key, points });
    if (first) wires.push({ from: stack.key, to: first.cell.key, points: [points.at(-1) ?? { x, y: 0 }] });
  }
  return { links, wires };
}

/** Where a container's dot or mini card stands, relative to its group. */
export function cellRect(grid: CellGrid, index: number): Rect {
  return {
    x: grid.x + (index % grid.columns) * grid.pitchX,
    y: grid.y + Math.floor(index / grid.columns) * grid.pitchY,
    w: grid.w,
    h: grid.h,
  };
}

/** The container at a point relative to its group; undefined between cells. */
export function cellAt(grid: CellGrid, point: Point): SceneContainer | undefined {
  const column = Math.floor((point.x - grid.x) / grid.pitchX);
  const row = Math.floor((point.y - grid.y) / grid.pitchY);
  if (column < 0 || row < 0 || column >= grid.columns) return undefined;
  return grid.containers[row * grid.columns + column];
}
