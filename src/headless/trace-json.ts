import type { Hop, Trace } from "#engine";

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
    observed: observed && {
      srcIp: observed.srcIp,
      srcMac: observed.srcMac,
      dstIp: observed.dstIp,
      dstPort: observed.dstPort,
    },
    hops: trace.hops.map(hopJson),
    reply: trace.reply && { verdict: trace.reply.verdict, hops: trace.reply.hops.map(hopJson) },
  };
}

function hopJson({ host, component, object, action, decidedBy, before, after, why }: Hop) {
  return { host, component, object, action, decidedBy, before, after, why };
}
