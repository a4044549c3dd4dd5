import { create } from "zustand";
import type { Execution } from "#engine";
import type { Scenario } from "#scenario";
import { forgetAsides } from "./asides.ts";
import { prepare } from "./engine.ts";
import { emptyLab, type Fork, type Lab, useLab } from "./lab.ts";
import { closeTimeline } from "./timeline.ts";
import { closeTrace, compose } from "./tracing.ts";
import { useView } from "./view.ts";

/** A script that is being replayed; null when none is. */
interface Loading {
  readonly progress: { readonly title: string; readonly done: number; readonly total: number } | null;
}

export const useLoading = create<Loading>()(() => ({ progress: null }));

/** A replay that is over sooner needs no word about it: a notice would only flash. */
const SAYS_AFTER_MS = 400;

/** A slice short enough for the page to answer between two of them. */
const SLICE_MS = 40;

/** How far the replay is need not be told more often: each time the page is drawn anew. */
const SAYS_EVERY_MS = 200;

let turn = 0;

/** Stops a replay; the lab that was open stays as it is. */
export function cancelLoading(): void {
  turn += 1;
  useLoading.setState({ progress: null });
}

interface Opened {
  readonly id?: string;
  readonly forks?: readonly Fork[];
}

/**
 * Replays a scenario and opens it; what it is opened as may become known meanwhile. False when it was cancelled or
 * another one was opened before the end.
 */
export async function loadScenario(
  scenario: Scenario,
  opened: Opened | Promise<Opened | undefined> = {},
): Promise<boolean> {
  turn += 1;
  const mine = turn;
  const { defaultLab, execute } = await prepare();
  if (mine !== turn) return false;
  const executions: Execution[] = [];
  let world = defaultLab();
  const startedAt = performance.now();
  let sliceEnds = startedAt + SLICE_MS;
  let saysAt = startedAt + SAYS_AFTER_MS;
  for (const { machine, text } of scenario.lines) {
    const execution = execute(world, machine, text);
    world = execution.world;
    executions.push(execution);
    if (performance.now() < sliceEnds) continue;
    const { title, lines } = scenario;
    if (performance.now() > saysAt) {
      useLoading.setState({ progress: { title, done: executions.length, total: lines.length } });
      saysAt = performance.now() + SAYS_EVERY_MS;
    }
    await nextTask();
    if (mine !== turn) return false;
    sliceEnds = performance.now() + SLICE_MS;
  }
  const as = (await opened) ?? {};
  if (mine !== turn) return false;
  useLoading.setState({ progress: null });
  open(scenario, executions, as);
  return true;
}

/** Starts over with the default lab. */
export function startEmpty(): void {
  cancelLoading();
  open({ title: "", lines: [], view: { positions: {}, lens: "driver", cursor: null, flow: null } }, [], {});
}

function open(scenario: Scenario, executions: readonly Execution[], { id, forks }: Opened): void {
  const { title, lines, view } = scenario;
  const fresh = emptyLab();
  const lab: Lab = {
    ...fresh,
    id: id ?? fresh.id,
    title,
    lines,
    executions,
    cursor: Math.min(view.cursor ?? lines.length, lines.length),
    forks: forks ?? [],
  };
  forgetAsides();
  closeTimeline();
  closeTrace();
  if (view.flow) compose(view.flow);
  const machine = lines.at(-1)?.machine ?? "win-01";
  useView.setState({
    selected: null,
    alsoSelected: [],
    hovered: null,
    positions: view.positions,
    lens: view.lens,
    explained: null,
    promptDraft: null,
    terminals: [machine],
    terminal: machine,
  });
  useLab.setState(lab, true);
}

/** Lets the browser paint and answer before the next slice. A timer would wait for 4 ms each time. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
