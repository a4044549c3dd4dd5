import { contains } from "../../lib/ipv4.ts";
import { fnv1a } from "../../lib/seed.ts";
import type { VfpAction, VfpBackend, VfpLayer, VfpMapping, VfpRule } from "../../model/vfp.ts";
import { HOST_COMPARTMENT } from "../../model/world.ts";
import { type Frame, tupleOf, withHeaders } from "../frame.ts";
import type { HopDraft, Transition } from "../hop.ts";
import { indexOf } from "../host-index.ts";
import type { Net } from "../net.ts";
import { ownsAddress } from "../route.ts";
import type { FlowBack } from "../sessions.ts";
import { inside, matches } from "./match.ts";
import { portOwnerName } from "./owner.ts";
import { keeperOf, ruleName, spaceOf, type VfpPlace, vfpHop, vfpLost } from "./port.ts";

export interface Translated {
  readonly frame: Frame;
  readonly hop: HopDraft;
}

type Action<T extends VfpAction["type"]> = Extract<VfpAction, { readonly type: T }>;

/** OutBoundNAT takes source ports from the dynamic range. Source: facts on packets, section 3.6. */
const FIRST_PORT = 49152;
const PORTS = 16384;

/** OutBoundNAT: null when it leaves the frame alone. */
export function sourceNat(
  net: Net,
  place: VfpPlace,
  rule: VfpRule,
  action: Action<"snat">,
  frame: Frame,
): Translated | Transition | null {
  const { headers } = frame;
  const owner = portOwnerName(place);
  if (inside(action.exceptions, headers.dstIp)) {
    net.sessions.exception = headers.dstIp;
    return null;
  }
  if (staysInside(place, frame)) return null;
  const because = `SLB_NAT_LAYER: rule ${ruleName(rule)}`;
  const { host } = place;
  const own = host.compartments.get(HOST_COMPARTMENT);
  if (headers.dstIp === action.address || (own && ownsAddress(own, headers.dstIp))) {
    const reason = spaceOf(place) ? "overlay-host-isolated" : "outboundnat-own-host";
    const why = () =>
      `OutBoundNAT would send ${owner}'s packet from ${action.address} to ${headers.dstIp}, both the host's own: VFP drops it.`;
    return vfpLost(place, frame, reason, "vfp-nat", because, why);
  }
  const foreign = otherSpace(place, headers.dstIp);
  if (foreign) {
    const why = () => `${headers.dstIp} belongs to VNI ${foreign}; ${owner}'s port has no mapping into it.`;
    return vfpLost(
      place,
      frame,
      "overlay-network-isolated",
      "vfp-encap",
      `no mapping for ${headers.dstIp}`,
      why,
    );
  }
  if (headers.proto === "icmp") {
    const why = () => `OutBoundNAT of ${owner}'s port translates TCP and UDP only; this is an ICMP echo.`;
    return vfpLost(place, frame, "vfp-nat-no-icmp", "vfp-nat", because, why);
  }
  const srcPort = FIRST_PORT + (fnv1a(`${headers.srcIp}:${headers.srcPort}>${headers.dstIp}`) % PORTS);
  const sent = withHeaders(frame, { srcIp: action.address, srcPort });
  record(net, place, frame, sent, because, { kind: "port", port: place.port });
  const why = () =>
    `VFP replaces the source ${headers.srcIp}:${headers.srcPort} by the host's ${action.address}:${srcPort}: the world outside does not know ${owner}'s address.`;
  return { frame: sent, hop: vfpHop(place, "vfp-nat", "snat", frame, sent, because, why) };
}

/** Notes when an exception of OutBoundNAT is what keeps the source of this frame as it is. */
export function noteException(net: Net, layer: VfpLayer, frame: Frame): void {
  for (const group of layer.groups) {
    for (const { action, match } of group.rules) {
      if (action.type !== "snat" || group.direction !== "OUT" || !match.notDstPrefixes) continue;
      const { notDstPrefixes, ...others } = match;
      if (inside(notDstPrefixes, frame.headers.dstIp) && matches(others, frame.headers, () => true)) {
        net.sessions.exception = frame.headers.dstIp;
      }
    }
  }
}

