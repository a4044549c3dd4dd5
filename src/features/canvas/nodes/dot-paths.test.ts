import { expect, test } from "vitest";
import { DRIVER_SHAPES } from "#ui";
import type { CellGrid } from "../layout/placed.ts";
import type { RunState, SceneContainer } from "../scene/scene.ts";
import { dotPaths, relativeOutline } from "./dot-paths.ts";

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

function numbersOf(path: string, pattern: RegExp): readonly number[] {
  return [...path.matchAll(pattern)].map((match) =>
    Number(match.slice(1).find((group) => group !== undefined)),
  );
}

const sum = (path: string, pattern: RegExp) => numbersOf(path, pattern).reduce((all, one) => all + one, 0);
const lastOf = (path: string, pattern: RegExp) => numbersOf(path, pattern).at(-1) ?? Number.NaN;

test.each([
  { outline: "M2 2H18V18H2Z", relative: "m1 1h8v8h-8z" },
  { outline: "M1 9L19 3", relative: "m0.5 4.5l9 -3" },
  { outline: "M10 0.5A9.5 9.5 0 1 1 10 19.5Z", relative: "m5 0.25a4.75 4.75 0 1 1 0 9.5z" },
])("$outline at half size, in steps, is $relative", ({ outline, relative }) => {
  expect(relativeOutline(outline, 0.5)).toBe(relative);
});

test.each(Object.values(DRIVER_SHAPES))(
  "the steps of outline $letter add up to where it ends",
  ({ outline }) => {
    const steps = relativeOutline(outline, 1);
    expect(sum(steps, /[ml](-?[\d.]+) |h(-?[\d.]+)|a(?:\S+ ){5}(-?[\d.]+) /g)).toBeCloseTo(
      lastOf(outline, /[ML]([\d.]+) |H([\d.]+)|A(?:\S+ ){5}([\d.]+) /g),
    );
  },
);

test.each<{ state: RunState; dots: readonly number[] }>([
  { state: "running", dots: [2, 1] },
  { state: "stopped", dots: [1] },
  { state: "paused", dots: [1] },
  { state: "failed", dots: [] },
])("dots that are $state: one path a row, with $dots", ({ state, dots }) => {
  const grid = gridOf("running", "stopped", "running", "running", "paused");
  expect(dotPaths(grid, "plain", state).map((path) => path.split("z").length - 1)).toEqual(dots);
});
