import type { Browser, Page } from "playwright/test";

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds. */
  readonly ts: number;
  readonly dur?: number;
  /** The same in the thread's own time. */
  readonly tdur?: number;
  readonly args?: { readonly data?: { readonly type?: string } };
}

const CATEGORIES = [
  "devtools.timeline",
  "disabled-by-default-devtools.timeline.frame",
  "disabled-by-default-devtools.timeline",
];

/** What DevTools saw of the page while `work` ran. */
async function traced(
  browser: Browser,
  page: Page,
  work: () => Promise<void>,
): Promise<readonly TraceEvent[]> {
  await browser.startTracing(page, { categories: CATEGORIES });
  await work();
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString("utf8")) as {
    traceEvents: readonly TraceEvent[];
  };
  return traceEvents.toSorted((left, right) => left.ts - right.ts);
}

export interface Gaps {
  readonly median: number;
  readonly percentile95: number;
  readonly frames: number;
}

/**
 * Milliseconds between the frames that were drawn while `work` ran. What is drawn is measured, because
 * requestAnimationFrame counts frames that never reach the screen.
 */
export async function frameGaps(browser: Browser, page: Page, work: () => Promise<void>): Promise<Gaps> {
  const events = await traced(browser, page, work);
  const frames = events.filter(({ name }) => name === "DrawFrame").map(({ ts }) => ts / 1000);
  const gaps = frames.slice(1).map((at, index) => at - (frames[index] ?? at));
  const sorted = gaps.toSorted((left, right) => left - right);
  const at = (share: number) => sorted[Math.floor(sorted.length * share)] ?? Number.POSITIVE_INFINITY;
  return { median: at(0.5), percentile95: at(0.95), frames: frames.length };
}

/**
 * Milliseconds of processor time that the page's main thread took from a key press until the frame with its result was
 * handed to the compositor. The wait for the display's clock, up to 17 ms whatever is done, is left out, and so is what
 * other programs took meanwhile.
 */
export async function keyWork(browser: Browser, page: Page, work: () => Promise<void>): Promise<number> {
  const events = await traced(browser, page, work);
  const key = events.find(({ name, args }) => name === "EventDispatch" && args?.data?.type === "keydown");
  if (!key) throw new Error("no key press in the trace");
  const onMainThread = events.filter(({ pid, tid }) => pid === key.pid && tid === key.tid);
  const commit = onMainThread.find(({ name, ph, ts }) => name === "Commit" && ph === "X" && ts > key.ts);
  if (!commit) throw new Error("no frame after the key press in the trace");
  return (
    onMainThread
      .filter(({ name, ts, dur = 0 }) => name === "RunTask" && ts + dur > key.ts && ts < commit.ts)
      .reduce((sum, { dur = 0, tdur = dur }) => sum + tdur, 0) / 1000
  );
}
