import type { Flow, Trace } from "#engine";
import { announce, announceNow, goToHop, hopsOf, send, stepTrace, useTracing } from "#store";
import { MESSAGES } from "./messages.ts";
import { hopTitle, readable, rewrittenNames } from "./model/hop-words.ts";
import { headline } from "./model/verdict.ts";

/** Sends, and tells the verdict to those who do not see it. */
export function sendPacket(flow?: Flow): Trace {
  const trace = send(flow);
  const say = trace.verdict === "delivered" ? announce : announceNow;
  say(`${headline(trace)}. ${readable(trace.explanation)}`);
  return trace;
}

/** Steps by hand are told; playback is not. */
export function walk(delta: 1 | -1): void {
  stepTrace(delta);
  tellHop();
}

export function walkTo(hop: number): void {
  goToHop(hop);
  tellHop();
}

function tellHop(): void {
  const tracing = useTracing.getState();
  const hops = hopsOf(tracing);
  const hop = hops[tracing.hop];
  if (!hop) return;
  announce(MESSAGES.announceHop(tracing.hop + 1, hops.length, hopTitle(hop), rewrittenNames(hop).length));
}
