import { expect, test } from "vitest";
import { type NavItem, nearest } from "./nav-items.ts";

function item(key: string, x: number, y: number, inner = false): NavItem {
  const ref = { kind: "containers" as const, host: "win-01", id: key };
  return {
    key,
    ref,
    aliases: [],
    label: key,
    rect: { x, y, w: 20, h: 20 },
    parent: "host",
    inner,
    place: null,
  };
}

const items = [
  item("a", 0, 0),
  item("b", 100, 0),
  item("c", 0, 100),
  item("port", 50, 0, true),
  item("second port", 80, 0, true),
  item("far", 300, 60),
];
const [a, b, , port] = items as [NavItem, NavItem, NavItem, NavItem];

test.each([
  { from: a, direction: "right", to: "b" },
  { from: a, direction: "down", to: "c" },
  { from: a, direction: "left", to: null },
  { from: b, direction: "right", to: "far" },
  { from: port, direction: "right", to: "second port" },
  { from: port, direction: "left", to: "a" },
] as const)("from $from.key $direction is $to", ({ from, direction, to }) => {
  expect(nearest(items, from, direction)?.key ?? null).toBe(to);
});
