import { useReactFlow, useStoreApi } from "@xyflow/react";
import { type KeyboardEvent, useEffect, useMemo, useRef } from "react";
import {
  announce,
  announceNow,
  isSingleKey,
  place,
  type ShortcutId,
  select,
  selectWorld,
  shortcutOf,
  useLab,
  useLayout,
  useReducedMotion,
  useSettings,
  useView,
  type View,
} from "#store";
import type { Layout } from "../layout/placed.ts";
import { messages } from "../messages.ts";
import { addContainerAt, addHostHere, containerOf, hostForNew, removeObject, sendFrom } from "./actions.ts";
import { focusItem, useCanvasUi } from "./canvas-ui.ts";
import { cachedKey } from "./keys.ts";
import { closeMenus, openMenu } from "./menus.ts";
import { type Direction, type NavItem, navItems, nearest } from "./nav-items.ts";
import { toggle } from "./use-pointer.ts";

const ARROWS: Readonly<Record<string, Direction>> = {
  ArrowLeft: "left",
  ArrowRight: "right",
  ArrowUp: "up",
  ArrowDown: "down",
};
const STEPS = { left: [-1, 0], right: [1, 0], up: [0, -1], down: [0, 1] } as const;
/** Alt and an arrow move a node by this much, px. */
const NUDGE = 20;
const MARGIN = 40;
/** Where Enter zooms to from afar: near enough for names. */
const NEAR = 0.6;

