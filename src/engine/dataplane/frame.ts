import type { Headers, OuterHeaders } from "./vocabulary.ts";

export const BROADCAST_MAC = "FF-FF-FF-FF-FF-FF";
/** Source of a socket that is not bound to an address yet, and of a client that has no lease yet. */
export const UNSPECIFIED = "0.0.0.0";

/** What travels: a value that devices replace, never change. */
export interface Frame {
  readonly kind: "data" | "arp-request" | "arp-reply" | "dhcp-discover" | "dhcp-offer";
  /** For ARP the sender's and the asked address stand in srcIp and dstIp. */
  readonly headers: Headers;
  /** Length of the IP packet. */
  readonly bytes: number;
  readonly dontFragment: boolean;
  /** The answer travels through what the request left behind in sessions and flows. */
  readonly phase: "forward" | "reply";
}

export interface Tuple {
  readonly srcIp: string;
  readonly srcPort: number;
  readonly dstIp: string;
  readonly dstPort: number;
}

export function withHeaders(frame: Frame, change: Partial<Headers>): Frame {
  return { ...frame, headers: { ...frame.headers, ...change } };
}

/** The headers that switches and routers outside read: the envelope when there is one. */
export function wire(headers: Headers): Headers | OuterHeaders {
  return headers.outer ?? headers;
}

/** The frame with other MACs in the headers that the wire reads. */
export function readdressed(frame: Frame, srcMac: string, dstMac: string): Frame {
  const { outer } = frame.headers;
  if (outer) return withHeaders(frame, { outer: { ...outer, srcMac, dstMac } });
  return withHeaders(frame, { srcMac, dstMac });
}

/** The frame after a router: one less to live, in the headers that the wire reads. */
export function aged(frame: Frame): Frame {
  const { outer, ttl } = frame.headers;
  if (outer) return withHeaders(frame, { outer: { ...outer, ttl: outer.ttl - 1 } });
  return withHeaders(frame, { ttl: ttl - 1 });
}

export function isBroadcast(frame: Frame): boolean {
  return wire(frame.headers).dstMac === BROADCAST_MAC;
}

export function tupleOf(headers: Headers): Tuple {
  const { srcIp, srcPort, dstIp, dstPort } = headers;
  return { srcIp, srcPort, dstIp, dstPort };
}

export function reversed(tuple: Tuple): Tuple {
  return { srcIp: tuple.dstIp, srcPort: tuple.dstPort, dstIp: tuple.srcIp, dstPort: tuple.srcPort };
}

export function sameTuple(left: Tuple, right: Tuple): boolean {
  return (
    left.srcIp === right.srcIp &&
    left.srcPort === right.srcPort &&
    left.dstIp === right.dstIp &&
    left.dstPort === right.dstPort
  );
}

/** IP protocol numbers as VFP rules hold them. Source: IANA. */
export const PROTOCOL_NUMBERS = { icmp: 1, tcp: 6, udp: 17 } as const;

/** Bytes that Ethernet, IPv4, UDP and VXLAN headers add around an inner IP packet. Source: RFC 7348 §5. */
export const VXLAN_OVERHEAD_BYTES = 50;
export const VXLAN_UDP_PORT = 4789;

/** "tcp/80", "icmp": how people and error texts name what a packet asks for. */
export function serviceOf(headers: Headers): string {
  return headers.proto === "icmp" ? "icmp" : `${headers.proto}/${headers.dstPort}`;
}
