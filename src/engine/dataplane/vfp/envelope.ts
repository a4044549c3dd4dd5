import { contains } from "../../lib/ipv4.ts";
import { fnv1a } from "../../lib/seed.ts";
import type { VfpMapping, VfpSpace } from "../../model/vfp.ts";
import type { Host } from "../../model/world.ts";
import { type Frame, VXLAN_OVERHEAD_BYTES, VXLAN_UDP_PORT, withHeaders } from "../frame.ts";
import { after, changed, type HopDraft, lost, type Transition } from "../hop.ts";
import type { Net } from "../net.ts";
import type { Reason } from "../reasons.ts";
import { nextHopOf } from "./underlay.ts";

/** Physical adapters and switches of the lab carry standard Ethernet frames, whatever the host vNIC is set to. */
const WIRE_MTU_BYTES = 1500;
const WINDOWS_TTL = 128;
const FIRST_PORT = 49152;
const PORTS = 16384;

export type Enveloped =
  /** Goes to a port of this host; the distributed router may have changed the destination MAC. */
  | {
      readonly kind: "local";
      readonly frame: Frame;
      readonly hops: readonly HopDraft[];
      readonly portId: string;
    }
  | { readonly kind: "remote"; readonly frame: Frame; readonly hops: readonly HopDraft[] }
  | { readonly kind: "lost"; readonly transition: Transition };

/** Sends the inner frame where the space's mapping says: to a port here, or enveloped to another host. */
export function envelope(net: Net, host: Host, space: VfpSpace, frame: Frame): Enveloped {
  const { headers } = frame;
  const mapping = space.mappings.find(({ address }) => address === headers.dstIp);
  if (!mapping) return { kind: "lost", transition: unmapped(host, space, frame) };
  if (mapping.portId !== null) return local(host, space, mapping, frame);
  const next = nextHopOf(net, host, space.providerAddress, mapping.providerAddress);
  if (!next.ok) {
    const transition = encapLost(
      host,
      space,
      frame,
      next.reason,
      `no way to provider address ${mapping.providerAddress}`,
      `VFP cannot reach ${mapping.providerAddress}, the host where ${headers.dstIp} lives`,
    );
    return { kind: "lost", transition: after(next.trail, transition) };
  }
  if (frame.dontFragment && frame.bytes + VXLAN_OVERHEAD_BYTES > WIRE_MTU_BYTES) {
    const size = frame.bytes + VXLAN_OVERHEAD_BYTES;
    return {
      kind: "lost",
      transition: encapLost(
        host,
        space,
        frame,
        "mtu-exceeded",
        `${size} bytes with the envelope, the adapter takes ${WIRE_MTU_BYTES}`,
        `with its envelope the packet has ${size} bytes and must not be cut`,
      ),
    };
  }
  const sent = withHeaders(frame, {
    outer: {
      srcMac: next.srcMac,
      dstMac: next.dstMac,
      srcIp: space.providerAddress,
      dstIp: mapping.providerAddress,
      ttl: WINDOWS_TTL,
      udpSrc:
        FIRST_PORT +
        (fnv1a(`${headers.srcIp}:${headers.srcPort}>${headers.dstIp}:${headers.dstPort}`) % PORTS),
      udpDst: VXLAN_UDP_PORT,
      vni: mapping.vni,
    },
  });
  const hop = spaceHop(
    host,
    space,
    "encapsulate",
    frame,
    sent,
    `VNET_ENCAP_LAYER: ${mapping.address} is at ${mapping.providerAddress}, VNI ${mapping.vni}`,
    () =>
      `${headers.dstIp} lives on the host ${mapping.providerAddress}: VFP puts the whole frame into a VXLAN envelope with VNI ${mapping.vni} and sends that.`,
  );
  return { kind: "remote", frame: sent, hops: [hop] };
}

function local(host: Host, space: VfpSpace, mapping: VfpMapping, frame: Frame): Enveloped {
  const portId = mapping.portId ?? "";
  if (frame.headers.dstMac === mapping.mac) return { kind: "local", frame, hops: [], portId };
  const sent = withHeaders(frame, { dstMac: mapping.mac });
  const hop = spaceHop(
    host,
    space,
    "rewrite-mac",
    frame,
    sent,
    `distributed router: ${mapping.address} is ${mapping.mac}`,
    () =>
      `VFP is the router between the subnets of this network: it writes the MAC of ${mapping.address} into the frame.`,
  );
  return { kind: "local", frame: sent, hops: [hop], portId };
}

