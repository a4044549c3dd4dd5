import { ready } from "#store";
import { chunk, part } from "./part.ts";

/** What the first screen does without; each arrives when it is first shown, or when the page has nothing else to do. */
const canvas = chunk(() => import("#features/canvas"));
const inspector = chunk(() => import("#features/inspector"));
const packets = chunk(() => import("#features/packets"));
const timeline = chunk(() => import("#features/timeline"));
const reachability = chunk(() => import("#features/reachability"));
const palette = chunk(() => import("#features/palette"));
const keys = chunk(() => import("#features/keys"));
const settings = chunk(() => import("#features/settings"));

export const Canvas = part(canvas, (module) => module.Canvas);
export const Inspector = part(inspector, (module) => module.Inspector);
export const TracePanel = part(packets, (module) => module.TracePanel);
export const TraceDock = part(packets, (module) => module.TraceDock);
export const TraceControls = part(packets, (module) => module.TraceControls);
export const TimelinePanel = part(timeline, (module) => module.TimelinePanel);
export const TimelineDock = part(timeline, (module) => module.TimelineDock);
export const TimelineControls = part(timeline, (module) => module.TimelineControls);
export const ReachabilityDock = part(reachability, (module) => module.ReachabilityDock);

export const PaletteDialog = part(palette, (module) => module.PaletteDialog);
export const KeysDialog = part(keys, (module) => module.KeysDialog);
export const SettingsDialog = part(settings, (module) => module.SettingsDialog);

/** What a lab with a first line needs at once. */
export async function loadLabParts(): Promise<void> {
  await Promise.all([ready(), canvas.load(), inspector.load()]);
}

/** Fetches the rest in the order in which it is likely to be needed. */
export async function loadEverything(): Promise<void> {
  await loadLabParts();
  await Promise.all([palette.load(), packets.load(), timeline.load(), reachability.load()]);
  await Promise.all([keys.load(), settings.load()]);
}
