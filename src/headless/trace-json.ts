import type { Hop, Trace } from "#engine";

/** A trace by the names of the contract; what only the picture needs is left out. */
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
    path: trace.path,
    explanation,
    fix,
    phase,
    translations,
    observed,
    warnings: trace.warnings,
    hops: trace.hops.map(hopJson),
    reply: trace.reply && { verdict: trace.reply.verdict, hops: trace.reply.hops.map(hopJson) },
  };
}

function hopJson({ host, component, object, action, decidedBy, before, after, why }: Hop) {
  return { host, component, object, action, decidedBy, before, after, why };
}
