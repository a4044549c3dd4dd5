import { useDeferredValue, useEffect, useRef } from "react";
import type { World } from "#engine";
import { useLab } from "#store";
import type { Scene, SceneItem } from "../scene/scene.ts";
import { eventKey } from "../timeline/services.ts";
import type { Inside } from "../timeline/use-inside.ts";
import { type Freshness, useCanvasUi } from "./canvas-ui.ts";

/** How long "new" and "changed" are shown. */
const SHOWN_MS = 4000;
/** A step that makes more than this (a preset) is news as a whole: chips everywhere would say nothing. */
const MOST = 12;

const NOTHING: ReadonlyMap<string, Freshness> = new Map();

/** Items with a chip: containers, switches, cells of the stack, devices and hosts. */
function marked(scene: Scene): ReadonlyMap<string, SceneItem> {
  const items: SceneItem[] = [...scene.devices];
  for (const host of scene.hosts) {
    items.push(...host.switches, ...host.stack.cells);
    for (const box of host.boxes) items.push(...box.containers);
  }
  return new Map(items.map((item) => [item.key, item]));
}

/** What is new or another object than in the scene before; hosts only when they are new. */
export function compareScenes(before: Scene, after: Scene): ReadonlyMap<string, Freshness> {
  const known = marked(before);
  const fresh = new Map<string, Freshness>();
  for (const [key, item] of marked(after)) {
    const old = known.get(key);
    if (old === undefined) fresh.set(key, "new");
    else if (old !== item && !onlyPortsDiffer(old, item)) fresh.set(key, "changed");
  }
  const hosts = new Set(before.hosts.map(({ key }) => key));
  for (const { key } of after.hosts) if (!hosts.has(key)) fresh.set(key, "new");
  return fresh;
}

/** A switch that got a port for a new container is not news beside the container. */
function onlyPortsDiffer(old: SceneItem, item: SceneItem): boolean {
  if (!("ports" in old) || !("ports" in item)) return false;
  const { ports: _before, ...left } = old;
  const { ports: _after, ...now } = item;
  return JSON.stringify(left) === JSON.stringify(now);
}

/**
 * Marks what the last step made or changed, for four seconds. Looking at another step or opening a lab marks nothing.
 * `world` is the one that the scene was drawn from, which may be a moment behind the script.
 */
export function useFreshness(scene: Scene, world: World, inside: Inside | null): void {
  const { step } = world;
  const lines = useDeferredValue(useLab((lab) => lab.lines));
  const lab = useDeferredValue(useLab(({ id }) => id));
  useEffect(() => {
    if (inside === null) return;
    const made = inside.events.slice(0, inside.count).filter(({ verb }) => verb === "create");
    const keys = made.flatMap((event) => eventKey(event) ?? []);
    useCanvasUi.setState({ fresh: new Map(keys.map((key) => [key, "new"])) });
    return () => useCanvasUi.setState({ fresh: new Map() });
  }, [inside]);
  const shown = useRef({ scene, step, lines, lab });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  useEffect(() => {
    const before = shown.current;
    if (before.scene === scene) return;
    shown.current = { scene, step, lines, lab };
    if (inside !== null) return;
    const isNewStep = lab === before.lab && lines !== before.lines && step > before.step;
    const found = isNewStep ? compareScenes(before.scene, scene) : NOTHING;
    const fresh = found.size > MOST ? NOTHING : found;
    clearTimeout(timer.current);
    if (useCanvasUi.getState().fresh !== fresh) useCanvasUi.setState({ fresh });
    if (fresh.size > 0) timer.current = setTimeout(() => useCanvasUi.setState({ fresh: NOTHING }), SHOWN_MS);
  }, [scene, step, lines, lab, inside]);
}
