import type { Headers, Hop, OuterHeaders, World } from "#engine";
import { MESSAGES } from "../messages.ts";
import { both, type HeaderRow, NONE, row } from "./header-boxes.ts";
import { readable } from "./hop-words.ts";
import { ownerOf } from "./owner-of.ts";

/** A packet in a packet: what the network between the hosts reads, and what travels in it. */
export interface Envelope {
  readonly outside: readonly HeaderRow[];
  readonly cargo: readonly HeaderRow[];
  /** Who gets the cargo. */
  readonly receiver: string;
}

/** The packet at a hop as envelope and cargo, each field in one line; null while it travels without an envelope. */
export function envelopeOf(hop: Hop, world: World | null, lastObject: string): Envelope | null {
  const { before, after } = hop;
  if (!before.outer && !after.outer) return null;
  const owner = (ip: string) => (world === null ? "" : ownerOf(world, ip));
  const label = MESSAGES.headers.fields;
  const outer = (name: string, read: (headers: OuterHeaders) => string, term = "") =>
    row(name, before.outer ? read(before.outer) : NONE, after.outer ? read(after.outer) : NONE, term);
  const told = after.outer ?? before.outer;
  const { srcIp, dstIp } = after;
  return {
    outside: [
      outer(label.from, (one) => one.srcIp, owner(told?.srcIp ?? "")),
      outer(label.to, (one) => one.dstIp, owner(told?.dstIp ?? "")),
      outer(label.port, ({ udpDst }) => `UDP ${udpDst}`, told ? MESSAGES.fromPort(told.udpSrc) : ""),
      outer(label.network, ({ vni }) => `VNI ${vni}`),
      outer(label.macs, ({ srcMac, dstMac }) => `${srcMac} → ${dstMac}`),
      outer(label.hopsLeft, ({ ttl }) => String(ttl), "TTL"),
    ],
    cargo: [
      both(hop, label.from, (headers) => headers.srcIp, owner(srcIp)),
      both(hop, label.to, (headers) => headers.dstIp, owner(dstIp)),
      both(hop, label.port, portsOf),
      both(hop, label.macs, ({ srcMac, dstMac }) => `${srcMac} → ${dstMac}`),
      both(hop, label.hopsLeft, ({ ttl }) => String(ttl), "TTL"),
    ],
    receiver: owner(dstIp) || readable(lastObject),
  };
}

function portsOf({ proto, srcPort, dstPort }: Headers): string {
  return proto === "icmp" ? MESSAGES.noPorts : `${proto.toUpperCase()} ${srcPort} → ${dstPort}`;
}
