import type { VfpAction, VfpLayer, VfpSpace } from "../../model/vfp.ts";
import { type Frame, readdressed, wire, withHeaders } from "../frame.ts";
import { after, type HopDraft, lost, move, type Transition } from "../hop.ts";
import { indexOf } from "../host-index.ts";
import type { Location } from "../location.ts";
import type { Net } from "../net.ts";
import { filter } from "./acl.ts";
import { respond } from "./arp.ts";
import { envelope, unmapped } from "./envelope.ts";
import { answeredFlow, restore } from "./flow.ts";
import { firstMatch, matches } from "./match.ts";
import { portOwnerName } from "./owner.ts";
import { ruleName, spaceOf, type VfpPlace, vfpHop, vfpLost } from "./port.ts";
import { askResolver, resolverOf } from "./resolver.ts";
import { loadBalance, noteException, sourceNat } from "./translate.ts";
import { nextHopOf } from "./underlay.ts";

/** The walk of one frame through the layers of its port, from the endpoint towards the switch. */
interface Walk {
  readonly net: Net;
  readonly place: VfpPlace;
  readonly space: VfpSpace | null;
  readonly hops: HopDraft[];
  frame: Frame;
  /** Everything on this port goes to the wire, also for a neighbour. */
  hairpin: boolean;
  /** The source is the host's address now: the next hop is the host's, not the endpoint's. */
  translated: string | null;
}

/** Takes a frame from an endpoint through its port's layers and hands it to the switch. */
export function vfpOut(net: Net, place: VfpPlace, frame: Frame): Transition {
  const space = spaceOf(place);
  if (space && frame.kind === "arp-request") return respond(place, space, frame);
  const walk: Walk = { net, place, space, hops: [], frame, hairpin: false, translated: null };
  walk.hairpin = hasHairpin(walk);
  if (frame.kind !== "data") return arpOut(walk);
  const session = answeredFlow(net, place.host, frame);
  if (session) return restore(place, session, frame);
  const resolver = space && resolverOf(place, space, frame);
  if (resolver) return askResolver(place, resolver, frame);
  for (const layer of place.vfp.layers) {
    const ended = outThrough(walk, layer);
    if (ended) return ended;
  }
  return toSwitch(walk);
}

/** One layer; null when the frame goes on to the next. */
function outThrough(walk: Walk, layer: VfpLayer): Transition | null {
  const { net, place } = walk;
  if (layer.name === "ACL_ENDPOINT_LAYER") {
    const result = filter(net, place, layer, "OUT", walk.frame, () => leaves(walk), walk.hops);
    if ("type" in result) return result;
    walk.hops.push(result);
    return null;
  }
  const rule = firstMatch(layer, "OUT", walk.frame.headers, () => leaves(walk));
  if (!rule) {
    noteException(net, layer, walk.frame);
    return null;
  }
  const { action } = rule;
  switch (action.type) {
    case "snat": {
      const result = sourceNat(net, place, rule, action, walk.frame);
      if (result === null) return null;
      if ("type" in result) return after(walk.hops, result);
      return take(walk, result, action.address);
    }
    case "load-balance": {
      const back = { kind: "port", port: place.port } as const;
      const result = loadBalance(net, place, layer.name, rule, action, walk.frame, back);
      if ("type" in result) return after(walk.hops, result);
      return take(walk, result, null);
    }
    case "rewrite-source-mac":
      return rewriteSource(walk, action, ruleName(rule));
    case "rewrite-to-next-hop":
      return toNextHop(walk);
    case "rewrite-unsupported": {
      const because = `VNET_MAC_REWRITE_LAYER: rule ${ruleName(rule)}`;
      const why = () => `This version of VFP does not route between the subnets of two hosts.`;
      return after(
        walk.hops,
        vfpLost(place, walk.frame, "l2bridge-cross-subnet-unsupported", "vfp-mac-rewrite", because, why),
      );
    }
    case "block":
      return after(
        walk.hops,
        vfpLost(
          place,
          walk.frame,
          "vfp-acl-block",
          "vfp-acl",
          `rule ${ruleName(rule)}, block`,
          () => `A rule of VFP blocks the frame.`,
        ),
      );
    case "encapsulate":
      return walk.translated === null ? encapsulate(walk) : null;
    default:
      return null;
  }
}

function take(
  walk: Walk,
  result: { readonly frame: Frame; readonly hop: HopDraft },
  translated: string | null,
): null {
  walk.frame = result.frame;
  walk.hops.push(result.hop);
  walk.translated = translated ?? walk.translated;
  return null;
}

