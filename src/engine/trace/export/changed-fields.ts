import type { Headers, Hop } from "../trace.ts";

/** One header field that a hop rewrote. */
export interface ChangedField {
  readonly field: string;
  readonly before: string;
  readonly after: string;
}

const FIELDS: readonly { readonly name: string; readonly read: (headers: Headers) => string }[] = [
  { name: "source MAC", read: (headers) => headers.srcMac },
  { name: "destination MAC", read: (headers) => headers.dstMac },
  { name: "VLAN", read: (headers) => (headers.vlan === null ? "untagged" : String(headers.vlan)) },
  { name: "source", read: (headers) => headers.srcIp },
  { name: "source port", read: (headers) => String(headers.srcPort) },
  { name: "destination", read: (headers) => headers.dstIp },
  { name: "destination port", read: (headers) => String(headers.dstPort) },
  { name: "TTL", read: (headers) => String(headers.ttl) },
  { name: "envelope", read: envelopeOf },
];

/** What the hop rewrote, field by field, in the order of the headers. */
export function changedFields(hop: Hop): readonly ChangedField[] {
  return FIELDS.flatMap(({ name, read }) => {
    const before = read(hop.before);
    const after = read(hop.after);
    return before === after ? [] : [{ field: name, before, after }];
  });
}

function envelopeOf({ outer }: Headers): string {
  return outer === null ? "none" : `VXLAN ${outer.vni} from ${outer.srcIp} to ${outer.dstIp}:${outer.udpDst}`;
}
