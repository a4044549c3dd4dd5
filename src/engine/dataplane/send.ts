import type { Compartment, NatMapping, WinNat } from "../model/tcpip.ts";
import type { Host } from "../model/world.ts";
import { closedPort, tellClosed } from "./closed-port.ts";
import { deliver } from "./deliver.ts";
import { discover } from "./dhcp.ts";
import type { Frame } from "./frame.ts";
import { changed, type HopDraft, lost, move, passed, type Transition } from "./hop.ts";
import { indexOf } from "./host-index.ts";
import { isHostStack, stackName, stackTarget, tcpipOf } from "./names.ts";
import type { Net } from "./net.ts";
import { noWay } from "./no-way.ts";
import type { Reason } from "./reasons.ts";
import { isLoopback, ownsAddress, routeName, routeTo, sourceFor, type Way } from "./route.ts";
import { mappingFor, mappingName, ownPort, restore } from "./winnat.ts";

/** A packet starts in a Windows stack. `frame` has no MACs yet; a source of 0.0.0.0 is chosen by the route. */
export function sendFrom(net: Net, host: Host, compartment: Compartment, frame: Frame): Transition {
  const { dstIp } = frame.headers;
  if (isLoopback(dstIp) || ownsAddress(compartment, dstIp)) return toSelf(net, host, compartment, frame);
  return overRoute(net, host, compartment, frame, []);
}

/** To an address of the sender's own stack: no adapter sees it. The NAT may be asked, by Windows version. */
function toSelf(net: Net, host: Host, compartment: Compartment, frame: Frame): Transition {
  const { dstIp } = frame.headers;
  const own = { ...frame, headers: { ...frame.headers, srcIp: sourceToSelf(frame) } };
  const answer = isHostStack(compartment) ? restore(net, host, own) : null;
  if (answer && !("type" in answer)) return back(net, host, compartment, answer.frame, [answer.hop]);
  if (frame.phase === "reply") return back(net, host, compartment, own, []);
  const mapping = isHostStack(compartment) ? mappingFor(host, own) : null;
  const nat = mapping ? host.winNats.get(mapping.winNatId) : undefined;
  if (mapping && nat) {
    const served = isLoopback(dstIp) ? nat.serves.loopback : nat.serves.ownAddress;
    return served ? mappedToSelf(net, host, compartment, own, mapping, nat) : unserved(host, own, mapping);
  }
  const iface = compartment.interfaces[0];
  if (!iface) return alone(net, host, compartment, own);
  return deliver(net, { host, compartment, iface }, own, []);
}

/** A compartment without any adapter still has its loopback. */
function alone(net: Net, host: Host, compartment: Compartment, frame: Frame): Transition {
  const { proto, dstPort } = frame.headers;
  const name = stackName(host, compartment);
  const component = tcpipOf(compartment);
  const place = { host, compartment, iface: NO_INTERFACE };
  if (proto !== "icmp" && indexOf(host).sockets(compartment, proto, dstPort).length === 0) {
    return tellClosed(place, frame, closedPort(net.world, place, frame, false), []);
  }
  const reached = deliver(net, place, frame, []);
  if (reached.type !== "arrive") return reached;
  return {
    ...reached,
    arrival: { ...reached.arrival, component: reached.arrival.component, at: null },
    hops:
      reached.hops.length > 0
        ? reached.hops
        : [
            passed(host.settings.name, component, "receive", frame, () => ({
              object: name,
              target: stackTarget(host, compartment),
              decidedBy: "loopback",
              why: "The packet never leaves the stack.",
            })),
          ],
  };
}

const NO_INTERFACE = {
  index: 1,
  alias: "Loopback Pseudo-Interface 1",
  description: "Software Loopback Interface 1",
  mac: "",
  nic: { kind: "vnic", id: "" as never },
  addresses: [],
  dhcp: { enabled: false },
  dnsServers: [],
  dnsSuffix: "",
  mtuBytes: 1500,
  metric: 75,
  forwarding: false,
  hnsEndpointId: null,
} as const;

function sourceToSelf({ headers }: Frame): string {
  return headers.srcIp === "0.0.0.0" ? headers.dstIp : headers.srcIp;
}

function back(
  net: Net,
  host: Host,
  compartment: Compartment,
  frame: Frame,
  hops: readonly HopDraft[],
): Transition {
  const component = tcpipOf(compartment);
  const hop = passed(host.settings.name, component, "receive", frame, () => ({
    object: stackName(host, compartment),
    target: stackTarget(host, compartment),
    decidedBy: "loopback",
    why: "The answer stays inside the stack.",
  }));
  void net;
  return { type: "arrive", hops: [...hops, hop], frame, arrival: { component, at: null, mac: null } };
}

function mappedToSelf(
  net: Net,
  host: Host,
  compartment: Compartment,
  frame: Frame,
  mapping: NatMapping,
  nat: WinNat,
): Transition {
  const result = ownPort(net, host, frame, mapping, nat);
  if (!result || "type" in result) return result ?? unserved(host, frame, mapping);
  const unbound = { ...result.frame, headers: { ...result.frame.headers, srcIp: "0.0.0.0" } };
  return overRoute(net, host, compartment, unbound, [result.hop], result.frame);
}

