import { boundsOf, type Rect } from "../layout/geometry.ts";
import type { Layout } from "../layout/placed.ts";

/** Px, as the style sheet has it. */
const SIZE = { w: 164, h: 104 } as const;
/** Px round what is shown. */
const PAD = 5;

interface View {
  /** x, y and zoom of the canvas. */
  readonly transform: readonly [number, number, number];
  readonly width: number;
  readonly height: number;
}

interface OverviewFrame {
  readonly viewBox: string;
  /** Path of everything that is out of view. */
  readonly mask: string;
  /** Canvas units per px of the minimap. */
  readonly scale: number;
}

/** What the minimap shows: all of the lab, and the view, wherever it is. */
export function overviewFrame({ bounds, unit }: Layout, { transform, width, height }: View): OverviewFrame {
  const [x, y, zoom] = transform;
  const view: Rect = { x: -x / zoom, y: -y / zoom, w: width / zoom, h: height / zoom };
  const lab: Rect = { x: bounds.x * unit, y: bounds.y * unit, w: bounds.w * unit, h: bounds.h * unit };
  const all = boundsOf([lab, view]);
  const scale = Math.max(all.w / (SIZE.w - 2 * PAD), all.h / (SIZE.h - 2 * PAD), Number.EPSILON);
  const w = SIZE.w * scale;
  const h = SIZE.h * scale;
  const shown: Rect = { x: all.x - (w - all.w) / 2, y: all.y - (h - all.h) / 2, w, h };
  return {
    viewBox: `${shown.x} ${shown.y} ${w} ${h}`,
    mask: outlineOf(grown(shown, PAD * scale)) + outlineOf(view),
    scale,
  };
}

function outlineOf({ x, y, w, h }: Rect): string {
  return `M${x} ${y}h${w}v${h}h${-w}z`;
}

/** Larger on each side: the line round it lies outside of what is shown. */
function grown({ x, y, w, h }: Rect, by: number): Rect {
  return { x: x - by, y: y - by, w: w + 2 * by, h: h + 2 * by };
}
