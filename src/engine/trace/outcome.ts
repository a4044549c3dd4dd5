import type { HopDraft } from "../dataplane/hop.ts";
import { REASONS, type Reason } from "../dataplane/reasons.ts";
import type { World } from "../model/world.ts";
import { type Destination, destinationOf, type Sender, senderOf } from "./endpoint.ts";
import { packetOf } from "./flow-packet.ts";
import { type LookupOutcome, lookUp } from "./lookup.ts";
import { sentByApp, sentTuple, stillHere } from "./sender-hop.ts";
import type { ComponentId, Flow, Headers, Phase, Verdict } from "./trace.ts";
import { sendPacket, sendReply, type Walked } from "./walk.ts";

/** What became of a flow, before any words are made of it. */
export interface Outcome {
  readonly sender: Sender | null;
  readonly dstIp: string | null;
  readonly verdict: Verdict;
  readonly at: ComponentId;
  readonly reason: Reason | null;
  readonly phase: Phase;
  readonly hops: readonly HopDraft[];
  readonly reply: { readonly verdict: Verdict; readonly hops: readonly HopDraft[] } | null;
  readonly lookup: LookupOutcome | null;
  /** What the final receiver saw; null when nobody received it. */
  readonly seen: Headers | null;
}

/** Sends a flow's packet and its answer through the lab. */
export function outcomeOf(world: World, flow: Flow): Outcome {
  const sender = senderOf(world, flow.from);
  if (!sender) return nowhere(null, "unknown-sender", "create", "host-tcpip");
  if (sender.kind === "container" && !sender.compartment) {
    return nowhere(sender, "container-not-running", "forward", "container-tcpip", [
      stillHere(sender, `${sender.container.name} is ${sender.container.state}`),
    ]);
  }
  const destination = destinationOf(world, sender, flow.to);
  if (destination.kind === "name") return byName(world, flow, sender, destination.name);
  if (destination.kind === "none") return addressless(senderOf(world, flow.to) ?? sender, destination);
  return toAddress(world, flow, sender, destination.ip, null);
}

function byName(world: World, flow: Flow, sender: Sender, name: string): Outcome {
  const lookup = lookUp(world, sender, name, flow.lookupOnly ?? false, flow.dnsServer);
  if (flow.lookupOnly) return asLookup(sender, lookup);
  if (lookup.answer === null) {
    const { at, reason } = lookup;
    return { ...nowhere(sender, reason ?? "dns-name-unknown", "resolve", at), lookup };
  }
  return toAddress(world, flow, sender, lookup.answer, lookup);
}

function asLookup(sender: Sender, lookup: LookupOutcome): Outcome {
  const { at, reason, hops, seen } = lookup;
  const verdict = reason === null ? "delivered" : REASONS[reason].verdict;
  return {
    sender,
    dstIp: lookup.server,
    verdict,
    at,
    reason,
    phase: reason === null ? "reply" : "resolve",
    hops,
    reply: null,
    lookup,
    seen,
  };
}

function toAddress(
  world: World,
  flow: Flow,
  sender: Sender,
  dstIp: string,
  lookup: LookupOutcome | null,
): Outcome {
  const packet = packetOf(flow, dstIp);
  const { end, hops: walked, net } = sendPacket(world, sender, packet);
  const hops = sentByApp(sender, walked);
  const at = hops.at(-1)?.component ?? "host-tcpip";
  const base = { sender, dstIp, hops, lookup };
  if (end.type === "lost") {
    const { verdict } = REASONS[end.reason];
    return { ...base, verdict, at, reason: end.reason, phase: "forward", reply: null, seen: null };
  }
  const seen = end.frame.headers;
  const sent = sentTuple(hops, seen);
  const reply: Walked = sendReply(net, sender, sent, end.arrival, end.frame);
  const arrived = reply.end.type === "arrive";
  const verdict = reply.end.type === "arrive" ? "delivered" : REASONS[reply.end.reason].verdict;
  const outcome = { ...base, seen, reply: { verdict, hops: reply.hops } } as const;
  if (arrived) return { ...outcome, verdict: "delivered", at, reason: null, phase: "reply" };
  const reason = reply.end.type === "lost" ? reply.end.reason : null;
  const lostAt = reply.hops.at(-1)?.component ?? at;
  return { ...outcome, verdict: "dropped", at: lostAt, reason, phase: "reply" };
}

/** The destination has no address that a packet could carry: the walk ends before it starts, at the destination. */
function addressless(target: Sender, { why }: Destination & { kind: "none" }): Outcome {
  if (why === "unknown") return nowhere(target, "unknown-destination", "create", "host-tcpip");
  const reason =
    why === "stopped"
      ? "container-not-running"
      : why === "no-network"
        ? "network-none"
        : "endpoint-not-connected";
  const because = why === "stopped" ? "the destination does not run" : "the destination has no address";
  const hop = stillHere(target, because);
  return nowhere(target, reason, "forward", hop.component, [hop]);
}

function nowhere(
  sender: Sender | null,
  reason: Reason,
  phase: Phase,
  at: ComponentId,
  hops: readonly HopDraft[] = [],
): Outcome {
  const { verdict } = REASONS[reason];
  return { sender, dstIp: null, verdict, at, reason, phase, hops, reply: null, lookup: null, seen: null };
}
