import { contains } from "../lib/ipv4.ts";
import { fnv1a } from "../lib/seed.ts";
import type { NatMapping, NetInterface, WinNat } from "../model/tcpip.ts";
import { HOST_COMPARTMENT, type Host } from "../model/world.ts";
import { type Frame, tupleOf, withHeaders } from "./frame.ts";
import { changed, type HopDraft, type HopText, lost, type Transition } from "./hop.ts";
import type { Net } from "./net.ts";
import type { Reason } from "./reasons.ts";
import { sourceFor, type Way } from "./route.ts";

/** What the NAT made of a packet; null: not its business. */
export type NatResult = { readonly frame: Frame; readonly hop: HopDraft } | Transition | null;

/** First port of the dynamic range and its size. Source: Windows' default, netsh int ipv4 show dynamicport. */
const FIRST_PORT = 49152;
const PORTS = 16384;

export function keeperOf(host: Host): string {
  return `winnat/${host.settings.name}`;
}

/** The NAT whose internal prefix an address of the interface lies in. */
export function internalNat(host: Host, iface: NetInterface): WinNat | null {
  if (host.winNats.size === 0) return null;
  return (
    host.winNats.find(({ internalPrefix }) =>
      iface.addresses.some(({ ip }) => contains(internalPrefix, ip)),
    ) ?? null
  );
}

export function mappingFor(host: Host, frame: Frame): NatMapping | null {
  const { proto, dstIp, dstPort } = frame.headers;
  if (proto === "icmp" || host.natMappings.size === 0) return null;
  return (
    host.natMappings.find(
      (mapping) =>
        mapping.externalPort === dstPort &&
        mapping.protocol === proto &&
        (mapping.externalAddress === "0.0.0.0" || mapping.externalAddress === dstIp),
    ) ?? null
  );
}

/** A packet for one of the host's own addresses: sessions first, then static mappings, before local delivery. */
export function toHost(net: Net, host: Host, ingress: NetInterface, frame: Frame): NatResult {
  const answer = restore(net, host, frame);
  if (answer) return answer;
  const mapping = frame.phase === "forward" ? mappingFor(host, frame) : null;
  const nat = mapping ? host.winNats.get(mapping.winNatId) : undefined;
  if (!mapping || !nat) return null;
  const inner = internalNat(host, ingress);
  if (inner && !nat.serves.hairpin) {
    return natLost(
      host,
      nat,
      frame,
      "nat-hairpin-unsupported",
      mappingName(mapping),
      () =>
        `The mapping for port ${mapping.externalPort} exists, but this Windows version does not ask it for packets that come from a container.`,
    );
  }
  return mapped(net, host, nat, mapping, frame, contains(nat.internalPrefix, frame.headers.srcIp));
}

/** A packet of the host itself to a mapped port. */
export function ownPort(net: Net, host: Host, frame: Frame, mapping: NatMapping, nat: WinNat): NatResult {
  return mapped(net, host, nat, mapping, frame, false);
}

function mapped(
  net: Net,
  host: Host,
  nat: WinNat,
  mapping: NatMapping,
  frame: Frame,
  samePrefix: boolean,
): NatResult {
  const { headers } = frame;
  const gateway = samePrefix ? gatewayOf(host, nat) : null;
  const sent = withHeaders(frame, {
    dstIp: mapping.internalAddress,
    dstPort: mapping.internalPort,
    ...(gateway === null ? {} : { srcIp: gateway }),
  });
  record(net, host, frame, sent, mappingName(mapping));
  const source =
    gateway === null
      ? "The source stays as it is."
      : `Sender and container share one subnet, so the source becomes ${gateway}: otherwise the answer would not come back through the NAT.`;
  const why = () =>
    `The NAT turns ${headers.dstIp}:${headers.dstPort} into ${mapping.internalAddress}:${mapping.internalPort}. ${source}`;
  return natHop(host, nat, gateway === null ? "dnat" : "snat+dnat", frame, sent, mappingName(mapping), why);
}

