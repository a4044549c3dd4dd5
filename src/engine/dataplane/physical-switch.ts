import type { SegmentName } from "../model/ids.ts";
import type { UnderlayFilter } from "../model/physical.ts";
import type { SegmentPlug } from "../model/vswitch.ts";
import { type Frame, isBroadcast, VXLAN_UDP_PORT, wire, withHeaders } from "./frame.ts";
import { changed, lost, move, type Transition } from "./hop.ts";
import { indexOf } from "./host-index.ts";
import type { Location, Plugged } from "./location.ts";
import { machineName } from "./names.ts";
import type { Net } from "./net.ts";
import type { Reason } from "./reasons.ts";

type OnSegment = Location & { at: "segment" };

/** MAC of the provider's router: answers every ARP question on the Internet. Source: RFC 7042, documentation MACs. */
const PROVIDER_MAC = "00-00-5E-00-53-01";

/** One switch with VLANs: the cable's port gives the frame its VLAN, the MAC table the port it leaves by. */
export function crossSegment(net: Net, location: OnSegment, frame: Frame): Transition {
  const { segment, from } = location;
  if (net.world.segments.get(segment)?.kind === "internet") return intoInternet(location, frame);
  const plug = plugOf(from);
  const { vlan: tag } = frame.headers;
  if (tag !== null && plug.mode === "access") {
    return dropped(
      location,
      frame,
      "switch-port-access-mode",
      `access port of VLAN ${plug.vlan}`,
      `the port of ${machineName(from)} is an access port and throws tagged frames away`,
    );
  }
  if (tag !== null && tag !== plug.vlan && !plug.allowed.includes(tag)) {
    const list = plug.allowed.join(", ");
    return dropped(
      location,
      frame,
      "switch-vlan-not-allowed",
      `trunk that allows ${list}`,
      `the trunk to ${machineName(from)} lets VLAN ${list} through, not VLAN ${tag}`,
    );
  }
  const vlan = tag ?? plug.vlan;
  if (isBroadcast(frame)) return flood(net, location, frame, vlan);
  const to = net.index.segment(segment).byMac.get(wire(frame.headers).dstMac);
  if (!to || samePlug(to, from)) {
    const { dstMac } = wire(frame.headers);
    return dropped(
      location,
      frame,
      "arp-unresolved",
      `${dstMac} is on no port`,
      `no port of ${segment} leads to ${dstMac}`,
    );
  }
  return out(net, location, to, frame, vlan);
}

function flood(net: Net, location: OnSegment, frame: Frame, vlan: number): Transition {
  const { segment, from } = location;
  const { plugs } = net.index.segment(segment);
  const ways: Transition[] = [];
  for (const to of plugs) {
    if (!samePlug(to, from) && wouldAnswer(to, frame)) {
      const way = out(net, location, to, frame, vlan);
      if (way.type !== "lost" || way.reason !== "vlan-isolated") ways.push(way);
    }
  }
  const tagged = frame.headers.vlan !== null;
  if (tagged && frame.kind === "arp-request" && ways.length === 0 && !plugs.some((to) => routes(to, vlan))) {
    ways.push(noGateway(location, frame, vlan));
  }
  return { type: "flood", hops: [], ways };
}

/** Only who owns the asked address, or serves DHCP, would answer a broadcast. */
function wouldAnswer(to: Plugged, frame: Frame): boolean {
  if (frame.kind === "dhcp-discover") return to.kind === "device" && to.device.dhcp !== null;
  const { dstIp } = frame.headers;
  if (to.kind === "device") return to.nic.ip === dstIp;
  const index = indexOf(to.host);
  if (to.pnic.vswitchId === null) return index.owners(dstIp).some(({ iface }) => iface.nic.id === to.pnic.id);
  return index.switchPlace(to.pnic.vswitchId).byIp.has(dstIp);
}

function routes(to: Plugged, vlan: number): boolean {
  if (to.kind !== "device" || !to.device.forwards) return false;
  const plug = plugOf(to);
  return plug.vlan === vlan || (plug.mode === "trunk" && plug.allowed.includes(vlan));
}

