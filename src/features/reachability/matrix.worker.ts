import { defaultLab, execute, type Flow, probe, type World } from "#engine";
import { type Cell, flowKey } from "./model/cells.ts";
import type { MatrixBatch, MatrixJob, ScriptLine } from "./model/protocol.ts";

/** Time between two looks at the inbox: short enough to stop at once, long enough to keep the page from counting often. */
const SLICE_MS = 120;

/** Worlds after each line that was replayed so far; a new script keeps what it has in common with the last. */
let replayed: { readonly line: ScriptLine; readonly world: World }[] = [];
const opened = defaultLab();
/** Answers by World: a lab that did not change is not asked twice. */
const answers = new WeakMap<World, Map<string, Cell>>();
let wanted = -1;

self.addEventListener("message", ({ data }: MessageEvent<MatrixJob | { readonly job: number }>) => {
  wanted = data.job;
  // A rejection reaches the page as the worker's error event.
  if ("flows" in data) void work(data);
});

async function work({ job, lines, flows, compareWith }: MatrixJob): Promise<void> {
  const now = await worldAfter(job, lines, lines.length);
  const before = compareWith === null ? null : await worldAfter(job, lines, compareWith);
  let done = 0;
  do {
    if (wanted !== job) return;
    const until = performance.now() + SLICE_MS;
    const results: MatrixBatch["results"][number][] = [];
    for (; done < flows.length && performance.now() < until; done += 1) {
      const flow = flows[done];
      if (!flow) break;
      const compared = before === null || before === now ? null : ask(before, flow);
      results.push({ key: flowKey(flow), now: ask(now, flow), before: compared });
    }
    const answer: MatrixBatch = { job, done, results };
    self.postMessage(answer);
    await inbox();
  } while (done < flows.length);
}

async function worldAfter(job: number, lines: readonly ScriptLine[], count: number): Promise<World> {
  const same = replayed.findIndex(
    ({ line }, at) => line.text !== lines[at]?.text || line.machine !== lines[at]?.machine,
  );
  const kept = same < 0 ? replayed.length : same;
  if (kept < Math.min(count, replayed.length)) replayed = replayed.slice(0, kept);
  while (replayed.length < count && wanted === job) {
    const line = lines[replayed.length];
    if (!line) break;
    const world = replayed.at(-1)?.world ?? opened;
    replayed.push({ line, world: execute(world, line.machine, line.text).world });
    if (replayed.length % 50 === 0) await inbox();
  }
  return replayed[count - 1]?.world ?? replayed.at(-1)?.world ?? opened;
}

function ask(world: World, flow: Flow): Cell {
  const known = answers.get(world) ?? new Map<string, Cell>();
  answers.set(world, known);
  const key = flowKey(flow);
  const cell = known.get(key);
  if (cell) return cell;
  const { verdict, reason, path } = probe(world, flow);
  const fresh: Cell = { verdict, reason, path };
  known.set(key, fresh);
  return fresh;
}

/** Lets messages that wait be read. */
function inbox(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}
