import type { Host } from "../../model/world.ts";
import { type Frame, tupleOf, withHeaders } from "../frame.ts";
import { move, type Transition } from "../hop.ts";
import type { Net } from "../net.ts";
import type { Session } from "../sessions.ts";
import { keeperOf, type VfpPlace, vfpHop } from "./port.ts";

/** The flow that VFP of this host translated and that this packet answers. */
export function answeredFlow(net: Net, host: Host, frame: Frame): Session | null {
  if (frame.phase !== "reply") return null;
  return net.sessions.answeredBy(keeperOf(host), frame.headers.proto, tupleOf(frame.headers));
}

/** An answer to a flow that VFP translated goes back through the same flow entry, MACs included. */
export function restore(place: VfpPlace, session: Session, before: Frame): Transition {
  const { host, vswitch, port } = place;
  const { original, back } = session;
  const sent = withHeaders(before, {
    srcIp: original.dstIp,
    srcPort: original.dstPort,
    dstIp: original.srcIp,
    dstPort: original.srcPort,
    ...macsOf(back, before),
  });
  const why = () =>
    `The answer belongs to a flow that VFP translated: ${original.dstIp}:${original.dstPort} becomes the source again.`;
  const hop = vfpHop(
    place,
    componentOf(session),
    "restore",
    before,
    sent,
    `flow entry of ${session.by}`,
    why,
  );
  if (back?.kind === "port") {
    return move(sent, { at: "port-out", host, port: back.port, filtered: true }, hop);
  }
  const vlan = back?.vlan ?? port.port.vlan;
  return move(sent, { at: "switch", host, vswitch, ingress: port, vlan, uplinkOnly: true }, hop);
}

export function componentOf(session: Session): "vfp-lb" | "vfp-nat" {
  return session.by.startsWith("SLB_NAT_LAYER") ? "vfp-nat" : "vfp-lb";
}

export function macsOf(
  back: Session["back"],
  frame: Frame,
): { readonly srcMac: string; readonly dstMac: string } {
  if (back?.kind === "uplink") return { srcMac: back.srcMac, dstMac: back.dstMac };
  return { srcMac: frame.headers.srcMac, dstMac: back?.port.vnic?.mac ?? frame.headers.dstMac };
}