function out(net: Net, location: OnSegment, to: Plugged, frame: Frame, vlan: number): Transition {
  const plug = plugOf(to);
  const isNative = plug.vlan === vlan;
  if (!isNative && (plug.mode === "access" || !plug.allowed.includes(vlan))) {
    return dropped(
      location,
      frame,
      "vlan-isolated",
      `VLAN ${vlan}; ${machineName(to)} is in VLAN ${plug.vlan}`,
      `${machineName(to)} is on another VLAN of ${location.segment}`,
    );
  }
  const filter = filterBetween(net, location.from, to, frame);
  if (filter) return filtered(location, frame, filter);
  const sent = withTag(frame, isNative ? null : vlan);
  const action = sent === frame ? "forward" : sent.headers.vlan === null ? "untag" : "tag";
  const hop = changed(location.segment, "physical-switch", action, frame, sent, () => ({
    object: location.segment,
    target: { kind: "segments", host: null, id: location.segment },
    decidedBy: isBroadcast(frame)
      ? `broadcast in VLAN ${vlan}`
      : `MAC table: ${wire(frame.headers).dstMac} in VLAN ${vlan} is at ${machineName(to)}`,
    why: `The physical switch forwards the frame inside VLAN ${vlan} to the port of ${machineName(to)}.`,
  }));
  const next: Location =
    to.kind === "device"
      ? { at: "device-in", device: to.device, nic: to.nic }
      : { at: "pnic-in", host: to.host, pnic: to.pnic };
  return move(sent, next, hop);
}

function withTag(frame: Frame, vlan: number | null): Frame {
  return frame.headers.vlan === vlan ? frame : withHeaders(frame, { vlan });
}

/** A filter on the way between two hosts looks at the outermost IP header. */
function filterBetween(net: Net, from: Plugged, to: Plugged, frame: Frame): UnderlayFilter | null {
  if (net.world.filters.size === 0 || frame.kind !== "data") return null;
  const near = machineName(from);
  const far = machineName(to);
  const source = hostHolding(net, wire(frame.headers).srcIp) ?? near;
  const target = hostHolding(net, wire(frame.headers).dstIp) ?? far;
  const { headers } = frame;
  const service = headers.outer
    ? `udp/${headers.outer.udpDst}`
    : headers.proto === "icmp"
      ? "icmp"
      : `${headers.proto}/${headers.dstPort}`;
  return (
    net.world.filters.find(
      ({ between, deny }) =>
        deny.includes(service) &&
        between.some((name) => name === source) &&
        between.some((name) => name === target),
    ) ?? null
  );
}

function hostHolding(net: Net, ip: string): string | null {
  return net.world.hosts.find((host) => indexOf(host).owners(ip).length > 0)?.settings.name ?? null;
}

function filtered(location: OnSegment, frame: Frame, filter: UnderlayFilter): Transition {
  const vxlan = frame.headers.outer?.udpDst === VXLAN_UDP_PORT;
  return dropped(
    location,
    frame,
    vxlan ? "vxlan-port-blocked" : "underlay-filter-block",
    `filter ${filter.name} denies ${filter.deny.join(", ")}`,
    `${filter.name} between ${filter.between.join(" and ")} denies ${filter.deny.join(", ")}`,
  );
}

function noGateway(location: OnSegment, frame: Frame, vlan: number): Transition {
  return lost(frame, "vlan-no-gateway", location.segment, "gateway-router", () => ({
    object: `no router in VLAN ${vlan}`,
    target: { kind: "segments", host: null, id: location.segment },
    decidedBy: `no router has an interface in VLAN ${vlan} of ${location.segment}`,
    why: `The question for ${frame.headers.dstIp} reaches all of VLAN ${vlan}, and no router is there to answer.`,
  }));
}

function intoInternet(location: OnSegment, frame: Frame): Transition {
  const { from } = location;
  if (frame.kind === "arp-request") {
    const arrival = { component: "internet-host", at: null, mac: PROVIDER_MAC } as const;
    return { type: "arrive", hops: [], frame, arrival };
  }
  return move(frame, { at: "internet", from: from.kind === "device" ? from.device : null, vnet: null });
}

function dropped(
  location: OnSegment,
  frame: Frame,
  reason: Reason,
  decidedBy: string,
  because: string,
): Transition {
  return lost(frame, reason, location.segment, "physical-switch", () => ({
    object: location.segment,
    target: { kind: "segments", host: null, id: location.segment },
    decidedBy,
    why: `The frame ends on the physical network: ${because}.`,
  }));
}

function samePlug(left: Plugged, right: Plugged): boolean {
  if (left.kind === "pnic") return right.kind === "pnic" && left.pnic.id === right.pnic.id;
  return right.kind === "device" && left.nic === right.nic;
}

const NO_PLUG: SegmentPlug = {
  kind: "segment",
  segment: "" as SegmentName,
  mode: "access",
  vlan: 1,
  allowed: [],
};

function plugOf(plugged: Plugged): SegmentPlug {
  const plug = plugged.kind === "device" ? plugged.nic.plug : plugged.pnic.plug;
  return plug?.kind === "segment" ? plug : NO_PLUG;
}
