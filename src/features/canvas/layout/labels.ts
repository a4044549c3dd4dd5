import type { SceneContainer } from "../scene/scene.ts";
import { barTextRight, chipWidth, LABEL_GAP, portReach } from "./bar.ts";
import { moved, type Point, type Rect, right } from "./geometry.ts";
import { chipRect } from "./ground.ts";
import { cellRect } from "./host-dense.ts";
import {
  type HostInside,
  type Layout,
  type PlacedBar,
  type PlacedBox,
  type PlacedNic,
  type PlacedSwitch,
  TEXT_SCALES,
} from "./placed.ts";
import { cellWords, STACK_TITLE } from "./stack-shape.ts";
import { textWidth } from "./text-width.ts";

/** Words on the canvas that nothing may cover. */
export interface Label {
  readonly text: string;
  readonly rect: Rect;
}

/** Where words stand, absolute: what the style sheets of the nodes draw, as rectangles. */
export function labelsOf(layout: Layout): readonly Label[] {
  const inside = layout.level === "everything" ? insideLabels : denseLabels;
  return [
    ...layout.hosts.flatMap((host) => inside(host.inside).map((label) => shift(label, host.rect))),
    ...layout.ground.bars.map(barLabel),
    ...layout.ground.devices.map(({ scene, rect }) => ({
      text: scene.name,
      rect: inset(rect, 6, 5),
    })),
    ...layout.ground.tunnels.map(({ key, label }) => ({ text: key, rect: label })),
    ...layout.ground.cables.flatMap(({ vlan }) =>
      vlan === null ? [] : { text: vlan.text, rect: chipRect(vlan, TEXT_SCALES[layout.level]) },
    ),
  ];
}

function insideLabels({ boxes, switches, stack, nics, pnics }: HostInside): readonly Label[] {
  const cells = stack.cells.map(({ cell, rect }) => ({
    text: cell.title,
    rect: { x: rect.x + 12, y: 19, w: cellWords(cell) - 22, h: 36 },
  }));
  const onStack = [
    { text: "Host stack", rect: { x: 11, y: -10, w: STACK_TITLE - 16, h: 17 } },
    ...cells,
    ...stack.pills.map(pillLabel),
  ];
  return [
    ...boxes.flatMap(boxLabels),
    ...switches.flatMap(switchLabels),
    ...onStack.map((label) => shift(label, stack.rect)),
    ...nics.map(pillLabel),
    ...pnics.map(({ scene, rect }) => ({ text: scene.name, rect: inset(rect, 9, 5) })),
  ];
}

/** From afar: the headers of the groups, the cards in them, the stack and the adapters. */
function denseLabels({ switches, stack, pnics }: HostInside): readonly Label[] {
  const groups = switches.flatMap(({ scene, rect, cells }) => {
    const typeWidth = chipWidth(scene) * TEXT_SCALES.names + 46;
    const name = textWidth(scene.title, 12.5 * TEXT_SCALES.names, "bold") + 28;
    const header = [
      { text: scene.name, rect: { x: rect.x + 10, y: rect.y + 6, w: name, h: 22 } },
      { text: scene.type, rect: { x: right(rect) - 10 - typeWidth, y: rect.y + 6, w: typeWidth, h: 22 } },
    ];
    if (cells === null || cells.w === cells.h) return header;
    const cards = cells.containers.map(({ title }, index) => {
      const card = cellRect(cells, index);
      return { text: title, rect: inset(moved(card, rect.x, rect.y), 8, 5) };
    });
    return [...header, ...cards];
  });
  return [
    ...groups,
    { text: "Host stack", rect: inset(stack.rect, 8, 5) },
    ...pnics.map(({ scene, rect }) => ({ text: scene.name, rect: inset(rect, 9, 5) })),
  ];
}

function boxLabels({ scene, rect, shape }: PlacedBox): readonly Label[] {
  const { namespace } = shape;
  const title = (text: string, at: Point, icon: number): Label => ({
    text,
    rect: { ...at, w: textWidth(text, 11.5, "medium") + 12 + icon, h: 17 },
  });
  const titles = [
    ...(namespace === null
      ? []
      : [title(scene.label, { x: namespace.x + 10, y: namespace.y - 9 }, scene.filtered ? 18 : 0)]),
    ...(scene.kind === "hyperv" ? [title("Hyper-V VM · own kernel", { x: 17, y: -7 }, 19)] : []),
  ];
  const cards = shape.cards.map(({ container, rect: card }) => ({
    text: container.title,
    rect: { x: card.x + 10, y: card.y + 8, w: cardWords(container, card.w), h: card.h - 14 },
  }));
  return [...titles, ...cards, ...shape.pills.map(pillLabel)].map((label) => shift(label, rect));
}

function pillLabel({ nic, rect }: PlacedNic): Label {
  return { text: nic.text, rect: inset(rect, 9, 5) };
}

/** The name's row runs to the state at the card's right end. */
function cardWords({ chips, image }: SceneContainer, width: number): number {
  const words = Math.max(
    textWidth(image, 11, "code"),
    ...chips.map((chip) => textWidth(chip, 11, "medium") + 31),
  );
  return Math.max(words, width - 20);
}

function switchLabels({ scene, rect, ports }: PlacedSwitch): readonly Label[] {
  const typeRight = rect.w - 12;
  return [
    { text: scene.name, rect: { x: 12, y: 15, w: barTextRight(scene) - 12, h: 34 } },
    { text: scene.type, rect: { x: typeRight - chipWidth(scene), y: 17, w: chipWidth(scene), h: 18 } },
    ...ports
      .filter(({ label }) => label !== "")
      .map(({ scene: port, x, edge, label, badge }) => {
        const reach = portReach(port, label, badge);
        return {
          text: label,
          rect: { x: x + LABEL_GAP, y: edge === "top" ? -21 : rect.h + 2, w: reach - LABEL_GAP, h: 18 },
        };
      }),
  ].map((label) => shift(label, rect));
}

function barLabel({ scene, rect, label }: PlacedBar): Label {
  const w = textWidth(scene.label, 12, "medium");
  return { text: scene.label, rect: { x: rect.x + label.x, y: rect.y + label.y - 8, w, h: 16 } };
}

function shift({ text, rect }: Label, by: Point): Label {
  return { text, rect: moved(rect, by.x, by.y) };
}

function inset(rect: Rect, dx: number, dy: number): Rect {
  return { x: rect.x + dx, y: rect.y + dy, w: rect.w - 2 * dx, h: rect.h - 2 * dy };
}
