import { Stream } from "../../lib/seed.ts";
import type { Trace } from "../../trace/trace.ts";

/** Milliseconds there and back, made up but the same each time: below one on the LAN, some on the Internet. */
export function roundTripMs(trace: Trace, attempt: number): number {
  const far = trace.hops.some((hop) => hop.component === "internet-host" || hop.component === "azure-fabric");
  const stream = new Stream(`rtt/${trace.from}/${trace.to}/${attempt}`);
  return far ? 8 + stream.below(3) : stream.below(6) === 0 ? 1 : 0;
}

/** As ping and tracert write it: "<1ms", "=9ms". */
export function timeText(ms: number): string {
  return ms === 0 ? "<1ms" : `=${ms}ms`;
}
