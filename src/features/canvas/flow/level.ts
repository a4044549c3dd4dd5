import type { DetailLevel } from "#store";
import type { Rect } from "../layout/geometry.ts";

/** Zoom from which a level is shown (specification 3.2). */
export const EVERYTHING_FROM = 0.8;
export const NAMES_FROM = 0.45;
export const MIN_ZOOM = 0.03;
export const MAX_ZOOM = 2;
/** Canvases with fewer px than this are a phone's. */
export const NARROW = 560;
/** Free border round a fitted view, px. */
const MARGIN = { side: 12, top: 12 } as const;
/** What the minimap covers above the controls; a canvas that is lower has no room for one (Overview.module.css). */
export const MAP_HEIGHT = 118;
export const MAP_FROM = 480;
/** What the controls at the lower edge cover, and with them the legend of a lens. */
export const CONTROLS_HEIGHT = 56;
export const LEGEND_HEIGHT = 42;

export function levelAt(zoom: number): DetailLevel {
  if (zoom >= EVERYTHING_FROM - 0.001) return "everything";
  return zoom >= NAMES_FROM - 0.001 ? "names" : "dots";
}

export interface Fit {
  readonly level: DetailLevel;
  readonly zoom: number;
  readonly x: number;
  readonly y: number;
}

/** The zoom at which the bounds, in canvas units, fill the view; never more than 100%. */
function fitZoom(bounds: Rect, width: number, height: number): number {
  const w = Math.max(1, bounds.w);
  const h = Math.max(1, bounds.h);
  return Math.min(1, (width - 2 * MARGIN.side) / w, (height - MARGIN.top) / h);
}

const RANGES: Readonly<Record<DetailLevel, readonly [number, number]>> = {
  everything: [EVERYTHING_FROM, 1],
  names: [NAMES_FROM, EVERYTHING_FROM - 0.005],
  dots: [MIN_ZOOM, NAMES_FROM - 0.005],
};

/** What one container takes on the screen at the least zoom of a level, square px; more does not fit, however it is laid out. */
const LEAST_AREA: Readonly<Record<DetailLevel, number>> = { everything: 5_000, names: 1_000, dots: 0 };

/**
 * The view that shows all. It takes the most detailed level that fits at a zoom of that level: fewer words come
 * before small ones. `boundsOf` gives a level's bounds in canvas units; a pinned level is kept. The lowest `mapHeight`
 * px stay free when that costs no zoom. Levels that cannot hold so many containers are not laid out to find that out.
 */
export function fitView(
  boundsOf: (level: DetailLevel) => Rect,
  width: number,
  height: number,
  pinned: DetailLevel | null,
  mapHeight = 0,
  containers = 0,
): Fit {
  const levels: readonly DetailLevel[] = pinned === null ? ["everything", "names", "dots"] : [pinned];
  for (const level of levels) {
    if (pinned === null && containers * LEAST_AREA[level] > width * height) continue;
    const bounds = boundsOf(level);
    const wanted = fitZoom(bounds, width, height);
    const [least, most] = pinned === null ? RANGES[level] : [MIN_ZOOM, 1];
    if (wanted < least && level !== levels.at(-1)) continue;
    const zoom = Math.max(least, Math.min(most, wanted));
    const x = (width - bounds.w * zoom) / 2 - bounds.x * zoom;
    const free = height - MARGIN.top - bounds.h * zoom;
    const above = free < 0 ? free / 2 : Math.max(0, free - mapHeight) / 2;
    const y = MARGIN.top + above - bounds.y * zoom;
    return { level, zoom, x, y };
  }
  return { level: "everything", zoom: 1, x: 0, y: 0 };
}
