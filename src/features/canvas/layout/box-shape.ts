import type { SceneBox, SceneContainer, SceneNic } from "../scene/scene.ts";
import type { Rect } from "./geometry.ts";
import type { BoxShape, PlacedNic } from "./placed.ts";
import { textWidth } from "./text-width.ts";

export const PILL_HEIGHT = 24;
/** From the frame of a utility VM to the namespace in it: the frame's label stands above the namespace's. */
const FRAME_SIDE = 13;
const FRAME_TOP = 21;
const FRAME_BOTTOM = 10;
const PAD_X = 12;
/** From a namespace's upper edge to its first card. */
export const PAD_TOP = 16;
const CARD_MIN = 180;
const CARD_MAX = 216;

const shapes = { natural: new WeakMap<SceneBox, BoxShape>(), roomy: new WeakMap<SceneBox, BoxShape>() };

/**
 * Geometry inside a box, in px at full detail. `withRoom`: as high as a neighbour whose card has a published port, so
 * that the frames of a row are level.
 */
export function boxShape(box: SceneBox, withRoom = false): BoxShape {
  const cache = withRoom ? shapes.roomy : shapes.natural;
  const known = cache.get(box);
  if (known) return known;
  const built = buildShape(box, withRoom && !hasChip(box) ? CHIP_HEIGHT : 0);
  cache.set(box, built);
  return built;
}

/** One of its cards shows a published port. */
export function hasChip(box: SceneBox): boolean {
  return box.containers.some(({ chips }) => chips.length > 0);
}

/** Width of a network card's pill: the kind on a tinted field, then the text in code. */
export function pillWidth(nic: SceneNic): number {
  return textWidth(nic.kind, 11.5, "bold") + 16 + textWidth(nic.text, 11.5, "code") + 18;
}

const CARD_HEIGHT = 54;
const CHIP_HEIGHT = 24;

export function cardHeight(container: SceneContainer): number {
  return CARD_HEIGHT + (container.chips.length > 0 ? CHIP_HEIGHT : 0);
}

function cardWidth(container: SceneContainer): number {
  const name = textWidth(container.title, 13.5, "bold") + 62;
  const image = textWidth(container.image, 11, "code") + 24;
  const chip = Math.max(0, ...container.chips.map((text) => textWidth(text, 11, "medium") + 52));
  return Math.ceil(Math.min(CARD_MAX, Math.max(CARD_MIN, name, image, chip)));
}

function buildShape(box: SceneBox, room: number): BoxShape {
  const cardW = Math.max(CARD_MIN, ...box.containers.map(cardWidth));
  const isVm = box.kind === "hyperv";
  const side = isVm ? FRAME_SIDE : 0;
  const over = isVm ? FRAME_TOP : 0;
  const bare = box.kind === "none";
  const pillsW = box.nics.reduce((sum, nic) => sum + pillWidth(nic) + 8, -8);
  const innerW = bare ? cardW : Math.max(cardW + 2 * PAD_X, pillsW + 2 * PAD_X);
  let y = over + (bare ? 0 : PAD_TOP);
  const cards = box.containers.map((container) => {
    const rect: Rect = { x: side + (innerW - cardW) / 2, y, w: cardW, h: cardHeight(container) };
    y += rect.h + 8;
    return { container, rect };
  });
  if (box.containers.length === 0) y += 40;
  const innerBottom = bare ? y - 8 : y - 8 + room + (box.nics.length > 0 ? 16 : 12);
  const width = innerW + 2 * side;
  const height = innerBottom + (isVm ? FRAME_BOTTOM : 0);
  const namespace = bare ? null : { x: side, y: over, w: innerW, h: innerBottom - over };
  return { width, height, namespace, cards, pills: placePills(box, width, height, pillsW) };
}

/** Cards' pills straddle the lower edge of the namespace, or of the Hyper-V frame. */
function placePills(box: SceneBox, width: number, height: number, pillsW: number): readonly PlacedNic[] {
  let x = (width - pillsW) / 2;
  return box.nics.map((nic) => {
    const w = pillWidth(nic);
    const rect = { x, y: height - PILL_HEIGHT / 2, w, h: PILL_HEIGHT };
    x += w + 8;
    return { key: nic.key, nic, rect };
  });
}
