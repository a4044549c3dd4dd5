import type { VSwitch } from "../../model/vswitch.ts";
import { HOST_COMPARTMENT, type Host } from "../../model/world.ts";
import { type Frame, withHeaders } from "../frame.ts";
import { after, type HopDraft, move, type Transition } from "../hop.ts";
import { indexOf, type PortPlace } from "../host-index.ts";
import type { Net } from "../net.ts";
import type { Session } from "../sessions.ts";
import { unwrap } from "./envelope.ts";
import { answeredFlow, componentOf } from "./flow.ts";
import { intoPort, vfpIn } from "./inbound.ts";
import { matches } from "./match.ts";
import { type VfpPlace, vfpHop } from "./port.ts";

/**
 * What VFP does with a frame from the wire before any MAC is looked at: its own flows, envelopes for this host, and
 * addresses that belong to an endpoint. null: none of these, the switch goes by the MAC.
 */
export function takeFromWire(
  net: Net,
  host: Host,
  vswitch: VSwitch,
  vlan: number | null,
  frame: Frame,
): Transition | null {
  if (frame.kind !== "data") return arpFromWire(host, vswitch, frame);
  if (frame.headers.outer) return openEnvelope(net, host, vswitch, vlan, frame);
  const session = answeredFlow(net, host, frame);
  if (session) return restored(net, host, vswitch, vlan, frame, session, []);
  const place = redirecting(host, vswitch, frame);
  return place ? vfpIn(net, place, frame, { vlan }) : null;
}

function openEnvelope(
  net: Net,
  host: Host,
  vswitch: VSwitch,
  vlan: number | null,
  frame: Frame,
): Transition | null {
  const opened = unwrap(host, frame);
  if (!opened) return null;
  if (opened.kind === "lost") {
    const bare = withHeaders(frame, { outer: null });
    const lateSession = answeredFlow(net, host, bare);
    return lateSession
      ? restored(net, host, vswitch, vlan, bare, lateSession, opened.transition.hops.slice(0, 1))
      : opened.transition;
  }
  const session = answeredFlow(net, host, opened.frame);
  if (session) return restored(net, host, vswitch, vlan, opened.frame, session, opened.hops);
  if (opened.kind === "remote") return null;
  const port = indexOf(host).port(opened.portId);
  if (!port?.port.vfp) return null;
  return after(opened.hops, vfpIn(net, { host, vswitch, port, vfp: port.port.vfp }, opened.frame, { vlan }));
}

/** An answer to a translated flow: to the port that asked, or back out to the machine that asked. */
function restored(
  _net: Net,
  host: Host,
  vswitch: VSwitch,
  vlan: number | null,
  frame: Frame,
  session: Session,
  hops: readonly HopDraft[],
): Transition | null {
  const { original, back } = session;
  if (!back) return null;
  const restoredFrame = withHeaders(frame, {
    srcIp: original.dstIp,
    srcPort: original.dstPort,
    dstIp: original.srcIp,
    dstPort: original.srcPort,
  });
  const port = back.kind === "port" ? back.port : firstPort(host, vswitch);
  if (!port) return null;
  const why = () =>
    `The answer belongs to a flow that VFP translated: it goes back to ${original.srcIp}:${original.srcPort}.`;
  const hop = vfpHop(
    { host, port },
    componentOf(session),
    "restore",
    frame,
    restoredFrame,
    `flow entry of ${session.by}`,
    why,
  );
  if (back.kind === "port") return intoPort({ host, port }, restoredFrame, [...hops, hop]);
  const sent = withHeaders(restoredFrame, { srcMac: back.srcMac, dstMac: back.dstMac });
  const mac = vfpHop(
    { host, port },
    "vfp",
    "rewrite-mac",
    restoredFrame,
    sent,
    "flow entry",
    () => `The flow entry also holds the MACs: the frame goes out to ${back.dstMac}.`,
  );
  const to = {
    at: "switch",
    host,
    vswitch,
    ingress: port,
    vlan: back.vlan ?? vlan,
    uplinkOnly: true,
  } as const;
  return move(sent, to, ...hops, hop, mac);
}

function firstPort(host: Host, vswitch: VSwitch): PortPlace | null {
  const port = host.ports.find(({ vswitchId }) => vswitchId === vswitch.id);
  return port ? indexOf(host).port(port.id) : null;
}

/** The port whose VFP claims the frame by its destination: a published port, a balancer or an endpoint's address. */
function redirecting(host: Host, vswitch: VSwitch, frame: Frame): VfpPlace | null {
  const { fromWire } = indexOf(host).switchPlace(vswitch.id);
  const candidates = [...(fromWire.get(frame.headers.dstIp) ?? []), ...(fromWire.get("") ?? [])];
  for (const port of candidates) {
    const { vfp } = port.port;
    if (vfp && claims(host, vswitch, port, frame)) return { host, vswitch, port, vfp };
  }
  return null;
}

/**
 * A published port is for what comes from outside: a frame that an endpoint of this switch sent, and that the network
 * sent back, meets no such rule. Source: facts on packets, section 12, F11.
 */
function claims(host: Host, vswitch: VSwitch, port: PortPlace, frame: Frame): boolean {
  const routed = isRoutedByHost(host, port);
  const senders = indexOf(host).switchPlace(vswitch.id).byIp.get(frame.headers.srcIp) ?? [];
  const fromHere = frame.phase === "forward" && senders.some((sender) => sender.port.role === "endpoint");
  for (const { groups } of port.port.vfp?.layers ?? []) {
    for (const { direction, rules } of groups) {
      if (direction !== "IN") continue;
      for (const { action, match } of rules) {
        const { type } = action;
        const rewrites = type === "rewrite-destination-mac" && !routed;
        const redirects = rewrites || (type === "dnat" && !fromHere) || type === "load-balance";
        if (redirects && matches(match, frame.headers, () => true)) return true;
      }
    }
  }
  return false;
}

/**
 * A host endpoint makes the host the router of the network's subnet: what comes for it carries the host's MAC because
 * the host is the next hop, so the frame belongs to the host's stack. Source: facts on packets, section 11.
 */
function isRoutedByHost(host: Host, { endpoint }: PortPlace): boolean {
  if (!endpoint) return false;
  const { interfaces } = host.compartments.get(HOST_COMPARTMENT) ?? { interfaces: [] };
  return interfaces.some(
    ({ hnsEndpointId }) =>
      hnsEndpointId !== null && host.hnsEndpoints.get(hnsEndpointId)?.networkId === endpoint.networkId,
  );
}

/** ARP for or to an endpoint's address comes with the host's MAC, or with none: the address finds the port. */
function arpFromWire(host: Host, vswitch: VSwitch, frame: Frame): Transition | null {
  const place = redirecting(host, vswitch, frame);
  if (!place) return null;
  const { port } = place;
  const to = { at: "port-out", host, port, filtered: true } as const;
  if (frame.kind === "arp-request") return move(frame, to);
  const mac = port.vnic?.mac ?? frame.headers.dstMac;
  return move(withHeaders(frame, { dstMac: mac }), to);
}