/** A routed packet on its way out: the source becomes the address of the interface that it leaves by. */
export function onTheWayOut(net: Net, host: Host, ingress: NetInterface, way: Way, frame: Frame): NatResult {
  const answer = restore(net, host, frame);
  if (answer) return answer;
  const nat = internalNat(host, ingress);
  if (!nat) return null;
  const towards = internalNat(host, way.iface);
  if (towards) {
    if (way.iface === ingress) return null;
    return natLost(
      host,
      towards,
      frame,
      "nat-cross-network",
      `internal prefixes ${nat.internalPrefix} and ${towards.internalPrefix}`,
      () =>
        `${frame.headers.srcIp} and ${frame.headers.dstIp} both lie behind the NAT, in two networks: it builds no session between them.`,
    );
  }
  const { headers } = frame;
  const srcIp = sourceFor(way);
  const srcPort = FIRST_PORT + (fnv1a(`${headers.srcIp}:${headers.srcPort}>${headers.dstIp}`) % PORTS);
  const sent = withHeaders(frame, { srcIp, srcPort });
  record(net, host, frame, sent, `internal prefix ${nat.internalPrefix}`);
  const why = () =>
    `The NAT opens a session and replaces the source ${headers.srcIp}:${headers.srcPort} by ${srcIp}:${srcPort}, the address of ${way.iface.alias}.`;
  return natHop(host, nat, "snat", frame, sent, `internal prefix ${nat.internalPrefix}`, why);
}

/** The answer to a translated flow gets back the addresses of the request. */
export function restore(net: Net, host: Host, frame: Frame): NatResult {
  if (frame.phase !== "reply") return null;
  const { headers } = frame;
  const session = net.sessions.answeredBy(keeperOf(host), headers.proto, tupleOf(headers));
  const nat = session ? anyNat(host) : null;
  if (!session || !nat) return null;
  const { original } = session;
  const sent = withHeaders(frame, {
    srcIp: original.dstIp,
    srcPort: original.dstPort,
    dstIp: original.srcIp,
    dstPort: original.srcPort,
  });
  const why = () =>
    `The packet answers a session of the NAT: it becomes ${original.dstIp}:${original.dstPort} to ${original.srcIp}:${original.srcPort} again.`;
  return natHop(host, nat, "restore", frame, sent, `session of ${session.by}`, why);
}

function anyNat(host: Host): WinNat | null {
  return host.winNats.find(() => true) ?? null;
}

/** Address of the host's own interface in the NAT's prefix. */
function gatewayOf(host: Host, nat: WinNat): string | null {
  for (const { addresses } of host.compartments.get(HOST_COMPARTMENT)?.interfaces ?? []) {
    const inside = addresses.find(({ ip }) => contains(nat.internalPrefix, ip));
    if (inside) return inside.ip;
  }
  return null;
}

function record(net: Net, host: Host, before: Frame, sent: Frame, by: string): void {
  if (before.phase === "reply") return;
  net.sessions.record({
    keeper: keeperOf(host),
    proto: before.headers.proto,
    original: tupleOf(before.headers),
    translated: tupleOf(sent.headers),
    by,
    back: null,
  });
}

/** "mapping tcp/8080 → 172.16.0.5:80". */
export function mappingName(mapping: NatMapping): string {
  return `mapping ${mapping.protocol}/${mapping.externalPort} → ${mapping.internalAddress}:${mapping.internalPort}`;
}

function natText(host: Host, nat: WinNat, decidedBy: string, why: () => string): HopText {
  return {
    object: nat.name,
    target: { kind: "winNats", host: host.settings.name, id: nat.id },
    decidedBy,
    why: why(),
  };
}

function natHop(
  host: Host,
  nat: WinNat,
  action: "snat" | "dnat" | "snat+dnat" | "restore",
  before: Frame,
  sent: Frame,
  decidedBy: string,
  why: () => string,
): NatResult {
  const tell = () => natText(host, nat, decidedBy, why);
  return { frame: sent, hop: changed(host.settings.name, "winnat", action, before, sent, tell) };
}

function natLost(
  host: Host,
  nat: WinNat,
  frame: Frame,
  reason: Reason,
  decidedBy: string,
  why: () => string,
): Transition {
  return lost(frame, reason, host.settings.name, "winnat", () => natText(host, nat, decidedBy, why));
}
