import type { Flow, Hop, Trace } from "#engine";
import { hopsOf, type TraceDirection, useTracing } from "#store";

export interface HopInView {
  readonly trace: Trace;
  /** The flow that was sent; the composer may hold another one by now. */
  readonly flow: Flow;
  readonly direction: TraceDirection;
  readonly hops: readonly Hop[];
  readonly index: number;
  readonly hop: Hop | null;
  /** The packet was dropped or refused at this very hop. */
  readonly isEnd: boolean;
}

/** The hop that is looked at; null until a packet was sent. */
export function useHop(): HopInView | null {
  const trace = useTracing((tracing) => tracing.trace);
  const flow = useTracing((tracing) => tracing.sent ?? tracing.flow);
  const direction = useTracing((tracing) => tracing.direction);
  const index = useTracing((tracing) => tracing.hop);
  if (!trace) return null;
  const hops = hopsOf({ trace, direction });
  const hop = hops[index] ?? null;
  const isEnd = hop?.action === "drop" || hop?.action === "refuse";
  return { trace, flow, direction, hops, index, hop, isEnd };
}
