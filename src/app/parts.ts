import { lazy } from "react";
import { ready } from "#store";

/** What the first screen does without; each arrives when it is first shown, or when the page has nothing else to do. */
const loadCanvas = () => import("#features/canvas");
const loadInspector = () => import("#features/inspector");
const loadPackets = () => import("#features/packets");
const loadTimeline = () => import("#features/timeline");
const loadReachability = () => import("#features/reachability");
const loadPalette = () => import("#features/palette");
const loadKeys = () => import("#features/keys");
const loadSettings = () => import("#features/settings");

export const Canvas = lazy(() => loadCanvas().then((part) => ({ default: part.Canvas })));
export const Inspector = lazy(() => loadInspector().then((part) => ({ default: part.Inspector })));
export const TracePanel = lazy(() => loadPackets().then((part) => ({ default: part.TracePanel })));
export const TraceDock = lazy(() => loadPackets().then((part) => ({ default: part.TraceDock })));
export const TraceControls = lazy(() => loadPackets().then((part) => ({ default: part.TraceControls })));
export const TimelinePanel = lazy(() => loadTimeline().then((part) => ({ default: part.TimelinePanel })));
export const TimelineDock = lazy(() => loadTimeline().then((part) => ({ default: part.TimelineDock })));
export const TimelineControls = lazy(() =>
  loadTimeline().then((part) => ({ default: part.TimelineControls })),
);
export const ReachabilityDock = lazy(() =>
  loadReachability().then((part) => ({ default: part.ReachabilityDock })),
);

export const PaletteDialog = lazy(() => loadPalette().then((part) => ({ default: part.PaletteDialog })));
export const KeysDialog = lazy(() => loadKeys().then((part) => ({ default: part.KeysDialog })));
export const SettingsDialog = lazy(() => loadSettings().then((part) => ({ default: part.SettingsDialog })));

/** What a lab with a first line needs at once. */
export async function loadLabParts(): Promise<void> {
  await Promise.all([ready(), loadCanvas(), loadInspector()]);
}

/** Fetches the rest in the order in which it is likely to be needed. */
export async function loadEverything(): Promise<void> {
  await loadLabParts();
  await Promise.all([loadPalette(), loadPackets(), loadTimeline(), loadReachability()]);
  await Promise.all([loadKeys(), loadSettings()]);
}
