import { defaultLab, type Execution, execute, type World } from "#engine";
import type { ScenarioLine } from "./scenario.ts";

type Replayed = readonly { readonly line: ScenarioLine; readonly execution: Execution }[];

/** The last script that was replayed: a script that begins like it repeats none of the work. */
let last: Replayed = [];

/**
 * Runs the lines from the default lab on, in order; a line that fails does not stop the others. Each execution holds
 * the World after its line.
 */
export function replay(lines: readonly ScenarioLine[]): readonly Execution[] {
  const differs = last.findIndex(({ line }, at) => !isSameInput(line, lines[at]));
  const kept = differs < 0 ? last : last.slice(0, differs);
  if (kept.length === lines.length) return kept.map(({ execution }) => execution);
  let world = kept.at(-1)?.execution.world ?? defaultLab();
  const added: Replayed = lines.slice(kept.length).map((line) => {
    const execution = execute(world, line.machine, line.text);
    world = execution.world;
    return { line, execution };
  });
  last = [...kept, ...added];
  return last.map(({ execution }) => execution);
}

/** The World after the first `count` lines; 0 is the default lab. */
export function worldAt(lines: readonly ScenarioLine[], count: number): World {
  return replay(lines.slice(0, count)).at(-1)?.world ?? defaultLab();
}

function isSameInput(left: ScenarioLine, right: ScenarioLine | undefined): boolean {
  return left.machine === right?.machine && left.text === right.text;
}
