import { sendFromDevice } from "../dataplane/device.ts";
import type { Frame, Tuple } from "../dataplane/frame.ts";
import { reversed, tupleOf, UNSPECIFIED } from "../dataplane/frame.ts";
import { type Arrival, type HopDraft, lost, type Transition } from "../dataplane/hop.ts";
import type { Location } from "../dataplane/location.ts";
import { askNeighbour } from "../dataplane/neighbour.ts";
import type { Net } from "../dataplane/net.ts";
import type { Reason } from "../dataplane/reasons.ts";
import { sendFrom } from "../dataplane/send.ts";
import { Sessions } from "../dataplane/sessions.ts";
import { step } from "../dataplane/step.ts";
import { worldIndexOf } from "../dataplane/world-index.ts";
import type { World } from "../model/world.ts";
import { type Sender, senderMachine } from "./endpoint.ts";
import type { Protocol } from "./trace.ts";

/** One packet, as its sender wants it. */
export interface Packet {
  readonly dstIp: string;
  readonly proto: Protocol;
  readonly srcPort: number;
  readonly dstPort: number;
  readonly ttl: number;
  readonly bytes: number;
  readonly dontFragment: boolean;
}

/** A walk's end: where the packet arrived, or where and why it was lost. */
export type End =
  | { readonly type: "arrive"; readonly frame: Frame; readonly arrival: Arrival }
  | { readonly type: "lost"; readonly reason: Reason };

export interface Walked {
  readonly end: End;
  readonly hops: readonly HopDraft[];
}

/** Hops of the longest honest path are far fewer; a TTL of 128 in a loop of two routers stays below. */
const MAX_STEPS = 2048;
/** From here on places are remembered, to notice a frame that comes back unchanged. */
const SUSPICIOUS_STEPS = 64;

/** Sends the packet and walks it to its end. The net keeps what translators remember. */
export function sendPacket(world: World, sender: Sender, packet: Packet): Walked & { readonly net: Net } {
  const net = createNet(world, sender, new Sessions(), null);
  const frame: Frame = {
    kind: "data",
    headers: {
      srcMac: "",
      dstMac: "",
      vlan: null,
      srcIp: UNSPECIFIED,
      dstIp: packet.dstIp,
      ttl: packet.ttl,
      proto: packet.proto,
      srcPort: packet.srcPort,
      dstPort: packet.dstPort,
      outer: null,
    },
    bytes: packet.bytes,
    dontFragment: packet.dontFragment,
    phase: "forward",
  };
  return { ...follow(net, start(net, sender, frame)), net };
}

/** The answer of who got the packet, through the same translators, back to the sender. */
export function sendReply(net: Net, sender: Sender, sent: Tuple, arrival: Arrival, received: Frame): Walked {
  const { at } = arrival;
  if (at === null) return { end: { type: "arrive", frame: received, arrival }, hops: [] };
  const replying = createNet(net.world, sender, net.sessions, reversed(sent));
  const { srcIp, srcPort, dstIp, dstPort } = reversed(tupleOf(received.headers));
  const frame: Frame = {
    ...received,
    headers: {
      ...received.headers,
      srcMac: "",
      dstMac: "",
      vlan: null,
      srcIp,
      srcPort,
      dstIp,
      dstPort,
      ttl: 128,
    },
    phase: "reply",
  };
  return follow(replying, startAt(replying, at, frame));
}

function start(net: Net, sender: Sender, frame: Frame): Transition {
  if (sender.kind === "device") return sendFromDevice(net, sender.device, frame);
  const { compartment } = sender;
  if (!compartment) throw new Error("a container that does not run sends nothing");
  return sendFrom(net, sender.host, compartment, frame);
}

function startAt(net: Net, at: Location, frame: Frame): Transition {
  if (at.at === "device-in") return sendFromDevice(net, at.device, frame);
  if (at.at === "nic-in") return sendFrom(net, at.host, at.compartment, frame);
  throw new Error(`nobody answers from ${at.at}`);
}

function createNet(world: World, sender: Sender, sessions: Sessions, awaited: Tuple | null): Net {
  const net: Net = {
    world,
    index: worldIndexOf(world),
    sessions,
    origin: {
      machine: senderMachine(sender),
      compartmentId: sender.kind === "device" ? "" : (sender.compartment?.id ?? ""),
    },
    awaited,
    ask: (from, ip) => askNeighbour(net, from, ip),
  };
  return net;
}

function follow(net: Net, first: Transition): Walked {
  const hops: HopDraft[] = [];
  const seen = new Set<string>();
  let transition = first;
  for (let steps = 0; steps < MAX_STEPS; steps += 1) {
    hops.push(...transition.hops);
    if (transition.type === "arrive" || transition.type === "lost") return { end: transition, hops };
    if (transition.type === "flood") return { end: { type: "lost", reason: "forwarding-loop" }, hops };
    const { frame, to } = transition;
    if (steps > SUSPICIOUS_STEPS) {
      const key = placeKey(to, frame);
      if (seen.has(key)) return loop(frame, hops);
      seen.add(key);
    }
    transition = step(net, to, frame);
  }
  return { end: { type: "lost", reason: "forwarding-loop" }, hops };
}

function loop(frame: Frame, hops: HopDraft[]): Walked {
  const last = hops.at(-1);
  if (!last) return { end: { type: "lost", reason: "forwarding-loop" }, hops };
  const end = lost(frame, "forwarding-loop", last.host, last.component, () => ({
    ...last.tell(),
    decidedBy: "the packet was here before, unchanged",
    why: "Routes or switches send the packet round in a circle; here it is noticed and ends.",
  }));
  return { end: { type: "lost", reason: "forwarding-loop" }, hops: [...hops, ...end.hops] };
}

function placeKey(to: Location, frame: Frame): string {
  return `${placeName(to)}|${JSON.stringify(frame.headers)}`;
}

function placeName(to: Location): string {
  switch (to.at) {
    case "nic-in":
    case "nic-out":
      return `${to.at}/${to.host.settings.name}/${to.compartment.id}/${to.iface.index}`;
    case "port-in":
    case "port-out":
      return `${to.at}/${to.port.port.id}`;
    case "switch":
    case "uplink-in":
      return `${to.at}/${to.vswitch.id}`;
    case "pnic-in":
    case "pnic-out":
      return `${to.at}/${to.pnic.id}`;
    case "segment":
      return `${to.at}/${to.segment}`;
    case "device-in":
    case "device-out":
      return `${to.at}/${to.device.name}/${to.nic.mac}`;
    case "internet":
      return to.at;
    case "azure":
      return `${to.at}/${to.vnet}/${to.direction}`;
    default:
      return "";
  }
}
