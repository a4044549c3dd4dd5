import { useEffect, useRef } from "react";
import { selectWorld, useLab } from "#store";
import type { Scene, SceneItem } from "../scene/scene.ts";
import { eventKey } from "../timeline/services.ts";
import type { Inside } from "../timeline/use-inside.ts";
import { type Freshness, useCanvasUi } from "./canvas-ui.ts";

/** How long "new" and "changed" are shown. */
const SHOWN_MS = 4000;
/** A step that makes more than this (a preset) is news as a whole: chips everywhere would say nothing. */
const MOST = 12;

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

/** Marks what the last step made or changed, for four seconds. Looking at another step or opening a lab marks nothing. */
export function useFreshness(scene: Scene, inside: Inside | null): void {
  const step = useLab((lab) => selectWorld(lab).step);
  const steps = useLab((lab) => lab.lines.length);
  const lab = useLab(({ id }) => id);
  useEffect(() => {
    if (inside === null) return;
    const made = inside.events.slice(0, inside.count).filter(({ verb }) => verb === "create");
    const keys = made.flatMap((event) => eventKey(event) ?? []);
    useCanvasUi.setState({ fresh: new Map(keys.map((key) => [key, "new"])) });
    return () => useCanvasUi.setState({ fresh: new Map() });
  }, [inside]);
  const shown = useRef({ scene, step, steps, lab });
  useEffect(() => {
    const before = shown.current;
    shown.current = { scene, step, steps, lab };
    if (inside !== null || before.scene === scene || lab !== before.lab) return;
    if (steps <= before.steps || step <= before.step) return;
    const fresh = compareScenes(before.scene, scene);
    if (fresh.size > MOST) return;
    useCanvasUi.setState({ fresh });
    const timer = setTimeout(() => useCanvasUi.setState({ fresh: new Map() }), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [scene, step, steps, lab, inside]);
}