/** Takes the envelope off; null when this host has no space for its VNI and address. */
export function unwrap(host: Host, frame: Frame): Enveloped | null {
  const { outer } = frame.headers;
  if (!outer) return null;
  const space = host.vfpSpaces.find(
    ({ providerAddress, subnets }) =>
      providerAddress === outer.dstIp && subnets.some(({ vni }) => vni === outer.vni),
  );
  if (!space) return null;
  const bare = withHeaders(frame, { outer: null });
  const mapping = space.mappings.find(
    ({ address, vni }) => address === bare.headers.dstIp && vni === outer.vni,
  );
  const opened = spaceHop(
    host,
    space,
    "decapsulate",
    frame,
    bare,
    `VNET_ENCAP_LAYER: VNI ${outer.vni}, ${bare.headers.dstIp}`,
    () =>
      `The envelope is addressed to this host: VFP takes it off and looks for ${bare.headers.dstIp} in VNI ${outer.vni}.`,
  );
  if (!mapping) return { kind: "lost", transition: after([opened], unmapped(host, space, bare)) };
  if (mapping.portId === null) return { kind: "remote", frame: bare, hops: [opened] };
  if (bare.headers.dstMac !== mapping.mac && !wasRouted(space, bare)) {
    const { dstMac } = bare.headers;
    const wrong = encapLost(
      host,
      space,
      bare,
      "overlay-unknown-peer",
      `inner MAC ${dstMac} is not ${mapping.mac}`,
      `the frame in the envelope is for ${dstMac}, which is not the MAC of ${mapping.address}`,
    );
    return { kind: "lost", transition: after([opened], wrong) };
  }
  const placed = local(host, space, mapping, bare);
  return placed.kind === "local" ? { ...placed, hops: [opened, ...placed.hops] } : placed;
}

/** Between subnets of one network the sender's distributed router stands in the frame, whatever its MAC. */
function wasRouted(space: VfpSpace, { headers }: Frame): boolean {
  const subnetOf = (ip: string) => space.subnets.find(({ prefix }) => contains(prefix, ip));
  return headers.dstMac === space.routerMac || subnetOf(headers.srcIp) !== subnetOf(headers.dstIp);
}

/** No mapping for the destination: told by what the space and its neighbours hold. */
export function unmapped(host: Host, space: VfpSpace, frame: Frame): Transition {
  const { dstIp } = frame.headers;
  const own = space.subnets.some(({ prefix }) => contains(prefix, dstIp));
  const foreign = host.vfpSpaces.some(
    (other) => other.id !== space.id && other.subnets.some(({ prefix }) => contains(prefix, dstIp)),
  );
  const reason = own
    ? "overlay-unknown-peer"
    : foreign
      ? "overlay-network-isolated"
      : "overlay-no-outbound-endpoint";
  return encapLost(
    host,
    space,
    frame,
    reason,
    `no mapping for ${dstIp} in VNI ${space.vni}`,
    `the mapping table of VNI ${space.vni} does not know ${dstIp}`,
  );
}

function spaceHop(
  host: Host,
  space: VfpSpace,
  action: "encapsulate" | "decapsulate" | "rewrite-mac",
  before: Frame,
  sent: Frame,
  decidedBy: string,
  why: () => string,
): HopDraft {
  return changed(host.settings.name, "vfp-encap", action, before, sent, () => ({
    object: `VFP, VNI ${space.vni}`,
    target: { kind: "vfpSpaces", host: host.settings.name, id: space.id },
    decidedBy,
    why: why(),
  }));
}

function encapLost(
  host: Host,
  space: VfpSpace,
  frame: Frame,
  reason: Reason,
  decidedBy: string,
  because: string,
): Transition {
  return lost(frame, reason, host.settings.name, "vfp-encap", () => ({
    object: `VFP, VNI ${space.vni}`,
    target: { kind: "vfpSpaces", host: host.settings.name, id: space.id },
    decidedBy,
    why: `VFP drops the frame: ${because}.`,
  }));
}
