import type { CompartmentId, HostName } from "../model/ids.ts";
import type { Device } from "../model/physical.ts";
import type { World } from "../model/world.ts";
import { explore, type Loss, newBudget } from "./explore.ts";
import { BROADCAST_MAC, type Frame, UNSPECIFIED } from "./frame.ts";
import type { HopDraft } from "./hop.ts";
import type { Location } from "./location.ts";
import type { Net } from "./net.ts";
import type { Reason } from "./reasons.ts";
import { Sessions } from "./sessions.ts";
import { step } from "./step.ts";
import { worldIndexOf } from "./world-index.ts";

export type DhcpOffer =
  | { readonly offered: true; readonly server: Device; readonly serverIp: string }
  /** Where the question or its answer was lost; no hops: no server heard it. */
  | { readonly offered: false; readonly reason: Reason; readonly hops: readonly HopDraft[] };

interface Offer {
  readonly server: Device;
  readonly serverIp: string;
}

/**
 * Walks a DHCP DISCOVER from the interface to the servers that hear it, and the OFFER back to the client's MAC. The
 * first server that has a lease and whose offer arrives wins. Source: RFC 2131; facts on packets, section 3.9.
 */
export function discover(
  world: World,
  hostName: HostName,
  compartmentId: CompartmentId,
  interfaceIndex: number,
  hasLease: (server: Device) => boolean,
): DhcpOffer {
  const host = world.hosts.get(hostName);
  const compartment = host?.compartments.get(compartmentId);
  const iface = compartment?.interfaces.find(({ index }) => index === interfaceIndex);
  if (!host || !compartment || !iface) return { offered: false, reason: "dhcp-no-offer", hops: [] };
  const net: Net = {
    world,
    index: worldIndexOf(world),
    sessions: new Sessions(),
    origin: { machine: hostName, compartmentId },
    awaited: null,
    ask: () => ({ known: false, reason: "arp-unresolved", trail: [] }),
  };
  const losses: Loss[] = [];
  const budget = newBudget();
  const from: Location = { at: "nic-out", host, compartment, iface };
  const found = explore<Offer>(
    net,
    step(net, from, discoverFrame(iface.mac)),
    [],
    losses,
    budget,
    (end, trail) => {
      if (end.type !== "arrive" || end.arrival.at?.at !== "device-in") return null;
      const { device, nic } = end.arrival.at;
      if (!hasLease(device)) return null;
      const out: Location = { at: "device-out", device, nic };
      const heard = step(net, out, offerFrame(end.frame, nic.mac, nic.ip));
      return explore<Offer>(net, heard, trail, losses, budget, (back) =>
        back.type === "arrive" && back.frame.kind === "dhcp-offer"
          ? { server: device, serverIp: nic.ip }
          : null,
      );
    },
  );
  if (found) return { offered: true, ...found };
  const [loss] = losses;
  return { offered: false, reason: loss?.reason ?? "dhcp-no-offer", hops: loss?.trail ?? [] };
}

const CLIENT_PORT = 68;
const SERVER_PORT = 67;
const EVERYONE = "255.255.255.255";
/** BOOTP's fixed part with the options of a usual DISCOVER, IP and UDP headers included. */
const DISCOVER_BYTES = 328;

function discoverFrame(mac: string): Frame {
  return {
    kind: "dhcp-discover",
    headers: {
      srcMac: mac,
      dstMac: BROADCAST_MAC,
      vlan: null,
      srcIp: UNSPECIFIED,
      dstIp: EVERYONE,
      ttl: 128,
      proto: "udp",
      srcPort: CLIENT_PORT,
      dstPort: SERVER_PORT,
      outer: null,
    },
    bytes: DISCOVER_BYTES,
    dontFragment: false,
    phase: "forward",
  };
}

/** Straight to the client's MAC as the server saw it. */
function offerFrame(heard: Frame, mac: string, ip: string): Frame {
  const headers = {
    ...heard.headers,
    srcMac: mac,
    dstMac: heard.headers.srcMac,
    vlan: null,
    srcIp: ip,
    srcPort: SERVER_PORT,
    dstPort: CLIENT_PORT,
  };
  return { ...heard, kind: "dhcp-offer", headers };
}
