import { expect, test } from "vitest";
import { PRESETS } from "#engine";
import { presetScenario, worldAt } from "#scenario";
import type { DetailLevel } from "#store";
import { layout } from "../layout/layout.ts";
import { project } from "../scene/project.ts";
import { CONTROLS_HEIGHT, fitView } from "./level.ts";

/** Interface specification, sections 3.2 and 4: the picture of each ready-made lab is one of full detail. */

/** The canvas in a window of 1440 × 900 with all panels open. */
const CANVAS = { width: 892, height: 632 };

const NAMES = PRESETS.filter(({ lines }) => lines.length > 0).map(({ name }) => name);

test.each(NAMES)("%s opens at full detail in a window of 1440 × 900", (name) => {
  const scenario = presetScenario(name);
  if (scenario === null) throw new Error(`no lab ${name}`);
  const scene = project(worldAt(scenario.lines, scenario.lines.length));
  const boundsOf = (level: DetailLevel) => {
    const options = { level, positions: {}, floating: null, lanes: new Set<string>(), services: null };
    const { bounds, unit } = layout(scene, options);
    return { x: bounds.x * unit, y: bounds.y * unit, w: bounds.w * unit, h: bounds.h * unit };
  };
  const fit = fitView(boundsOf, CANVAS.width, CANVAS.height - CONTROLS_HEIGHT, null);
  expect(fit.level).toBe("everything");
});
