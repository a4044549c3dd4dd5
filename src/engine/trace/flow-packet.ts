import { fnv1a } from "../lib/seed.ts";
import type { Flow } from "./trace.ts";
import type { Packet } from "./walk.ts";

const IP_AND_ICMP_BYTES = 28;
const IP_AND_TCP_BYTES = 40;
const IP_AND_UDP_BYTES = 28;
/** What ping sends when nothing else is asked for. */
const PING_BYTES = 32;
const WINDOWS_TTL = 128;
/** Windows' dynamic ports: 49152 to 65535. Source: facts on packets, section 2. */
const FIRST_PORT = 49152;
const PORTS = 16384;

/** The first packet of the flow: an echo request, a TCP SYN, a UDP datagram. */
export function packetOf(flow: Flow, dstIp: string): Packet {
  const { proto, from, to, port } = flow;
  const seed = fnv1a(`${from}>${to}/${proto}/${port}`);
  const data = flow.payloadBytes ?? (proto === "icmp" ? PING_BYTES : 0);
  const headers =
    proto === "icmp" ? IP_AND_ICMP_BYTES : proto === "tcp" ? IP_AND_TCP_BYTES : IP_AND_UDP_BYTES;
  return {
    dstIp,
    proto,
    srcPort: proto === "icmp" ? 1 : FIRST_PORT + (seed % PORTS),
    dstPort: proto === "icmp" ? 0 : port,
    ttl: flow.ttl ?? WINDOWS_TTL,
    bytes: headers + data,
    dontFragment: flow.dontFragment ?? false,
  };
}
