import fc from "fast-check";
import { expect, test } from "vitest";
import type { CanvasNode } from "./flow-nodes.ts";
import { nodesNear, surroundings } from "./near.ts";

const view = fc.record({
  transform: fc.tuple(
    fc.double({ min: -20_000, max: 20_000, noNaN: true }),
    fc.double({ min: -20_000, max: 20_000, noNaN: true }),
    fc.double({ min: 0.02, max: 3, noNaN: true }),
  ),
  width: fc.integer({ min: 1, max: 4_000 }),
  height: fc.integer({ min: 1, max: 3_000 }),
});

test("the view, and its size on each side of it, is always near", () => {
  fc.assert(
    fc.property(view, (seen) => {
      const around = surroundings(seen);
      const [x, y, zoom] = seen.transform;
      const [w, h] = [seen.width / zoom, seen.height / zoom];
      const slack = 1e-6 * Math.max(1, w, h, Math.abs(x / zoom), Math.abs(y / zoom));
      expect(around?.x).toBeLessThanOrEqual(-x / zoom - w + slack);
      expect(around?.y).toBeLessThanOrEqual(-y / zoom - h + slack);
      expect((around?.x ?? 0) + (around?.w ?? 0)).toBeGreaterThanOrEqual(-x / zoom + 2 * w - slack);
      expect((around?.y ?? 0) + (around?.h ?? 0)).toBeGreaterThanOrEqual(-y / zoom + 2 * h - slack);
    }),
  );
});

test("a move within a step leaves it as it is", () => {
  const size = { width: 1_000, height: 600 };
  expect(surroundings({ ...size, transform: [-100, -100, 1] })).toEqual(
    surroundings({ ...size, transform: [-900, -400, 1] }),
  );
});

test("a view without a size has nothing near it", () => {
  expect(surroundings({ transform: [0, 0, 1], width: 0, height: 0 })).toBeNull();
});

/** A host at the origin and so many boxes in it, 100 units apart. */
function labOf(boxes: number): readonly CanvasNode[] {
  const node = (id: string, x: number, parentId?: string) =>
    ({ id, position: { x, y: 0 }, width: 80, height: 40, ...(parentId ? { parentId } : {}) }) as CanvasNode;
  return [
    node("hosts/win-01", 0),
    ...Array.from({ length: boxes }, (_, at) => node(`box:${at}`, at * 100, "hosts/win-01")),
  ];
}

test.each([
  { title: "few nodes all stay", boxes: 50, around: { x: 0, y: 0, w: 100, h: 100 }, kept: 51 },
  {
    title: "of many, the host and what is near stay",
    boxes: 1_000,
    around: { x: 250, y: 0, w: 500, h: 100 },
    kept: 7,
  },
  { title: "before the view has a size all stay", boxes: 1_000, around: null, kept: 1_001 },
])("$title", ({ boxes, around, kept }) => {
  expect(nodesNear(labOf(boxes), around)).toHaveLength(kept);
});
