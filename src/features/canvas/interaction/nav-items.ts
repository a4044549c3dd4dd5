import type { ObjectRef } from "#store";
import { portWords } from "../layout/bar.ts";
import { moved, type Rect } from "../layout/geometry.ts";
import { cellRect } from "../layout/host-dense.ts";
import type { Layout, PlacedHost } from "../layout/placed.ts";
import { pnicText } from "../layout/pnics.ts";
import { messages } from "../messages.ts";
import type { SceneItem } from "../scene/scene.ts";
import { barLabel, deviceLabel } from "./item-labels.ts";

/** Something that the keyboard can stand on. Rectangles are absolute, in px of the level. */
export interface NavItem {
  readonly key: string;
  readonly ref: ObjectRef;
  readonly aliases: readonly string[];
  readonly label: string;
  readonly rect: Rect;
  readonly parent: string | null;
  /** Ports and cells are reached from their parent, and by arrows from one another. */
  readonly inner: boolean;
  /** Key that a person's place of it is kept under, and where it stands in its parent; null: it stays put. */
  readonly place: { readonly key: string; readonly rect: Rect } | null;
}

/** Everything that can be stood on, in reading order: parents before their children. */
export function navItems(layout: Layout): readonly NavItem[] {
  const free = layout.level === "everything";
  const items: NavItem[] = [];
  const add = (
    item: SceneItem,
    label: string,
    rect: Rect,
    parent: string | null,
    more: { readonly inner?: boolean; readonly place?: NavItem["place"] } = {},
  ) => {
    const { key, ref, aliases } = item;
    items.push({
      key,
      ref,
      aliases,
      label,
      rect,
      parent,
      inner: more.inner ?? false,
      place: more.place ?? null,
    });
  };
  for (const host of layout.hosts) addHost(host, free, add);
  const { devices, bars } = layout.ground;
  for (const bar of bars) add(bar.scene, barLabel(bar), bar.rect, null);
  for (const { scene, rect } of devices) {
    const place = free ? { key: scene.key, rect } : null;
    add(scene, deviceLabel(scene), rect, null, { place });
  }
  return items;
}

type Add = (
  item: SceneItem,
  label: string,
  rect: Rect,
  parent: string | null,
  more?: { readonly inner?: boolean; readonly place?: NavItem["place"] },
) => void;

function addHost({ key, scene, rect: host, inside }: PlacedHost, free: boolean, add: Add): void {
  const at = (rect: Rect) => moved(rect, host.x, host.y);
  const placeOf = (placeKey: string, rect: Rect) => (free ? { key: placeKey, rect } : null);
  add(scene, `Host ${scene.name}, ${messages.containers(scene.containers)}`, host, null, {
    place: placeOf(key, host),
  });
  for (const { scene: box, rect, shape, placeKey } of inside.boxes) {
    const place = placeOf(placeKey, rect);
    const boxRect = at(rect);
    if (box.label !== "") add(box, box.label, boxRect, key, { place });
    for (const { container, rect: card } of shape.cards) {
      const parent = box.label === "" ? key : box.key;
      add(container, container.label, moved(card, boxRect.x, boxRect.y), parent, { place });
    }
    for (const { nic, rect: pill } of shape.pills) {
      add(nic, `${nic.kind} ${nic.text}`, moved(pill, boxRect.x, boxRect.y), box.key, { place });
    }
  }
  for (const { scene: vswitch, rect, ports, cells } of inside.switches) {
    const bar = at(rect);
    const label = `vSwitch ${vswitch.name}, ${vswitch.type}`;
    add(vswitch, label, bar, key, { place: placeOf(vswitch.key, rect) });
    for (const port of ports) {
      const y = port.edge === "top" ? bar.y : bar.y + bar.h;
      add(port.scene, portWords(port.scene), { x: bar.x + port.x - 9, y: y - 5, w: 18, h: 10 }, vswitch.key, {
        inner: true,
      });
    }
    for (const [index, container] of (cells?.containers ?? []).entries()) {
      if (cells) add(container, container.label, moved(cellRect(cells, index), bar.x, bar.y), vswitch.key);
    }
  }
  const { stack } = inside;
  const stackRect = at(stack.rect);
  add(stack.scene, messages.hostStack, stackRect, key, { place: placeOf(stack.key, stack.rect) });
  for (const { cell, rect } of free ? stack.cells : []) {
    add(cell, `${cell.title}, ${cell.sub}`, moved(rect, stackRect.x, stackRect.y), stack.key, {
      inner: true,
    });
  }
  for (const { nic, rect } of stack.pills) {
    add(nic, `${nic.kind} ${nic.text}`, moved(rect, stackRect.x, stackRect.y), stack.key);
  }
  for (const { nic, rect } of inside.nics) add(nic, `${nic.kind} ${nic.text}`, at(rect), key);
  for (const { scene: pnic, rect } of inside.pnics) add(pnic, `pNIC ${pnicText(pnic)}`, at(rect), key);
}

export type Direction = "left" | "right" | "up" | "down";

/** The nearest item that way: straight ahead counts more than beside. null at the edge. */
export function nearest(items: readonly NavItem[], from: NavItem, direction: Direction): NavItem | null {
  const sideways = direction === "left" || direction === "right";
  const sign = direction === "right" || direction === "down" ? 1 : -1;
  const middle = (rect: Rect) => ({ x: rect.x + rect.w / 2, y: rect.y + rect.h / 2 });
  const start = middle(from.rect);
  let best: NavItem | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const item of items) {
    const isInsideOther = item.inner && !(from.inner && item.parent === from.parent);
    if (isInsideOther || item.key === from.key || (item.parent === null && item.rect.h > 200)) continue;
    const end = middle(item.rect);
    const ahead = sign * (sideways ? end.x - start.x : end.y - start.y);
    const beside = Math.abs(sideways ? end.y - start.y : end.x - start.x);
    if (ahead < 4 || beside > ahead * 3) continue;
    const cost = ahead + beside * 2;
    if (cost < least) {
      least = cost;
      best = item;
    }
  }
  return best;
}
