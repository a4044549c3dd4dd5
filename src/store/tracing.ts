import { create } from "zustand";
import type { Flow, Trace } from "#engine";

/** The packet trace: what is composed, what came out, and which hop is looked at. */
export interface Tracing {
  readonly flow: Flow;
  /** null until a packet was sent; the trace belongs to the World at `cursor`. */
  readonly trace: Trace | null;
  readonly cursor: number;
  readonly direction: "request" | "reply";
  /** Index of the hop in the direction's list. */
  readonly hop: number;
  readonly playing: boolean;
  readonly speed: 0.5 | 1 | 2;
}

export const useTracing = create<Tracing>()(() => ({
  flow: { from: "", to: "", proto: "tcp", port: 80 },
  trace: null,
  cursor: 0,
  direction: "request",
  hop: 0,
  playing: false,
  speed: 1,
}));
