import { create } from "zustand";
import { defaultLab, type Execution, execute, type World } from "#engine";
import type { ScenarioLine } from "#scenario";

/**
 * The script, where we are in it, and what each line did. Worlds are derived by running lines and kept beside them, so
 * that going back costs nothing and a new line runs once.
 */
export interface Lab {
  readonly title: string;
  /** All lines, also those that only look; `executions[i]` is what `lines[i]` did. */
  readonly lines: readonly ScenarioLine[];
  readonly executions: readonly Execution[];
  /** How many of `lines` are in effect; fewer than all of them while looking back. */
  readonly cursor: number;
  /** Endings that a new command cut off, newest last: nothing is lost without a way back. */
  readonly forks: readonly Fork[];
  /** Grows with every change of the script; autosave and the link listen to it. */
  readonly revision: number;
}

export interface Fork {
  readonly title: string;
  readonly lines: readonly ScenarioLine[];
}

const INITIAL_WORLD = defaultLab();

const EMPTY_LAB: Lab = { title: "", lines: [], executions: [], cursor: 0, forks: [], revision: 0 };

export const useLab = create<Lab>()(() => EMPTY_LAB);

/** The World after `cursor` lines. */
export function worldAt(lab: Lab, cursor: number): World {
  return lab.executions[cursor - 1]?.world ?? INITIAL_WORLD;
}

export const selectWorld = (lab: Lab): World => worldAt(lab, lab.cursor);

/** Indexes of the lines that changed the lab: the ticks of the scrubber. */
export function stepsOf(lab: Lab): readonly number[] {
  return lab.executions.flatMap((execution, index) => (execution.changed ? [index] : []));
}

/** Runs a line at the cursor. What came after the cursor is cut off only by a line that changes the lab, and kept as a fork. */
export function run(machine: string, text: string, by: ScenarioLine["by"] = "user"): Execution {
  const lab = useLab.getState();
  const execution = execute(selectWorld(lab), machine, text);
  const line: ScenarioLine = { machine, text, narration: "", by };
  const looksBack = lab.cursor < lab.lines.length;
  if (looksBack && !execution.changed) return execution;
  const fork: Fork = { title: lab.title, lines: lab.lines };
  useLab.setState({
    lines: [...lab.lines.slice(0, lab.cursor), line],
    executions: [...lab.executions.slice(0, lab.cursor), execution],
    cursor: lab.cursor + 1,
    forks: looksBack ? [...lab.forks, fork] : lab.forks,
    revision: lab.revision + 1,
  });
  return execution;
}

/** Looks at the lab after `cursor` lines; nothing is lost. */
export function moveTo(cursor: number): void {
  useLab.setState((lab) => ({ cursor: Math.min(Math.max(cursor, 0), lab.lines.length) }));
}

/** The line that undo takes back, null when there is none. */
export function undoTarget(lab: Lab): number | null {
  const last = lab.executions.findLastIndex((execution, index) => index < lab.cursor && execution.changed);
  return last >= 0 ? last : null;
}

/** The line that redo brings back, null when there is none. */
export function redoTarget(lab: Lab): number | null {
  const next = lab.executions.findIndex((execution, index) => index >= lab.cursor && execution.changed);
  return next >= 0 ? next : null;
}

export function undo(): void {
  const target = undoTarget(useLab.getState());
  if (target !== null) moveTo(target);
}

export function redo(): void {
  const target = redoTarget(useLab.getState());
  if (target !== null) moveTo(target + 1);
}
