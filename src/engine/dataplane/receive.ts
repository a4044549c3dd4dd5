import { swarmPortReason, tellClosed } from "./closed-port.ts";
import { deliver } from "./deliver.ts";
import { inbound } from "./firewall.ts";
import { type Frame, sameTuple, tupleOf } from "./frame.ts";
import { type HopDraft, lost, passed, type Transition } from "./hop.ts";
import { forwardOnHost } from "./host-routing.ts";
import type { StackPlace } from "./location.ts";
import { isHostStack, stackName, stackTarget, tcpipOf } from "./names.ts";
import type { Net } from "./net.ts";
import { isLoopback, ownsAddress } from "./route.ts";
import { toHost } from "./winnat.ts";

/** A packet comes in on an interface of a Windows stack: translated, delivered here, forwarded or thrown away. */
export function receive(net: Net, place: StackPlace, frame: Frame, hops: readonly HopDraft[]): Transition {
  const { host, compartment, iface } = place;
  if (!isHostStack(compartment)) {
    if (ownsAddress(compartment, frame.headers.dstIp)) return local(net, place, frame, hops);
    return notMine(place, frame, hops);
  }
  const mine = ownsAddress(compartment, frame.headers.dstIp);
  const translated = mine ? toHost(net, host, iface, frame) : null;
  if (translated && "type" in translated) return { ...translated, hops: [...hops, ...translated.hops] };
  const current = translated?.frame ?? frame;
  const walked = translated ? [...hops, translated.hop] : hops;
  const target = ownsAddress(compartment, current.headers.dstIp);
  if (translated && isLoopback(current.headers.dstIp)) return local(net, place, current, walked);
  if (!target) return forwardOnHost(net, place, current, translated !== null, walked);
  if (target !== iface && !iface.forwarding && !translated) return strongHost(place, current, walked);
  return local(net, place, current, walked);
}

/** For an address of this stack: past the firewall to a socket, or the awaited answer to the sender. */
function local(net: Net, place: StackPlace, frame: Frame, hops: readonly HopDraft[]): Transition {
  if (frame.phase === "reply") return answer(net, place, frame, hops);
  const closed = isHostStack(place.compartment) ? swarmPortReason(net.world, place, frame) : null;
  if (closed) return tellClosed(place, frame, closed, hops);
  const allowed = inbound(place, frame, hops);
  if ("type" in allowed) return allowed;
  return deliver(net, place, frame, [...hops, allowed]);
}

/** The answer counts only when it comes to who asked, from whom it was asked. */
function answer(net: Net, place: StackPlace, frame: Frame, hops: readonly HopDraft[]): Transition {
  const { host, compartment } = place;
  const { awaited } = net;
  const isAsker = net.origin.machine === host.settings.name && net.origin.compartmentId === compartment.id;
  const name = stackName(host, compartment);
  if (isAsker && awaited && sameTuple(tupleOf(frame.headers), awaited)) {
    const component = tcpipOf(compartment);
    const hop = passed(host.settings.name, component, "receive", frame, () => ({
      object: name,
      target: stackTarget(host, compartment),
      decidedBy: "it answers a packet that was sent from here",
      why: `The answer is back at ${name}.`,
    }));
    return { type: "arrive", hops: [...hops, hop], frame, arrival: { component, at: null, mac: null } };
  }
  const { srcIp, srcPort } = frame.headers;
  const tell = () => ({
    object: name,
    target: stackTarget(host, compartment),
    decidedBy: `no connection of ${name} is with ${srcIp}:${srcPort}`,
    why: `${name} never asked ${srcIp}:${srcPort}, so its stack throws the answer away.`,
  });
  return lost(frame, "reply-not-recognised", host.settings.name, tcpipOf(compartment), tell, hops);
}

function notMine(place: StackPlace, frame: Frame, hops: readonly HopDraft[]): Transition {
  const { host, compartment } = place;
  const name = stackName(host, compartment);
  const tell = () => ({
    object: name,
    target: stackTarget(host, compartment),
    decidedBy: `${frame.headers.dstIp} is no address of ${name}`,
    why: `${name} is not a router: it throws away what is for ${frame.headers.dstIp}.`,
  });
  return lost(frame, "not-for-this-machine", host.settings.name, tcpipOf(compartment), tell, hops);
}

/** Windows takes a packet only on the interface that holds its destination, unless the interface forwards. */
function strongHost(place: StackPlace, frame: Frame, hops: readonly HopDraft[]): Transition {
  const { host, compartment, iface } = place;
  const tell = () => ({
    object: host.settings.name,
    target: stackTarget(host, compartment),
    decidedBy: `forwarding is disabled on ${iface.alias}`,
    why: `${frame.headers.dstIp} belongs to another interface of ${host.settings.name}, and ${iface.alias} forwards nothing.`,
  });
  return lost(frame, "host-forwarding-disabled", host.settings.name, "host-tcpip", tell, hops);
}