/** Frames leave with the host's MAC; a translated one also gets the host's next hop, a routed one that of its route. */
function rewriteSource(
  walk: Walk,
  { mac, nextHop }: Extract<VfpAction, { readonly type: "rewrite-source-mac" }>,
  rule: string,
): Transition | null {
  const before = walk.frame;
  let dstMac = before.headers.dstMac;
  const towards = nextHop ?? (walk.translated === null ? null : before.headers.dstIp);
  if (towards !== null) {
    const next = nextHopOf(walk.net, walk.place.host, walk.translated ?? "", towards);
    if (!next.ok) return noNextHop(walk, next);
    dstMac = next.dstMac;
  }
  const sent = withHeaders(before, { srcMac: mac, dstMac });
  const because = `VNET_MAC_REWRITE_LAYER: rule ${rule}`;
  const route =
    nextHop === undefined ? "" : ` The endpoint has a route of its own: the frame goes to ${nextHop}.`;
  const why = () =>
    `On the wire VFP replaces ${portOwnerName(walk.place)}'s MAC by the host's ${mac}: outside there is only one machine to see.${route}`;
  walk.hops.push(vfpHop(walk.place, "vfp-mac-rewrite", "rewrite-mac", before, sent, because, why));
  walk.frame = sent;
  return null;
}

/** A translated frame leaves with the host's MAC, to the host's next hop. */
function toNextHop(walk: Walk): Transition | null {
  if (walk.translated === null) return null;
  const next = nextHopOf(walk.net, walk.place.host, walk.translated, walk.frame.headers.dstIp);
  if (!next.ok) return noNextHop(walk, next);
  const sent = readdressed(walk.frame, next.srcMac, next.dstMac);
  const why = () =>
    `The packet carries the host's address now, so VFP sends it with the host's MACs to ${next.by}.`;
  walk.hops.push(vfpHop(walk.place, "vfp", "rewrite-mac", walk.frame, sent, `next hop ${next.by}`, why));
  walk.frame = sent;
  return null;
}

function encapsulate(walk: Walk): Transition | null {
  const { net, place, space } = walk;
  if (!space || walk.frame.headers.outer) return null;
  if (!inSpace(walk, space)) return null;
  const result = envelope(net, place.host, space, walk.frame);
  if (result.kind === "lost") return after(walk.hops, result.transition);
  walk.hops.push(...result.hops);
  walk.frame = result.frame;
  return null;
}

/** A neighbour on this switch is reached without an envelope, whatever the mapping says. */
function inSpace({ frame, place }: Walk, space: VfpSpace): boolean {
  const { dstMac } = frame.headers;
  return dstMac === space.routerMac || !isLocal(place, dstMac);
}

function toSwitch(walk: Walk): Transition {
  const { place, space } = walk;
  const { host, vswitch, port } = place;
  if (space && walk.translated === null && !walk.frame.headers.outer && leaves(walk)) {
    return after(walk.hops, unmapped(host, space, walk.frame));
  }
  const uplinkOnly = walk.hairpin || walk.translated !== null || walk.frame.headers.outer !== null;
  const to: Location = { at: "switch", host, vswitch, ingress: port, vlan: port.port.vlan, uplinkOnly };
  return move(walk.frame, to, ...walk.hops);
}

function noNextHop(
  walk: Walk,
  next: { readonly reason: Parameters<typeof lost>[1]; readonly trail: readonly HopDraft[] },
): Transition {
  const { place } = walk;
  return after(
    walk.hops,
    vfpLost(
      place,
      walk.frame,
      next.reason,
      "vfp",
      "the host's route and ARP",
      () => `VFP sends with the host's address, and the host has no way to ${walk.frame.headers.dstIp}.`,
    ),
  );
}

/** ARP meets only what concerns MACs: the rewrite on the way to the wire, and the hairpin. */
function arpOut(walk: Walk): Transition {
  const { place } = walk;
  const { host, vswitch, port } = place;
  const { headers } = walk.frame;
  const rewrite = place.vfp.layers
    .flatMap(({ groups }) => groups)
    .filter(({ direction }) => direction === "OUT")
    .flatMap(({ rules }) => rules)
    .find(({ action, match }) => action.type === "rewrite-source-mac" && matches(match, headers, () => true));
  const mac = rewrite?.action.type === "rewrite-source-mac" ? rewrite.action.mac : null;
  const inside = { at: "switch", host, vswitch, ingress: port, vlan: port.port.vlan } as const;
  const wireCopy = mac === null ? walk.frame : withHeaders(walk.frame, { srcMac: mac });
  const toWire = move(wireCopy, { ...inside, uplinkOnly: true });
  if (walk.hairpin) return toWire;
  if (walk.frame.kind === "arp-request") {
    return { type: "flood", hops: [], ways: [move(walk.frame, { ...inside, uplinkOnly: false }), toWire] };
  }
  return isLocal(place, wire(headers).dstMac) ? move(walk.frame, { ...inside, uplinkOnly: false }) : toWire;
}

function leaves(walk: Walk): boolean {
  return walk.hairpin || walk.translated !== null || !isLocal(walk.place, walk.frame.headers.dstMac);
}

function isLocal({ host, vswitch, port }: VfpPlace, mac: string): boolean {
  const owners = indexOf(host).switchPlace(vswitch.id).byMac.get(mac) ?? [];
  return owners.some((owner) => owner !== port && owner.port.vlan === port.port.vlan);
}

function hasHairpin({ place, frame }: Walk): boolean {
  return place.vfp.layers.some(({ groups }) =>
    groups.some(
      ({ direction, rules }) =>
        direction === "OUT" &&
        rules.some(
          ({ action, match }) =>
            action.type === "hairpin-uplink" && matches(match, frame.headers, () => true),
        ),
    ),
  );
}
