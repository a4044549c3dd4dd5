import type { Hop, Observed, Trace } from "#engine";

/** A trace by the names that readers of the JSON rely on; what only the picture needs is left out. */
export function traceJson(trace: Trace) {
  const { from, to, proto, port, verdict, at, reason, explanation, fix, phase, translations, observed } =
    trace;
  return {
    from,
    to,
    proto,
    port,
    verdict,
    at,
    reason,
    explanation,
    fix,
    phase,
    translations,
    observed: observedJson(observed),
    hops: trace.hops.map(hopJson),
    reply: trace.reply && { verdict: trace.reply.verdict, hops: trace.reply.hops.map(hopJson) },
  };
}

/** What the final receiver saw, without the TTL, which readers find in the last hop. */
export function observedJson(observed: Observed | null) {
  if (observed === null) return null;
  const { srcIp, srcMac, dstIp, dstPort } = observed;
  return { srcIp, srcMac, dstIp, dstPort };
}

function hopJson({ host, component, object, action, decidedBy, before, after, why }: Hop) {
  return { host, component, object, action, decidedBy, before, after, why };
}
