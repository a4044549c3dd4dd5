import { HOST_COMPARTMENT, type Host } from "../../model/world.ts";
import type { HopDraft } from "../hop.ts";
import type { Net } from "../net.ts";
import type { Reason } from "../reasons.ts";
import { ownsAddress, routeTo } from "../route.ts";

export type NextHop =
  | {
      readonly ok: true;
      readonly srcMac: string;
      readonly dstMac: string;
      readonly by: string;
    }
  | { readonly ok: false; readonly reason: Reason; readonly trail: readonly HopDraft[] };

/**
 * MACs for a packet that VFP itself sends out with the host's address as its source: those that the host's own stack
 * would use, from its routes and its ARP.
 */
export function nextHopOf(net: Net, host: Host, address: string, destination: string): NextHop {
  const compartment = host.compartments.get(HOST_COMPARTMENT);
  const way = compartment ? routeTo(compartment, destination) : null;
  if (!compartment || !way) return { ok: false, reason: "no-route", trail: [] };
  const iface = ownsAddress(compartment, address) ?? way.iface;
  const answer = net.ask({ at: "nic-out", host, compartment, iface }, way.nextHop);
  if (!answer.known) return { ok: false, reason: answer.reason, trail: answer.trail };
  return { ok: true, srcMac: iface.mac, dstMac: answer.mac, by: way.nextHop };
}