/** A published port: the destination becomes the endpoint's own address and port. */
export function destinationNat(
  net: Net,
  place: VfpPlace,
  rule: VfpRule,
  action: Action<"dnat">,
  frame: Frame,
  back: FlowBack,
): Translated {
  const { headers } = frame;
  const because = `SLB_NAT_LAYER: rule ${ruleName(rule)}`;
  const sent = withHeaders(frame, { dstIp: action.address, dstPort: action.port });
  record(net, place, frame, sent, because, back);
  const why = () =>
    `VFP turns ${headers.dstIp}:${headers.dstPort} into ${portOwnerName(place)}'s ${action.address}:${action.port}. The source stays.`;
  return { frame: sent, hop: vfpHop(place, "vfp-nat", "dnat", frame, sent, because, why) };
}

/** A virtual address: one backend becomes the destination; the same flow always gets the same one. */
export function loadBalance(
  net: Net,
  place: VfpPlace,
  layer: string,
  rule: VfpRule,
  action: Action<"load-balance">,
  frame: Frame,
  back: FlowBack,
): Translated | Transition {
  const { headers } = frame;
  const { backends } = action;
  const because = `${layer}: rule ${ruleName(rule)}`;
  const hash = fnv1a(`${headers.srcIp}:${headers.srcPort}>${headers.dstIp}:${headers.dstPort}`);
  const backend = backends[hash % Math.max(backends.length, 1)];
  if (!backend) {
    const why = () => `The load balancer for ${action.vip} has no backend: no task of the service runs.`;
    return vfpLost(place, frame, "no-running-task", "vfp-lb", because, why);
  }
  const source = back.kind === "uplink" || isRemote(place, backend) ? action.sourceVip : null;
  const sent = withHeaders(frame, {
    dstMac: mappingOf(place, backend)?.mac ?? headers.dstMac,
    dstIp: backend.address,
    dstPort: action.port ?? headers.dstPort,
    ...(source === null ? {} : { srcIp: source }),
  });
  record(net, place, frame, sent, because, back);
  const why = () =>
    `VFP's load balancer picks ${backend.address} among ${backends.length} for ${action.vip}${source === null ? "" : ` and sends from ${source}, so that the answer comes back here`}.`;
  return { frame: sent, hop: vfpHop(place, "vfp-lb", "load-balance", frame, sent, because, why) };
}

function record(net: Net, { host }: VfpPlace, from: Frame, to: Frame, by: string, back: FlowBack): void {
  if (from.phase === "reply") return;
  const { proto } = from.headers;
  net.sessions.record({
    keeper: keeperOf(host),
    proto,
    original: tupleOf(from.headers),
    translated: tupleOf(to.headers),
    by,
    back,
  });
}

/** OutBoundNAT is for what leaves: not for the endpoint's own subnet, and not for a neighbour on the switch. */
function staysInside({ host, vswitch, port }: VfpPlace, { headers }: Frame): boolean {
  const { iface } = port;
  if (iface?.addresses.some(({ ip, prefixLength }) => contains(`${ip}/${prefixLength}`, headers.dstIp))) {
    return true;
  }
  const owners = indexOf(host).switchPlace(vswitch.id).byMac.get(headers.dstMac) ?? [];
  return owners.some((owner) => owner.port.role === "endpoint");
}

/** VNI of another space of this host whose subnets hold the address. */
function otherSpace(place: VfpPlace, ip: string): number | null {
  const own = spaceOf(place);
  if (!own) return null;
  for (const space of place.host.vfpSpaces) {
    if (space.id === own.id) continue;
    const subnet = space.subnets.find(({ prefix }) => contains(prefix, ip));
    if (subnet) return subnet.vni;
  }
  return null;
}

function isRemote(place: VfpPlace, backend: VfpBackend): boolean {
  return mappingOf(place, backend)?.portId === null;
}

/** Where the backend lives; the frame gets its MAC, as if the sender had asked for it. Source: facts on packets, section 8. */
function mappingOf(place: VfpPlace, { address }: VfpBackend): VfpMapping | undefined {
  return spaceOf(place)?.mappings.find((mapping) => mapping.address === address);
}
