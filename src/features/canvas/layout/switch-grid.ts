import type { SceneBox, ScenePort, SceneSwitch } from "../scene/scene.ts";
import { portLabel, portReach } from "./bar.ts";
import { boxShape, hasChip, PAD_TOP, PILL_HEIGHT } from "./box-shape.ts";
import type { PlacedBox } from "./placed.ts";

const GAP = 24;
/** Between the network cards of one row and the tops of the next: room for their links. */
const ROW_GAP = 44;

/** The boxes of one switch in rows above it, relative to the grid's upper left corner. */
export interface SwitchGrid {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly PlacedBox[];
  /** By a network card's key: where its link goes down between two columns, and at which height it turns. */
  readonly lanes: ReadonlyMap<string, { readonly x: number; readonly turnY: number }>;
  /** Ports beside their neighbours are written short or not at all when the rows are many. */
  readonly words: PortWords;
}

export type PortWords = "full" | "number" | "none";

/** Columns for a number of boxes: one row up to four, then wider than high, at most twelve rows. */
export function columnsFor(count: number): number {
  if (count <= 4) return Math.max(1, count);
  return Math.max(4, Math.ceil(Math.sqrt(count * 1.5)), Math.ceil(count / 12));
}

/** Kinds of boxes that are drawn as high as one with a published port. */
export interface Roomy {
  readonly namespace: boolean;
  readonly hyperv: boolean;
}

/** A VM's frame is higher anyway: it leaves room only beside another one. */
function roomOf(row: readonly SceneBox[]): Roomy {
  return { namespace: row.some(hasChip), hyperv: row.some((box) => box.kind === "hyperv" && hasChip(box)) };
}

/** What the lowest rows of a host's switches have in common: they stand side by side. */
export function roomOfLowest(groups: Iterable<readonly SceneBox[]>): Roomy {
  const lowest = [...groups].flatMap((boxes) => boxes.slice(lastRowFrom(boxes.length)));
  return roomOf(lowest);
}

function lastRowFrom(count: number): number {
  const columns = columnsFor(count);
  return Math.max(0, Math.ceil(count / columns) - 1) * columns;
}

export function switchGrid(scene: SceneSwitch | null, boxes: readonly SceneBox[], lowest: Roomy): SwitchGrid {
  const columns = columnsFor(boxes.length);
  const rows = Math.ceil(boxes.length / columns);
  const rowAt = (row: number) => boxes.slice(row * columns, (row + 1) * columns);
  const rooms = Array.from({ length: rows }, (_, row) => (row === rows - 1 ? lowest : roomOf(rowAt(row))));
  const shapeIn = (row: number, box: SceneBox) =>
    boxShape(box, box.kind !== "none" && rooms[row]?.[box.kind] === true);
  const words: PortWords = rows <= 2 ? "full" : rows <= 4 ? "number" : "none";
  const ports = new Map((scene?.ports ?? []).map((port) => [port.key, port]));
  const rowHeights = Array.from({ length: rows }, (_, row) =>
    Math.max(...rowAt(row).map((box) => shapeIn(row, box).height)),
  );
  const namespaceHeights = rowHeights.map((_, row) =>
    Math.max(0, ...rowAt(row).flatMap((box) => (box.kind === "namespace" ? shapeIn(row, box).height : []))),
  );
  const rowBottoms: number[] = [];
  let y = 0;
  for (const [row, height] of rowHeights.entries()) {
    y += height;
    rowBottoms[row] = y;
    y += PILL_HEIGHT / 2 + ROW_GAP;
  }
  const placed: PlacedBox[] = [];
  const lanes = new Map<string, { x: number; turnY: number }>();
  let x = 0;
  for (let column = 0; column < columns; column += 1) {
    const inColumn = Array.from({ length: rows }, (_, row) => boxes[row * columns + column]);
    const colWidth = Math.max(0, ...inColumn.map((box) => (box ? boxShape(box).width : 0)));
    let reach = x + colWidth;
    for (let row = rows - 1; row >= 0; row -= 1) {
      const box = inColumn[row];
      if (!box) continue;
      const shape = shapeIn(row, box);
      const left = x + (colWidth - shape.width) / 2;
      const bottomY = rowBottoms[row] ?? 0;
      // A card without a namespace is level with those in one.
      const high = box.kind === "none" ? (namespaceHeights[row] ?? 0) - PAD_TOP : 0;
      placed.push({
        key: box.key,
        scene: box,
        placeKey: box.containers[0]?.key ?? box.key,
        rect: { x: left, y: bottomY - Math.max(shape.height, high), w: shape.width, h: shape.height },
        shape,
      });
      for (const pill of shape.pills) {
        const port = pill.nic.portKey === null ? undefined : ports.get(pill.nic.portKey);
        if (!port) continue;
        const room = portReach(port, wordsFor(port, words), words === "full");
        if (row === rows - 1 || nothingBelow(inColumn, row)) {
          reach = Math.max(reach, left + pill.rect.x + pill.rect.w / 2 + room);
          continue;
        }
        const laneX = Math.max(reach + 10, x + colWidth + 12);
        lanes.set(pill.key, { x: laneX, turnY: bottomY + PILL_HEIGHT / 2 + 16 });
        reach = laneX + room;
      }
    }
    x = Math.max(x + colWidth + GAP, reach + 14);
  }
  const width = placed.length === 0 ? 0 : Math.max(...placed.map(({ rect }) => rect.x + rect.w));
  return { width: Math.max(width, x - GAP), height: rowBottoms.at(-1) ?? 0, boxes: placed, lanes, words };
}

function nothingBelow(column: readonly (SceneBox | undefined)[], row: number): boolean {
  return column.slice(row + 1).every((box) => box === undefined);
}

export function wordsFor(port: ScenePort, words: PortWords): string {
  if (words === "none") return "";
  return words === "number" && port.role === "endpoint" ? String(port.number) : portLabel(port);
}
