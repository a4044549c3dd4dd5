import { expect, test } from "vitest";
import { DRIVER_SHAPES } from "#ui";
import type { CellGrid } from "../layout/placed.ts";
import type { RunState, SceneContainer } from "../scene/scene.ts";
import { dotPaths, outlineOf, placedOutline } from "./dot-paths.ts";

function gridOf(...states: readonly RunState[]): CellGrid {
  const containers = states.map(
    (state, index): SceneContainer => ({
      key: `containers/win-01/c${index}`,
      ref: { kind: "containers", host: "win-01", id: `c${index}` },
      aliases: [],
      label: `c${index}`,
      name: `c${index}`,
      title: `c${index}`,
      image: "",
      address: null,
      state,
      stateText: state,
      tone: "nat",
      chips: [],
    }),
  );
  return { columns: 3, x: 10, y: 36, pitchX: 20, pitchY: 20, w: 13, h: 13, containers };
}

test.each([
  { outline: "M2 2H18V18H2Z", moved: "M101 51H109V59H101Z" },
  { outline: "M1 9L19 3", moved: "M100.5 54.5L109.5 51.5" },
  { outline: "M10 0.5A9.5 9.5 0 1 1 10 19.5", moved: "M105 50.25A4.75 4.75 0 1 1 105 59.75" },
])("$outline at half size from 100, 50 is $moved", ({ outline, moved }) => {
  expect(placedOutline(outline, { x: 100, y: 50 }, 0.5)).toBe(moved);
});

test.each(Object.keys(DRIVER_SHAPES))("the outline of %s is drawn in place as it is", (driver) => {
  expect(placedOutline(outlineOf(driver), { x: 0, y: 0 }, 1).replaceAll(" ", "")).toBe(
    outlineOf(driver).replaceAll(" ", ""),
  );
});

test.each<{ state: RunState; dots: readonly number[] }>([
  { state: "running", dots: [2, 1] },
  { state: "stopped", dots: [1] },
  { state: "paused", dots: [1] },
  { state: "failed", dots: [] },
])("dots that are $state: one path a row, with $dots", ({ state, dots }) => {
  const grid = gridOf("running", "stopped", "running", "running", "paused");
  expect(dotPaths(grid, "plain", state).map((path) => path.split("Z").length - 1)).toEqual(dots);
});
