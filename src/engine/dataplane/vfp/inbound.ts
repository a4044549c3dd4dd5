import type { VfpLayer } from "../../model/vfp.ts";
import { type Frame, withHeaders } from "../frame.ts";
import { after, type HopDraft, move, type Transition } from "../hop.ts";
import type { Net } from "../net.ts";
import { filter } from "./acl.ts";
import { envelope } from "./envelope.ts";
import { firstMatch } from "./match.ts";
import { portOwnerName } from "./owner.ts";
import { ruleName, spaceOf, type VfpPlace, vfpHop, vfpLost } from "./port.ts";
import { destinationNat, loadBalance } from "./translate.ts";

/** The wire that a frame came in from; null when it comes from a port of the same switch. */
export interface FromWire {
  readonly vlan: number | null;
}

/** Takes a frame through the port's layers towards the endpoint: those of the outbound walk, in reverse. */
export function vfpIn(net: Net, place: VfpPlace, frame: Frame, wire: FromWire | null): Transition {
  const hops: HopDraft[] = [];
  let current = frame;
  for (const layer of place.vfp.layers.toReversed()) {
    const result = inThrough(net, place, layer, current, wire, hops);
    if ("type" in result) return result;
    current = result.frame;
    if (result.hop) hops.push(result.hop);
    if (result.leavesPort) return towardsBackend(net, place, current, hops);
  }
  return intoPort(place, current, hops);
}

interface Passed {
  readonly frame: Frame;
  readonly hop: HopDraft | null;
  /** A load balancer sent it to another endpoint than the port's own. */
  readonly leavesPort: boolean;
}

function inThrough(
  net: Net,
  place: VfpPlace,
  layer: VfpLayer,
  frame: Frame,
  wire: FromWire | null,
  hops: readonly HopDraft[],
): Passed | Transition {
  const viaUplink = () => wire !== null;
  if (layer.name === "ACL_ENDPOINT_LAYER") {
    const result = filter(net, place, layer, "IN", frame, viaUplink, hops);
    return "type" in result ? result : { frame, hop: result, leavesPort: false };
  }
  const rule = firstMatch(layer, "IN", frame.headers, viaUplink);
  if (!rule) return { frame, hop: null, leavesPort: false };
  const { srcMac, dstMac } = frame.headers;
  const back = { kind: "uplink", srcMac: dstMac, dstMac: srcMac, vlan: wire?.vlan ?? null } as const;
  const { action } = rule;
  switch (action.type) {
    case "rewrite-destination-mac": {
      const sent = withHeaders(frame, { dstMac: action.mac });
      const because = `VNET_MAC_REWRITE_LAYER: rule ${ruleName(rule)}`;
      const why = () =>
        `The wire knows only the host's MAC. VFP finds ${portOwnerName(place)} by the address ${frame.headers.dstIp} and writes its MAC ${action.mac}.`;
      const hop = vfpHop(place, "vfp-mac-rewrite", "rewrite-mac", frame, sent, because, why);
      return { frame: sent, hop, leavesPort: false };
    }
    case "dnat":
      return { ...destinationNat(net, place, rule, action, frame, back), leavesPort: false };
    case "load-balance": {
      const result = loadBalance(net, place, layer.name, rule, action, frame, back);
      return "type" in result ? after(hops, result) : { ...result, leavesPort: true };
    }
    case "block":
      return after(
        hops,
        vfpLost(
          place,
          frame,
          "vfp-acl-block",
          "vfp-acl",
          `rule ${ruleName(rule)}, block`,
          () => `A rule of VFP blocks the frame.`,
        ),
      );
    default:
      return { frame, hop: null, leavesPort: false };
  }
}

/** The frame is for the endpoint on this port: give it the endpoint's MAC, whoever it was addressed to before. */
export function intoPort(
  place: Pick<VfpPlace, "host" | "port">,
  frame: Frame,
  hops: readonly HopDraft[],
): Transition {
  const { host, port } = place;
  const mac = port.vnic?.mac ?? frame.headers.dstMac;
  const to = { at: "port-out", host, port, filtered: true } as const;
  if (frame.headers.dstMac === mac) return move(frame, to, ...hops);
  const sent = withHeaders(frame, { dstMac: mac });
  const why = () => `The destination is ${portOwnerName(place)} now, so VFP writes its MAC into the frame.`;
  return move(
    sent,
    to,
    ...hops,
    vfpHop(place, "vfp", "rewrite-mac", frame, sent, `MAC of the port: ${mac}`, why),
  );
}

/** A balanced frame follows the mapping of its backend: to a port here or, enveloped, to another host. */
function towardsBackend(net: Net, place: VfpPlace, frame: Frame, hops: readonly HopDraft[]): Transition {
  const { host, vswitch, port } = place;
  const { dstIp } = frame.headers;
  const own = spaceOf(place);
  const knows = (address: string) => address === dstIp;
  const space = [own, ...host.vfpSpaces].find((each) => each?.mappings.some(({ address }) => knows(address)));
  if (!space) {
    const local = port.iface?.addresses.some(({ ip }) => ip === dstIp);
    if (local) return intoPort(place, frame, hops);
    const why = () => `The backend ${dstIp} is in no mapping table of this host.`;
    return after(
      hops,
      vfpLost(place, frame, "overlay-unknown-peer", "vfp-encap", `no mapping for ${dstIp}`, why),
    );
  }
  const addressed = withHeaders(frame, {
    dstMac: space.mappings.find(({ address }) => knows(address))?.mac ?? "",
  });
  const hop = vfpHop(
    place,
    "vfp",
    "rewrite-mac",
    frame,
    addressed,
    `mapping of ${dstIp}`,
    () => `VFP writes the MAC of the backend ${dstIp} into the frame.`,
  );
  const placed = envelope(net, host, space, addressed);
  if (placed.kind === "lost") return after([...hops, hop], placed.transition);
  const all = [...hops, hop, ...placed.hops];
  if (placed.kind === "local") {
    const target = portById(host, placed.portId);
    return target ? intoPort({ host, port: target }, placed.frame, all) : intoPort(place, placed.frame, all);
  }
  const to = { at: "switch", host, vswitch, ingress: port, vlan: port.port.vlan, uplinkOnly: true } as const;
  return move(placed.frame, to, ...all);
}

import type { Host } from "../../model/world.ts";
import { indexOf } from "../host-index.ts";

function portById(host: Host, id: string) {
  return indexOf(host).port(id);
}
