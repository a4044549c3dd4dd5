import { contains, isPrivate, parsePrefix } from "../lib/ipv4.ts";
import { fnv1a } from "../lib/seed.ts";
import type { Device, DeviceNic } from "../model/physical.ts";
import { aged, type Frame, readdressed, tupleOf, wire, withHeaders } from "./frame.ts";
import { changed, type HopDraft, lost, move, type Transition } from "./hop.ts";
import { deviceComponent, deviceTarget } from "./names.ts";
import type { Net } from "./net.ts";
import type { Reason } from "./reasons.ts";
import { unroutable } from "./unroutable.ts";

interface DeviceWay {
  readonly nic: DeviceNic;
  readonly nextHop: string;
  readonly name: string;
}

const UNBOUND = "0.0.0.0";
const FIRST_PORT = 49152;
const PORTS = 16384;

/** Connected subnets and static routes by longest prefix, then the gateway. */
function wayTo(device: Device, ip: string): DeviceWay | null {
  let best: DeviceWay | null = null;
  let bestLength = -1;
  for (const nic of device.nics) {
    if (nic.prefixLength > bestLength && contains(`${nic.ip}/${nic.prefixLength}`, ip)) {
      best = { nic, nextHop: ip, name: `connected subnet of ${nic.ip}/${nic.prefixLength}` };
      bestLength = nic.prefixLength;
    }
  }
  for (const { prefix, nextHop } of device.routes) {
    const length = parsePrefix(prefix)?.length ?? -1;
    const nic = device.nics.find((each) => contains(`${each.ip}/${each.prefixLength}`, nextHop));
    if (length <= bestLength || !contains(prefix, ip) || !nic) continue;
    best = { nic, nextHop, name: `route ${prefix} via ${nextHop}` };
    bestLength = length;
  }
  if (best) return best;
  const nic = device.nics.find(({ gateway }) => gateway !== null);
  return nic?.gateway ? { nic, nextHop: nic.gateway, name: `default gateway ${nic.gateway}` } : null;
}

/** Sends a packet out of a device: its own, or one that it forwards. */
export function routeOn(net: Net, device: Device, frame: Frame): Transition {
  const { dstIp, srcIp, ttl } = wire(frame.headers);
  const own = srcIp === UNBOUND || device.nics.some(({ ip }) => ip === srcIp);
  const way = wayTo(device, dstIp);
  if (!own && ttl <= 1) {
    return stopped(
      device,
      frame,
      "ttl-expired",
      "TTL 1",
      `${device.name} would have to count the TTL down to 0`,
    );
  }
  if (!way)
    return stopped(
      device,
      frame,
      own ? "no-route" : unroutable(net, frame, device),
      `no route to ${dstIp}`,
      `${device.name} has no route to ${dstIp}`,
    );
  const outside = towardsInternet(net, way.nic);
  if (outside && device.forwards && isPrivate(dstIp) && !net.index.onInternet(dstIp)) {
    return stopped(
      device,
      frame,
      own ? "private-subnet-not-routable" : unroutable(net, frame, device),
      `no route to the private address ${dstIp}`,
      `only the Internet is left for ${dstIp}, and the Internet does not route private addresses`,
    );
  }
  const bound = srcIp === UNBOUND ? withHeaders(frame, { srcIp: way.nic.ip }) : frame;
  const out = { at: "device-out", device, nic: way.nic } as const;
  const neighbour = net.ask(out, way.nextHop);
  if (!neighbour.known) {
    if (neighbour.trail.length > 0) {
      const asking = routed(
        device,
        frame,
        readdressed(bound, way.nic.mac, ""),
        way,
        own,
        `asks for ${way.nextHop} by ARP`,
      );
      return { type: "lost", reason: neighbour.reason, hops: [asking, ...neighbour.trail] };
    }
    return stopped(
      device,
      bound,
      neighbour.reason,
      `ARP: nobody answers for ${way.nextHop}`,
      `nobody answers for ${way.nextHop}`,
    );
  }
  const sent = readdressed(own ? bound : aged(bound), way.nic.mac, neighbour.mac);
  const hop = routed(device, frame, sent, way, own, `${way.nextHop} is ${neighbour.mac}`);
  const natted = outside && !own ? translate(net, device, way.nic, sent) : null;
  if (natted) return move(natted.frame, out, hop, natted.hop);
  if (outside && !own && isPrivate(srcIp)) net.sessions.leak = device.name;
  return move(sent, out, hop);
}

