import { create } from "zustand";
import type { Flow, Hop, Trace, World } from "#engine";
import { engine } from "./engine.ts";
import { selectWorld, useLab } from "./lab.ts";
import type { ProposedLine } from "./proposals/proposal.ts";

export type TraceDirection = "request" | "reply";
export type PlaySpeed = 0.5 | 1 | 2;

/** The packet trace: what is composed, what came out, and which hop is looked at. */
export interface Tracing {
  readonly flow: Flow;
  /** The flow that was sent last: `flow` itself until something else is composed. */
  readonly sent: Flow | null;
  /** null until a packet was sent; the trace belongs to the World at `cursor`. */
  readonly trace: Trace | null;
  readonly cursor: number;
  /** The World that the packet crossed; another one at the cursor makes the trace stale. */
  readonly world: World | null;
  /** The command that makes the packet arrive, and where it is typed; null when none does or none is needed. */
  readonly fix: ProposedLine | null;
  readonly direction: TraceDirection;
  /** Index of the hop in the direction's list. */
  readonly hop: number;
  readonly playing: boolean;
  readonly speed: PlaySpeed;
}

export const useTracing = create<Tracing>()(() => ({
  flow: { from: "", to: "", proto: "tcp", port: 80 },
  sent: null,
  trace: null,
  cursor: 0,
  world: null,
  fix: null,
  direction: "request",
  hop: 0,
  playing: false,
  speed: 1,
}));

/** Milliseconds that the path takes to the next hop, and the pause at a hop that rewrites the packet. */
export const HOP_MS = 420;
export const REWRITE_PAUSE_MS = 600;

/** A header field before anybody has filled it in. */
export function isBlank(value: unknown): boolean {
  return value === "" || value === "0.0.0.0";
}

const NO_HOPS: readonly Hop[] = [];

/** Hops of the way that is looked at; the lookup of a name comes before the request. */
export function hopsOf({ trace, direction }: Pick<Tracing, "trace" | "direction">): readonly Hop[] {
  if (!trace) return NO_HOPS;
  return direction === "reply" ? (trace.reply?.hops ?? NO_HOPS) : trace.hops;
}

/** True when the hop changed a header; a field that is filled in for the first time is not a change. */
export function rewrites({ before, after }: Hop): boolean {
  return (Object.keys(after) as (keyof Hop["after"])[]).some(
    (field) => !isBlank(before[field]) && JSON.stringify(before[field]) !== JSON.stringify(after[field]),
  );
}

/** True when the lab at the scrubber is not the one that the packet crossed. */
export function useStaleTrace(): boolean {
  const sentIn = useTracing((tracing) => tracing.world);
  const isCurrent = useLab((lab) => sentIn === null || selectWorld(lab) === sentIn);
  return !isCurrent;
}

/** Changes the flow that the composer shows; nothing is sent. */
export function compose(flow: Partial<Flow>): void {
  useTracing.setState((tracing) => ({ flow: { ...tracing.flow, ...flow } }));
}

/** Gives up what was composed since the last packet. */
export function uncompose(): void {
  useTracing.setState(({ flow, sent }) => ({ flow: sent ?? flow }));
}

/** Sends the composed packet through the World at the cursor and stands at its first hop. */
export function send(flow?: Flow): Trace {
  const lab = useLab.getState();
  const world = selectWorld(lab);
  const sent = flow ?? useTracing.getState().flow;
  const { trace: traceFlow, whyNot } = engine();
  const walked = traceFlow(world, sent);
  const { fix, machine } = whyNot(world, sent, walked);
  const result: Trace = { ...walked, fix };
  stopTimer();
  useTracing.setState({
    flow: sent,
    sent,
    trace: result,
    cursor: lab.cursor,
    world,
    fix: fix === null || machine === null ? null : { machine, text: fix },
    direction: "request",
    hop: 0,
    playing: false,
  });
  return result;
}

/** Takes the trace off the canvas; the composed flow stays. */
export function closeTrace(): void {
  stopTimer();
  useTracing.setState({
    sent: null,
    trace: null,
    world: null,
    fix: null,
    hop: 0,
    direction: "request",
    playing: false,
  });
}

/** Looks at one hop; numbers outside the list are moved to its ends. Playback stops. */
export function goToHop(hop: number): void {
  pauseTrace();
  showHop(hop);
}

/** Moves by that many hops; past the request's end it goes on with the reply, and back. */
export function stepTrace(delta: 1 | -1): void {
  pauseTrace();
  advance(delta);
}

export function setDirection(direction: TraceDirection): void {
  pauseTrace();
  useTracing.setState({ direction, hop: 0 });
}

export function setSpeed(speed: PlaySpeed): void {
  useTracing.setState({ speed });
}

/** Plays on from the hop in view, or from the start when the end is in view. */
export function playTrace(): void {
  const tracing = useTracing.getState();
  if (!tracing.trace || tracing.playing) return;
  const atEnd = isLastHop(tracing);
  useTracing.setState({ playing: true, ...(atEnd ? { direction: "request" as const, hop: 0 } : {}) });
  scheduleHop();
}

export function pauseTrace(): void {
  stopTimer();
  if (useTracing.getState().playing) useTracing.setState({ playing: false });
}

let timer: ReturnType<typeof setTimeout> | undefined;

function stopTimer(): void {
  clearTimeout(timer);
}

function scheduleHop(): void {
  stopTimer();
  const tracing = useTracing.getState();
  const hop = hopsOf(tracing)[tracing.hop];
  const ms = (HOP_MS + (hop && rewrites(hop) ? REWRITE_PAUSE_MS : 0)) / tracing.speed;
  timer = setTimeout(() => {
    if (!useTracing.getState().playing) return;
    if (advance(1)) scheduleHop();
    else pauseTrace();
  }, ms);
}

function isLastHop(tracing: Tracing): boolean {
  const atEnd = tracing.hop >= hopsOf(tracing).length - 1;
  return atEnd && (tracing.direction === "reply" || !tracing.trace?.reply?.hops.length);
}

/** False when there is no further hop. */
function advance(delta: 1 | -1): boolean {
  const tracing = useTracing.getState();
  const { trace, direction, hop } = tracing;
  if (!trace) return false;
  const count = hopsOf(tracing).length;
  const next = hop + delta;
  if (next >= 0 && next < count) {
    useTracing.setState({ hop: next });
    return true;
  }
  if (delta === 1 && direction === "request" && trace.reply?.hops.length) {
    useTracing.setState({ direction: "reply", hop: 0 });
    return true;
  }
  if (delta === -1 && direction === "reply") {
    useTracing.setState({ direction: "request", hop: Math.max(0, trace.hops.length - 1) });
    return true;
  }
  return false;
}

function showHop(hop: number): void {
  useTracing.setState((tracing) => ({
    hop: Math.min(Math.max(hop, 0), Math.max(0, hopsOf(tracing).length - 1)),
  }));
}
