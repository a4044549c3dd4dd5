import { aged, type Frame, readdressed } from "./frame.ts";
import { changed, type HopDraft, lost, move, type Transition } from "./hop.ts";
import type { StackPlace } from "./location.ts";
import type { Net } from "./net.ts";
import type { Reason } from "./reasons.ts";
import { routeName, routeTo, type Way } from "./route.ts";
import { internalNat, onTheWayOut } from "./winnat.ts";

/** The host as a router: for its NAT networks, and for interfaces on which forwarding is enabled. */
export function forwardOnHost(
  net: Net,
  place: StackPlace,
  frame: Frame,
  translated: boolean,
  hops: readonly HopDraft[],
): Transition {
  const { host, compartment, iface } = place;
  const { dstIp, ttl } = frame.headers;
  const drop = (reason: Reason, decidedBy: string, why: () => string) =>
    dropped(place, frame, reason, decidedBy, why, hops);
  const natted = translated || internalNat(host, iface) !== null;
  if (!iface.forwarding && !natted) {
    return drop(
      "host-forwarding-disabled",
      `forwarding is disabled on ${iface.alias}`,
      () => `${host.settings.name} is asked to pass on a packet from ${iface.alias} and is not allowed to.`,
    );
  }
  if (ttl <= 1) {
    return drop(
      "ttl-expired",
      "TTL 1",
      () => `${host.settings.name} would have to count the TTL down to 0, so the packet ends here.`,
    );
  }
  const way = routeTo(compartment, dstIp);
  if (!way)
    return drop("no-route", `no route to ${dstIp}`, () => `${host.settings.name} has no route to ${dstIp}.`);
  if (!way.iface.forwarding && !natted && !internalNat(host, way.iface)) {
    return drop(
      "host-forwarding-disabled",
      `forwarding is disabled on ${way.iface.alias}`,
      () => `The packet would leave through ${way.iface.alias}, where forwarding is disabled.`,
    );
  }
  return onward(net, place, frame, way, translated, hops);
}

function onward(
  net: Net,
  place: StackPlace,
  frame: Frame,
  way: Way,
  translated: boolean,
  hops: readonly HopDraft[],
): Transition {
  const { host, compartment, iface } = place;
  if (frame.dontFragment && frame.bytes > way.iface.mtuBytes) {
    return dropped(
      place,
      frame,
      "mtu-exceeded",
      `MTU ${way.iface.mtuBytes} on ${way.iface.alias}`,
      () => `The packet has ${frame.bytes} bytes and must not be cut.`,
      hops,
    );
  }
  const nat = translated ? null : onTheWayOut(net, host, iface, way, frame);
  if (nat && "type" in nat) return { ...nat, hops: [...hops, routed(place, frame, frame, way), ...nat.hops] };
  const out = { at: "nic-out", host, compartment, iface: way.iface } as const;
  const neighbour = net.ask(out, way.nextHop);
  if (!neighbour.known) {
    const lostHere = dropped(
      place,
      frame,
      neighbour.reason,
      `ARP for ${way.nextHop}`,
      () => `Nobody answers for ${way.nextHop} on ${way.iface.alias}.`,
      hops,
    );
    return neighbour.trail.length === 0
      ? lostHere
      : { type: "lost", reason: neighbour.reason, hops: [...hops, ...neighbour.trail] };
  }
  const sent = readdressed(aged(frame), way.iface.mac, neighbour.mac);
  const route = routed(place, frame, sent, way);
  if (!nat) return move(sent, out, ...hops, route);
  const { srcIp, srcPort, dstIp, dstPort } = nat.frame.headers;
  const natted = { ...sent, headers: { ...sent.headers, srcIp, srcPort, dstIp, dstPort } };
  const hop = { ...nat.hop, before: sent.headers, after: natted.headers };
  return move(natted, out, ...hops, route, hop);
}

function routed({ host }: StackPlace, before: Frame, sent: Frame, way: Way): HopDraft {
  const name = host.settings.name;
  return changed(name, "host-tcpip", "route", before, sent, () => ({
    object: name,
    target: { kind: "host-tcpip", host: name, id: name },
    decidedBy: routeName(way),
    why: `${name} routes the packet on to ${way.iface.alias} and counts the TTL down.`,
  }));
}

function dropped(
  { host }: StackPlace,
  frame: Frame,
  reason: Reason,
  decidedBy: string,
  why: () => string,
  hops: readonly HopDraft[],
): Transition {
  const name = host.settings.name;
  const tell = () => ({
    object: name,
    target: { kind: "host-tcpip", host: name, id: name } as const,
    decidedBy,
    why: why(),
  });
  return lost(frame, reason, name, "host-tcpip", tell, hops);
}
