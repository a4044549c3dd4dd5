import type { World } from "../model/world.ts";
import type { Flow, Trace } from "../trace/trace.ts";

/** A command that might mend the flow, and where it would be typed. */
export interface Candidate {
  readonly machine: string;
  readonly line: string;
}

/** A flow that does not arrive, in the world where it does not. */
export interface Failure {
  readonly world: World;
  readonly flow: Flow;
  readonly trace: Trace;
}

/** Proposes commands from what the trace met. Whether one of them works is found out by trying. */
export type Proposer = (failure: Failure) => readonly Candidate[];
