import { type MouseEvent, type PointerEvent, useMemo } from "react";
import { hover, type ObjectRef, select, useView } from "#store";
import { cellAt } from "../layout/host-dense.ts";
import type { Layout, PlacedSwitch } from "../layout/placed.ts";
import { focusItem } from "./canvas-ui.ts";
import { cachedKey, refOf } from "./keys.ts";
import { openMenu } from "./menus.ts";

interface Hit {
  readonly key: string;
  readonly ref: ObjectRef;
}

/** The item at a pointer event; in a group of dots the container whose dot is there. */
export function hitOf(event: MouseEvent, layout: Layout): Hit | null {
  const element = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-key]") : null;
  const key = element?.dataset["key"];
  if (!element || key === undefined) return null;
  const group = layout.level === "dots" ? groupOf(layout, key) : undefined;
  if (group?.cells) {
    const box = element.getBoundingClientRect();
    const scale = box.width / group.rect.w;
    const at = { x: (event.clientX - box.left) / scale, y: (event.clientY - box.top) / scale };
    const container = cellAt(group.cells, at);
    if (container) return { key: container.key, ref: container.ref };
  }
  return { key, ref: refOf(key) };
}

function groupOf(layout: Layout, key: string): PlacedSwitch | undefined {
  for (const { inside } of layout.hosts) {
    const found = inside.switches.find((placed) => placed.key === key);
    if (found) return found;
  }
  return undefined;
}

/** One set of listeners for all items: hover, select, select more with Ctrl. */
export function usePointer(layout: Layout) {
  return useMemo(
    () => ({
      onPointerOver: (event: PointerEvent) => hoverOnce(hitOf(event, layout)),
      onPointerMove: (event: PointerEvent) => {
        // A pressed button drags or pans: to ask for the dot below would force a layout on each frame of it.
        if (layout.level === "dots" && event.buttons === 0) hoverOnce(hitOf(event, layout));
      },
      onPointerLeave: () => hoverOnce(null),
      onClick: (event: MouseEvent) => {
        const hit = hitOf(event, layout);
        if (!hit) {
          if (event.target instanceof Element && event.target.closest(".react-flow__pane")) select(null);
          return;
        }
        focusItem(hit.key);
        if (event.ctrlKey || event.metaKey) toggle(hit.ref);
        else select(hit.ref);
      },
      onContextMenu: (event: MouseEvent<HTMLElement>) => {
        const hit = hitOf(event, layout);
        if (!hit) return;
        event.preventDefault();
        select(hit.ref);
        const box = event.currentTarget.getBoundingClientRect();
        openMenu({
          kind: "item",
          ref: hit.ref,
          at: { x: event.clientX - box.left, y: event.clientY - box.top },
        });
      },
    }),
    [layout],
  );
}

function hoverOnce(hit: Hit | null): void {
  const { hovered } = useView.getState();
  if ((hovered === null ? null : cachedKey(hovered)) === (hit?.key ?? null)) return;
  hover(hit?.ref ?? null);
}

/** Adds the object to the selection or takes it out. */
export function toggle(ref: ObjectRef): void {
  const key = cachedKey(ref);
  useView.setState(({ selected, alsoSelected }) => {
    const all = [...(selected === null ? [] : [selected]), ...alsoSelected];
    const rest = all.filter((one) => cachedKey(one) !== key);
    const next = rest.length === all.length ? [...all, ref] : rest;
    return { selected: next[0] ?? null, alsoSelected: next.slice(1) };
  });
}