function towardsInternet(net: Net, { plug }: DeviceNic): boolean {
  return plug.kind === "segment" && net.world.segments.get(plug.segment)?.kind === "internet";
}

function keeperOf(device: Device): string {
  return `router/${device.name}`;
}

/** Sources that the router translates get its address on the Internet side. */
function translate(
  net: Net,
  device: Device,
  nic: DeviceNic,
  frame: Frame,
): { frame: Frame; hop: HopDraft } | null {
  const { srcIp, srcPort, dstIp } = frame.headers;
  if (frame.headers.outer || !device.natFor.some((prefix) => contains(prefix, srcIp))) return null;
  const port = FIRST_PORT + (fnv1a(`${srcIp}:${srcPort}>${dstIp}`) % PORTS);
  const sent = withHeaders(frame, { srcIp: nic.ip, srcPort: port });
  net.sessions.record({
    keeper: keeperOf(device),
    proto: frame.headers.proto,
    original: tupleOf(frame.headers),
    translated: tupleOf(sent.headers),
    by: `NAT of ${device.name}`,
    back: null,
  });
  const hop = changed(device.name, deviceComponent(device), "snat", frame, sent, () => ({
    object: device.name,
    target: deviceTarget(device),
    decidedBy: `translates ${device.natFor.join(", ")}`,
    why: `${device.name} replaces the source ${srcIp} by its own public address ${nic.ip}.`,
  }));
  return { frame: sent, hop };
}

/** An answer from the Internet to a flow that the router translated. */
export function restoreOnRouter(
  net: Net,
  device: Device,
  frame: Frame,
): { frame: Frame; hop: HopDraft } | null {
  if (frame.phase !== "reply" || frame.headers.outer) return null;
  const session = net.sessions.answeredBy(keeperOf(device), frame.headers.proto, tupleOf(frame.headers));
  if (!session) return null;
  const { original } = session;
  const sent = withHeaders(frame, { dstIp: original.srcIp, dstPort: original.srcPort });
  const hop = changed(device.name, deviceComponent(device), "restore", frame, sent, () => ({
    object: device.name,
    target: deviceTarget(device),
    decidedBy: `session of ${session.by}`,
    why: `${device.name} remembers who asked and writes ${original.srcIp} as the destination.`,
  }));
  return { frame: sent, hop };
}

function routed(
  device: Device,
  before: Frame,
  sent: Frame,
  way: DeviceWay,
  own: boolean,
  arp: string,
): HopDraft {
  return changed(device.name, deviceComponent(device), own ? "send" : "route", before, sent, () => ({
    object: device.name,
    target: deviceTarget(device),
    decidedBy: `${way.name}; ARP: ${arp}`,
    why: own
      ? `${device.name} sends the packet to ${wire(sent.headers).dstIp}${way.nextHop === wire(sent.headers).dstIp ? "" : ` by ${way.nextHop}`}.`
      : `${device.name} routes the packet on${way.nextHop === wire(sent.headers).dstIp ? "" : ` to ${way.nextHop}`} and counts the TTL down.`,
  }));
}

function stopped(
  device: Device,
  frame: Frame,
  reason: Reason,
  decidedBy: string,
  because: string,
): Transition {
  const tell = () => ({
    object: device.name,
    target: deviceTarget(device),
    decidedBy,
    why: `The packet ends at ${device.name}: ${because}.`,
  });
  return lost(frame, reason, device.name, deviceComponent(device), tell);
}
