import type { Device } from "../model/physical.ts";
import { type Frame, sameTuple, serviceOf, tupleOf, wire } from "./frame.ts";
import { after, type HopDraft, lost, move, passed, type Transition } from "./hop.ts";
import type { Location } from "./location.ts";
import { deviceComponent, deviceTarget } from "./names.ts";
import type { Net } from "./net.ts";
import type { Reason } from "./reasons.ts";
import { restoreOnRouter, routeOn } from "./router.ts";

/** A frame leaves a device's adapter onto its cable. */
export function deviceOut({ device, nic }: Location & { at: "device-out" }, frame: Frame): Transition {
  const from = { kind: "device", device, nic } as const;
  if (nic.plug.kind === "azure") {
    const to = {
      at: "azure",
      vnet: nic.plug.vnet,
      direction: "out",
      machine: from,
      fromInternet: false,
    } as const;
    return move(frame, to);
  }
  return move(frame, { at: "segment", segment: nic.plug.segment, from });
}

/** A frame comes in on a device: for itself, to be routed on, or for nobody here. */
export function deviceIn(net: Net, location: Location & { at: "device-in" }, frame: Frame): Transition {
  const { device, nic } = location;
  if (frame.kind !== "data") {
    const arrival = { component: deviceComponent(device), at: location, mac: nic.mac } as const;
    return { type: "arrive", hops: [], frame, arrival };
  }
  const restored = restoreOnRouter(net, device, frame);
  if (restored) return after([restored.hop], routeOn(net, device, restored.frame));
  const { dstIp } = wire(frame.headers);
  if (device.nics.some(({ ip }) => ip === dstIp)) {
    return frame.phase === "reply" ? answer(net, device, frame) : local(location, frame);
  }
  if (device.forwards) return routeOn(net, device, frame);
  return ended(
    device,
    frame,
    "not-for-this-machine",
    `${dstIp} is no address of ${device.name}`,
    () => `${device.name} is not a router: it throws away what is for ${dstIp}.`,
  );
}

function local(location: Location & { at: "device-in" }, frame: Frame): Transition {
  const { device } = location;
  const { proto, dstPort } = frame.headers;
  if (proto === "icmp") {
    if (device.answersPing) return arrived(location, frame, "answers echo requests");
    return ended(
      device,
      frame,
      "echo-ignored",
      "echo requests are ignored",
      () => `${device.name} does not answer ping.`,
    );
  }
  if (dstPort === 53 && device.dns) return arrived(location, frame, "serves DNS on port 53");
  const socket = device.sockets.find((each) => each.protocol === proto && each.port === dstPort);
  if (socket) return arrived(location, frame, `${socket.process} listens on ${serviceOf(frame.headers)}`);
  return ended(
    device,
    frame,
    "app-not-listening",
    `no socket on ${serviceOf(frame.headers)}`,
    () => `Nothing on ${device.name} listens on ${serviceOf(frame.headers)}.`,
  );
}

function arrived(location: Location & { at: "device-in" }, frame: Frame, by: string): Transition {
  const { device } = location;
  const asksDns = device.dns !== null && frame.headers.dstPort === 53 && frame.headers.proto !== "icmp";
  const component = asksDns ? "dns-server" : deviceComponent(device);
  const hop = passed(device.name, component, "receive", frame, () => ({
    object: device.name,
    target: deviceTarget(device),
    decidedBy: by,
    why: `${device.name} gets the packet, from ${frame.headers.srcIp}.`,
  }));
  return { type: "arrive", hops: [hop], frame, arrival: { component, at: location, mac: null } };
}

/** The answer counts only when it comes to who asked, from whom it was asked. */
function answer(net: Net, device: Device, frame: Frame): Transition {
  const component = deviceComponent(device);
  if (net.origin.machine === device.name && net.awaited && sameTuple(tupleOf(frame.headers), net.awaited)) {
    const hop = passed(device.name, component, "receive", frame, () => ({
      object: device.name,
      target: deviceTarget(device),
      decidedBy: "it answers a packet that was sent from here",
      why: `The answer is back at ${device.name}.`,
    }));
    return { type: "arrive", hops: [hop], frame, arrival: { component, at: null, mac: null } };
  }
  const { srcIp, srcPort } = frame.headers;
  return ended(
    device,
    frame,
    "reply-not-recognised",
    `no connection with ${srcIp}:${srcPort}`,
    () => `${device.name} never asked ${srcIp}:${srcPort}, so its stack throws the answer away.`,
  );
}

/** A packet starts on a device. `frame` has no MACs yet; a source of 0.0.0.0 is chosen by the route. */
export function sendFromDevice(net: Net, device: Device, frame: Frame): Transition {
  const own = device.nics.find(
    ({ ip }) => ip === frame.headers.dstIp || frame.headers.dstIp.startsWith("127."),
  );
  if (!own) return routeOn(net, device, frame);
  const headers = { ...frame.headers, srcIp: frame.headers.dstIp };
  const placed = { ...frame, headers };
  const location = { at: "device-in", device, nic: own } as const;
  const here = local(location, placed);
  return here.type === "arrive" ? { ...here, arrival: { ...here.arrival, at: null } } : here;
}

export function ended(
  device: Device,
  frame: Frame,
  reason: Reason,
  decidedBy: string,
  why: () => string,
  hops: readonly HopDraft[] = [],
): Transition {
  const tell = () => ({ object: device.name, target: deviceTarget(device), decidedBy, why: why() });
  return lost(frame, reason, device.name, deviceComponent(device), tell, hops);
}