/** The host's own packet never meets the NAT of this Windows version, and no socket listens: refused. */
function unserved(host: Host, frame: Frame, mapping: NatMapping): Transition {
  const name = host.settings.name;
  return lost(frame, "nat-loopback-unsupported", name, "host-tcpip", () => ({
    object: name,
    target: { kind: "host-tcpip", host: name, id: name },
    decidedBy: `no socket on ${frame.headers.dstPort}; ${mappingName(mapping)} is not asked`,
    why: `A mapping is not a socket: nothing on ${name} listens on port ${frame.headers.dstPort}, and the NAT does not see the host's own packets.`,
  }));
}

function overRoute(
  net: Net,
  host: Host,
  compartment: Compartment,
  frame: Frame,
  hops: readonly HopDraft[],
  seenBefore: Frame = frame,
): Transition {
  const { dstIp, srcIp } = frame.headers;
  const way = routeTo(compartment, dstIp);
  if (!way) return wayless(net, host, compartment, seenBefore, hops);
  const source = srcIp === "0.0.0.0" ? sourceFor(way) : srcIp;
  const placed = { ...frame, headers: { ...frame.headers, srcIp: source, srcMac: way.iface.mac } };
  if (frame.dontFragment && frame.bytes > way.iface.mtuBytes) {
    const because = `${frame.bytes} bytes, MTU ${way.iface.mtuBytes} on ${way.iface.alias}, must not be cut`;
    return stopped(host, compartment, placed, "mtu-exceeded", because, hops);
  }
  if (source !== srcIp && seenBefore !== frame) net.sessions.rebind(source);
  const out = { at: "nic-out", host, compartment, iface: way.iface } as const;
  const neighbour = net.ask(out, way.nextHop);
  if (!neighbour.known) {
    if (neighbour.trail.length === 0) {
      return stopped(
        host,
        compartment,
        placed,
        neighbour.reason,
        `ARP: nobody answers for ${way.nextHop}`,
        hops,
      );
    }
    const asking = routed(host, compartment, seenBefore, placed, way, `asks for ${way.nextHop} by ARP`);
    return { type: "lost", reason: neighbour.reason, hops: [...hops, asking, ...neighbour.trail] };
  }
  const sent = { ...placed, headers: { ...placed.headers, dstMac: neighbour.mac } };
  const answer = frame.phase === "reply" && isHostStack(compartment) ? restore(net, host, sent) : null;
  const hop = routed(
    host,
    compartment,
    seenBefore,
    sent,
    way,
    `${way.nextHop} is ${neighbour.mac}, says ${neighbour.by}`,
  );
  if (answer && !("type" in answer)) return move(answer.frame, out, ...hops, hop, answer.hop);
  return move(sent, out, ...hops, hop);
}

/** Without an address of the LAN's DHCP there is no route: the question for a lease tells why, when it was lost. */
function wayless(
  net: Net,
  host: Host,
  compartment: Compartment,
  frame: Frame,
  hops: readonly HopDraft[],
): Transition {
  const reason = noWay(host, compartment);
  const because = `no route to ${frame.headers.dstIp}`;
  const here = stopped(host, compartment, frame, reason, because, hops);
  const leased = compartment.interfaces.find(({ dhcp }) => dhcp.enabled);
  if (reason !== "dhcp-no-offer" || !leased) return here;
  const asked = discover(net.world, host.settings.name, compartment.id, leased.index, () => true);
  if (asked.offered || asked.hops.length === 0) return here;
  return { type: "lost", reason: asked.reason, hops: [...hops, ...asked.hops] };
}

function routed(
  host: Host,
  compartment: Compartment,
  before: Frame,
  sent: Frame,
  way: Way,
  arp: string,
): HopDraft {
  const name = stackName(host, compartment);
  return changed(host.settings.name, tcpipOf(compartment), "route", before, sent, () => ({
    object: name,
    target: stackTarget(host, compartment),
    decidedBy: `${routeName(way)}; ARP: ${arp}`,
    why:
      way.nextHop === sent.headers.dstIp
        ? `${sent.headers.dstIp} is in a subnet of ${name}, so the frame goes straight to it, from ${sent.headers.srcIp}.`
        : `${sent.headers.dstIp} is elsewhere, so the frame goes to the next hop ${way.nextHop}, from ${sent.headers.srcIp}.`,
  }));
}

function stopped(
  host: Host,
  compartment: Compartment,
  frame: Frame,
  reason: Reason,
  decidedBy: string,
  hops: readonly HopDraft[],
): Transition {
  const name = stackName(host, compartment);
  const tell = () => ({
    object: name,
    target: stackTarget(host, compartment),
    decidedBy,
    why: `${name} cannot send the packet: ${decidedBy}.`,
  });
  return lost(frame, reason, host.settings.name, tcpipOf(compartment), tell, hops);
}
