import type { Trace } from "#engine";
import { MESSAGES } from "../messages.ts";
import { placeOf, readable } from "./hop-words.ts";

/** "Delivered to web", "Dropped at Windows Firewall": the first thing a person reads. */
export function headline(trace: Trace): string {
  const place = placeOf(trace);
  if (trace.verdict === "delivered")
    return MESSAGES.delivered(readable(trace.hops.at(-1)?.object ?? trace.to));
  if (trace.verdict === "refused") return MESSAGES.refused(place);
  if (trace.phase === "reply") return MESSAGES.droppedBack(place);
  return trace.phase === "resolve" ? MESSAGES.unresolved(place) : MESSAGES.dropped(place);
}

export function outcomeOf({ verdict }: Trace): "ok" | "bad" {
  return verdict === "delivered" ? "ok" : "bad";
}
