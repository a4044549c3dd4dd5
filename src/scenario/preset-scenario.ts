import { PRESETS } from "#engine";
import { EMPTY_VIEW, type Scenario } from "./scenario.ts";

/** A scenario that comes with the lab, line by line, so that each can be watched; null for a name that none has. */
export function presetScenario(name: string): Scenario | null {
  const preset = PRESETS.find((one) => one.name === name);
  if (!preset) return null;
  return {
    title: preset.title,
    lines: preset.lines.map((line) => ({ ...line, by: "user" as const })),
    view: EMPTY_VIEW,
  };
}
