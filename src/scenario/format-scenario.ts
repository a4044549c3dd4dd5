import { BY_CANVAS, formatDirectives } from "./directives.ts";
import { titleOf } from "./parse-scenario.ts";
import type { Scenario, ScenarioLine } from "./scenario.ts";
import { firstHostOf, isLabLine, splitPrompt } from "./typed-machine.ts";

/** `.lab` text: reading it gives the same scenario, and writing that the same text. */
export function formatScenario(scenario: Scenario): string {
  const { head, lines, tail } = scenarioRows(scenario, "always");
  return [...head, ...lines, ...tail].map((row) => `${row}\n`).join("");
}

interface ScenarioRows {
  readonly head: readonly string[];
  /** One entry a line of the scenario: its narration, its mark and itself, joined by line ends. */
  readonly lines: readonly string[];
  readonly tail: readonly string[];
}

/** The rows of the text. `prompts` says whether every command names its machine or only where that changes. */
export function scenarioRows(
  { title, lines, view }: Scenario,
  prompts: "always" | "when-it-changes",
): ScenarioRows {
  let machine = firstHostOf(lines.map(({ text }) => text));
  const rows = lines.map((line) => {
    const isNew = line.machine !== machine;
    machine = line.machine;
    const wantsPrompt = prompts === "always" && !isLabLine(line.text);
    return lineRows(line, isNew || wantsPrompt || !standsAlone(line.text));
  });
  const own = title === titleOf(lines) ? null : title;
  const [first, ...rest] = formatDirectives(own, view);
  const isTitle = own !== null && first !== undefined;
  return {
    head: isTitle ? [first] : [],
    lines: rows,
    tail: isTitle || first === undefined ? rest : [first, ...rest],
  };
}

function lineRows({ machine, text, narration, by }: ScenarioLine, withPrompt: boolean): string {
  const spoken =
    narration === "" ? [] : narration.split(/\r?\n/).map((words) => (words === "" ? "#" : `# ${words}`));
  const mark = by === "canvas" ? [BY_CANVAS] : [];
  const command = text.replace(/[\r\n]+/g, " ");
  return [...spoken, ...mark, withPrompt ? `${machine}> ${command}` : command].join("\n");
}

/** False for a text that would be read as something else without its machine: a comment, a prompt, nothing. */
function standsAlone(text: string): boolean {
  return text === text.trim() && text !== "" && !text.startsWith("#") && splitPrompt(text) === null;
}
