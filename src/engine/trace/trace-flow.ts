import type { HopDraft } from "../dataplane/hop.ts";
import { REASONS } from "../dataplane/reasons.ts";
import type { World } from "../model/world.ts";
import { type Outcome, outcomeOf } from "./outcome.ts";
import { pathLabel } from "./path-label.ts";
import type { ComponentId, Flow, Hop, Lookup, Observed, Phase, Trace, Verdict } from "./trace.ts";
import { translationsOf } from "./translations.ts";
import { warningsOf } from "./warnings.ts";

/** Walks one flow there and back, hop by hop. Never throws: a sender that is not there is a verdict too. */
export function trace(world: World, flow: Flow): Trace {
  const outcome = outcomeOf(world, flow);
  const { hops, reply, verdict, at, reason, phase, seen } = outcome;
  const observed: Observed | null = seen && {
    srcIp: seen.srcIp,
    srcMac: seen.srcMac,
    dstIp: seen.dstIp,
    dstPort: seen.dstPort,
    ttl: seen.ttl,
  };
  const toldHops = hops.map(told);
  return {
    from: flow.from,
    to: flow.to,
    proto: flow.proto,
    port: flow.port,
    verdict,
    at,
    reason,
    path: verdict === "delivered" ? labelOf(world, outcome) : null,
    explanation: explain(outcome),
    fix: null,
    phase,
    translations: translationsOf(hops),
    observed,
    hops: toldHops,
    reply: reply && { verdict: reply.verdict, hops: reply.hops.map(told) },
    warnings: warningsOf(outcome),
    lookup: lookupOf(outcome, toldHops),
  };
}

/** The verdict alone, for matrices: no sentence is made. */
export interface Probe {
  readonly verdict: Verdict;
  readonly at: ComponentId;
  readonly reason: string | null;
  readonly phase: Phase;
  readonly path: string | null;
}

export function probe(world: World, flow: Flow): Probe {
  const outcome = outcomeOf(world, flow);
  const { verdict, at, reason, phase } = outcome;
  return { verdict, at, reason, phase, path: verdict === "delivered" ? labelOf(world, outcome) : null };
}

function labelOf(world: World, { hops, sender }: Outcome): string {
  return pathLabel(world, hops, sender?.kind === "host");
}

function told(draft: HopDraft): Hop {
  const { host, component, action, before, after } = draft;
  const { object, target, decidedBy, why } = draft.tell();
  return { host, component, object, target, action, decidedBy, before, after, why };
}

/** When only the lookup was asked for, its hops are those of the trace. */
function lookupOf({ lookup, hops: all }: Outcome, toldHops: readonly Hop[]): Lookup | null {
  if (!lookup) return null;
  const { name, server, answer, hops, replyHops } = lookup;
  const own = hops === all ? toldHops : hops.map(told);
  return { name, server, answer, hops: own, replyHops: replyHops.map(told) };
}

/** What happened here, and what it teaches. */
function explain(outcome: Outcome): string {
  const { reason, hops, reply, phase, lookup, verdict } = outcome;
  if (reason !== null) {
    const ended = phase === "reply" ? (reply?.hops ?? []) : phase === "resolve" ? (lookup?.hops ?? []) : hops;
    const last = ended.at(-1)?.tell().why;
    const { lesson } = REASONS[reason];
    return last === undefined ? lesson : `${last} ${lesson}`;
  }
  if (verdict !== "delivered" || lookup?.answer === undefined) return DELIVERED;
  return hops === lookup.hops ? `${lookup.name} is ${lookup.answer}.` : DELIVERED;
}

const DELIVERED = "The packet arrived, and the answer came back.";
