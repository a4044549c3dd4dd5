import { create } from "zustand";
import type { Execution, World } from "#engine";
import type { ScenarioLine } from "#scenario";
import { addAside, keepAsidesBefore } from "./asides.ts";
import { engine, prepare, useEngine } from "./engine.ts";
import { notify } from "./notices.ts";
import { showTerminal, useView } from "./view.ts";

/**
 * The script, where we are in it, and what each line did. Worlds are derived by running lines and kept beside them, so
 * that going back costs nothing and a new line runs once.
 */
export interface Lab {
  /** Names the lab in this browser's storage; a new one for every lab that is opened or started. */
  readonly id: string;
  readonly title: string;
  /** The World before the first line: without a machine until the engine is loaded. */
  readonly start: World;
  /** All lines, also those that only look; `executions[i]` is what `lines[i]` did. */
  readonly lines: readonly ScenarioLine[];
  readonly executions: readonly Execution[];
  /** How many of `lines` are in effect; fewer than all of them while looking back. */
  readonly cursor: number;
  /** Endings that a new command cut off, newest last: nothing is lost without a way back. */
  readonly forks: readonly Fork[];
  /** The start screen was left without a command. */
  readonly begun: boolean;
  /** Grows with every change of the script; autosave and the link listen to it. */
  readonly revision: number;
}

export interface Fork {
  readonly title: string;
  readonly lines: readonly ScenarioLine[];
}

/** Older endings than these were given up: each keeps a whole script. */
const MOST_FORKS = 10;

/** Not a secret, only different: `crypto.randomUUID` does not exist on a plain http page. */
export function newLabId(): string {
  return `${Date.now().toString(36)}-${Math.random().toString(36).slice(2, 8)}`;
}

export function emptyLab(): Lab {
  const { start } = useEngine.getState();
  return {
    id: newLabId(),
    title: "",
    start,
    lines: [],
    executions: [],
    cursor: 0,
    forks: [],
    begun: false,
    revision: 0,
  };
}

export const useLab = create<Lab>()(emptyLab);

/** True while nothing was done and nothing chosen: the start screen stands in the canvas's place. */
export const atStart = (lab: Lab): boolean => lab.lines.length === 0 && !lab.begun;

/** Loads the engine and gives a lab that was begun without it its first host. */
export async function ready(): Promise<void> {
  await prepare();
  const { start } = useEngine.getState();
  if (useLab.getState().start !== start) useLab.setState({ start });
}

/** Acts at once when the engine is there, else as soon as it is. */
export function whenReady(act: () => void): void {
  if (useEngine.getState().parts !== null) act();
  else ready().then(act, () => notify("The lab could not be loaded. Check the connection.", { tone: "bad" }));
}

/** Leaves the start screen for the lab as it is before the first line. */
export function begin(): void {
  whenReady(() => useLab.setState({ begun: true }));
}

/** The World after `cursor` lines. */
export function worldAt(lab: Lab, cursor: number): World {
  return lab.executions[cursor - 1]?.world ?? lab.start;
}

export const selectWorld = (lab: Lab): World => worldAt(lab, lab.cursor);

const stepsByExecutions = new WeakMap<readonly Execution[], readonly number[]>();

/** Indexes of the lines that changed the lab: the ticks of the scrubber. The same array for the same script. */
export function stepsOf(lab: Pick<Lab, "executions">): readonly number[] {
  const known = stepsByExecutions.get(lab.executions);
  if (known) return known;
  const steps = lab.executions.flatMap((execution, index) => (execution.changed ? [index] : []));
  stepsByExecutions.set(lab.executions, steps);
  return steps;
}

/** Steps in effect at the cursor: "Step 3 of 6" is 3. */
export function currentStep(lab: Lab): number {
  const steps = stepsOf(lab);
  const later = steps.findIndex((line) => line >= lab.cursor);
  return later < 0 ? steps.length : later;
}

/** Moves to the World after `step` steps; lines that only look go with the step before them. */
export function moveToStep(step: number): void {
  const lab = useLab.getState();
  const steps = stepsOf(lab);
  const wanted = Math.min(Math.max(step, 0), steps.length);
  const line = steps[wanted - 1];
  moveTo(wanted === steps.length ? lab.lines.length : line === undefined ? 0 : line + 1);
}

/** Runs a line at the cursor. What came after the cursor is cut off only by a line that changes the lab, and kept as a fork. */
export function run(machine: string, text: string, by: ScenarioLine["by"] = "user"): Execution {
  const lab = useLab.getState();
  if (by === "canvas") showTerminal(machine);
  useView.setState({ explained: null });
  const execution = engine().execute(selectWorld(lab), machine, text);
  const line: ScenarioLine = { machine, text, narration: "", by };
  const looksBack = stepsOf(lab).some((step) => step >= lab.cursor);
  if (looksBack && !execution.changed) {
    const { stdout, stderr } = execution.output;
    addAside({ machine, at: lab.lines.length, text, stdout, stderr, notes: execution.notes });
    return execution;
  }
  // While nothing later changes the lab, later lines only looked: they stay before the new one.
  const kept = looksBack ? lab.cursor : lab.lines.length;
  const fork: Fork = { title: lab.title, lines: lab.lines };
  if (looksBack) keepAsidesBefore(kept);
  useLab.setState({
    lines: [...lab.lines.slice(0, kept), line],
    executions: [...lab.executions.slice(0, kept), execution],
    cursor: kept + 1,
    forks: looksBack ? [...lab.forks, fork].slice(-MOST_FORKS) : lab.forks,
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
  return stepsOf(lab).findLast((line) => line < lab.cursor) ?? null;
}

/** The line that redo brings back, null when there is none. */
export function redoTarget(lab: Lab): number | null {
  return stepsOf(lab).find((line) => line >= lab.cursor) ?? null;
}

export function undo(): void {
  const target = undoTarget(useLab.getState());
  if (target !== null) moveTo(target);
}

export function redo(): void {
  moveToStep(currentStep(useLab.getState()) + 1);
}

export function rename(title: string): void {
  useLab.setState((lab) => ({ title, revision: lab.revision + 1 }));
}