/** The canvas is one tab stop; inside it the arrows go from object to object. */
export function useKeyboard(layout: Layout, fit: () => void, hold: () => void) {
  const flow = useReactFlow();
  const store = useStoreApi();
  const reduced = useReducedMotion();
  const zoomedTo = useRef<string | null>(null);
  const { follow, arrive, ...keys } = useMemo(() => {
    let known: readonly NavItem[] | null = null;
    const items = () => {
      known ??= navItems(layout);
      return known;
    };
    const find = (key: string | null) =>
      key === null ? undefined : items().find((item) => item.key === key || item.aliases.includes(key));
    const current = (): NavItem | undefined => {
      const { focused } = useCanvasUi.getState();
      const { selected } = useView.getState();
      return find(focused) ?? find(selected === null ? null : cachedKey(selected)) ?? undefined;
    };
    const show = (item: NavItem) => {
      focusItem(item.key);
      useCanvasUi.setState({ hasKeyboard: true });
      announce(item.label);
      const [x, y, zoom] = store.getState().transform;
      const scale = zoom * layout.unit;
      const left = item.rect.x * scale + x;
      const top = item.rect.y * scale + y;
      const { width, height } = store.getState();
      const outside =
        left < 0 ||
        top < 0 ||
        left + item.rect.w * scale > width ||
        top + item.rect.h * scale > height - MARGIN;
      if (!outside) return;
      const middle = { x: item.rect.x + item.rect.w / 2, y: item.rect.y + item.rect.h / 2 };
      void flow.setCenter(middle.x * layout.unit, middle.y * layout.unit, {
        zoom,
        duration: reduced ? 0 : 180,
      });
    };
    const screenOf = (item: NavItem | undefined) => {
      const [x, y, zoom] = store.getState().transform;
      const rect = item?.rect ?? layout.bounds;
      const scale = zoom * layout.unit;
      return { x: (rect.x + rect.w / 2) * scale + x, y: (rect.y + rect.h) * scale + y };
    };
    const go = (direction: Direction) => {
      const from = current();
      const next = from ? nearest(items(), from, direction) : items()[0];
      if (next) show(next);
    };
    const nudge = (direction: Direction) => {
      const item = current();
      if (!item?.place) return;
      const [dx, dy] = STEPS[direction];
      place(item.place.key, { x: item.place.rect.x + dx * NUDGE, y: item.place.rect.y + dy * NUDGE });
    };
    const open = () => {
      const item = current();
      if (!item) return;
      select(item.ref);
      if (layout.level === "dots") {
        const middle = { x: item.rect.x + item.rect.w / 2, y: item.rect.y + item.rect.h / 2 };
        hold();
        if (useView.getState().pinnedLevel === null) zoomedTo.current = item.key;
        void flow.setCenter(middle.x * layout.unit, middle.y * layout.unit, { zoom: NEAR });
      }
      useLayout.setState({ rightOpen: true });
    };

    // At once: where the level of detail changes on the way, an animation would end there.
    const zoom = (move: () => Promise<boolean>) => () => {
      hold();
      void move();
    };

    const act: Readonly<
      Partial<Record<ShortcutId, (item: NavItem | undefined, event: KeyboardEvent) => void>>
    > = {
      go: (_item, event) => go(ARROWS[event.key] ?? "down"),
      nudge: (_item, event) => nudge(ARROWS[event.key] ?? "down"),
      open,
      select: (item) => item && select(item.ref),
      "add-to-selection": (item) => item && toggle(item.ref),
      remove: (item) => item && removeObject(item.ref),
      parent: (item) => {
        const parent = find(item?.parent ?? null);
        if (parent) show(parent);
      },
      child: (item) => {
        const child = item && items().find(({ parent }) => parent === item.key);
        if (child) show(child);
      },
      "zoom-in": zoom(() => flow.zoomIn()),
      "zoom-out": zoom(() => flow.zoomOut()),
      "zoom-reset": zoom(() => flow.zoomTo(1)),
      fit,
      menu: (item) => item && openMenu({ kind: "item", ref: item.ref, at: screenOf(item) }),
      "add-container": (item) => addContainerAt(item?.ref ?? null),
      "add-host": addHostHere,
      "add-network": (item) => {
        const host = hostForNew(selectWorld(useLab.getState()), item?.ref ?? null);
        openMenu({ kind: "drivers", host, at: screenOf(item) });
      },
      connect: (item) => {
        const world = selectWorld(useLab.getState());
        const container = item && containerOf(world, item.ref);
        if (!item || !container) {
          announceNow(messages.joinsNothing);
          return;
        }
        const ref = { kind: "containers" as const, host: item.ref.host, id: container.id };
        openMenu({ kind: "connect", ref, at: screenOf(item) });
      },
      send: (item) => sendFrom(item?.ref ?? null),
      close: () => {
        closeMenus();
        select(null);
      },
    };

    const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
      if (event.target !== event.currentTarget) return;
      const id = event.key === "Escape" ? "close" : shortcutOf(event, "canvas");
      const does = id === null ? undefined : act[id];
      if (id === null || !does || (isSingleKey(id) && !useSettings.getState().singleKeys)) return;
      does(current(), event);
      event.preventDefault();
      event.stopPropagation();
    };
    const onFocus = (event: React.FocusEvent<HTMLDivElement>) => {
      if (event.target === event.currentTarget && event.currentTarget.matches(":focus-visible")) {
        useCanvasUi.setState({ hasKeyboard: true, focused: current()?.key ?? items()[0]?.key ?? null });
      }
    };
    const onBlur = () => useCanvasUi.setState({ hasKeyboard: false });
    /** What is chosen anywhere on the page is where the arrows start and what the letters act on. */
    const follow = (view: View, before: View) => {
      if (view.selected === before.selected || view.selected === null) return;
      const item = find(cachedKey(view.selected));
      if (item) focusItem(item.key);
    };
    /** The nearer level is another drawing: what was zoomed to stands elsewhere in it. */
    const arrive = () => {
      if (layout.level === "dots") return;
      const item = find(zoomedTo.current);
      zoomedTo.current = null;
      if (!item) return;
      const { x, y, w, h } = item.rect;
      void flow.setCenter((x + w / 2) * layout.unit, (y + h / 2) * layout.unit, { zoom: NEAR });
    };
    return { onKeyDown, onFocus, onBlur, follow, arrive };
  }, [layout, fit, hold, flow, store, reduced]);
  useEffect(() => useView.subscribe(follow), [follow]);
  useEffect(arrive, [arrive]);
  return keys;
}
