import { parseIp } from "../../lib/ipv4.ts";
import type { Headers, OuterHeaders } from "../trace.ts";
import { ByteWriter, internetChecksum, utf8 } from "./bytes.ts";

export interface FrameContent {
  /** Which step of the exchange: for ICMP the last three are answers; a refused UDP datagram comes back in ICMP. */
  readonly segment: "syn" | "syn-ack" | "ack" | "reset";
  /** Data behind the UDP header; other protocols have their own. */
  readonly udpData: readonly number[];
}

/** The frame's bytes, tag and VXLAN envelope included, with right checksums. */
export function frameBytes(headers: Headers, content: FrameContent): readonly number[] {
  const inner = ethernet(
    headers.srcMac,
    headers.dstMac,
    headers.outer ? null : headers.vlan,
    packet(headers, content),
  );
  return headers.outer ? envelope(headers.outer, headers.vlan, inner) : inner;
}

function ethernet(
  src: string,
  dst: string,
  vlan: number | null,
  payload: readonly number[],
): readonly number[] {
  return [...ethernetHeader(src, dst, vlan, ETHERTYPE_IPV4), ...payload];
}

const ETHERTYPE_IPV4 = 0x0800;

export function ethernetHeader(
  src: string,
  dst: string,
  vlan: number | null,
  type: number,
): readonly number[] {
  const writer = new ByteWriter().append(macBytes(dst)).append(macBytes(src));
  if (vlan !== null) writer.u16(0x8100).u16(vlan);
  return writer.u16(type).toArray();
}

function envelope(outer: OuterHeaders, vlan: number | null, inner: readonly number[]): readonly number[] {
  const vxlan = new ByteWriter()
    .u32(0x08000000)
    .u32(outer.vni << 8)
    .append(inner)
    .toArray();
  // A zero checksum is what VXLAN senders use over IPv4. Source: RFC 7348, section 5.
  const udp = new ByteWriter()
    .u16(outer.udpSrc)
    .u16(outer.udpDst)
    .u16(8 + vxlan.length)
    .u16(0)
    .append(vxlan);
  const body = ipv4(outer.srcIp, outer.dstIp, outer.ttl, UDP, udp.toArray());
  return ethernet(outer.srcMac, outer.dstMac, vlan, body);
}

const ICMP = 1;
const TCP = 6;
const UDP = 17;

function packet(headers: Headers, content: FrameContent): readonly number[] {
  const { srcIp, dstIp, ttl, proto } = headers;
  if (proto === "icmp") return ipv4(srcIp, dstIp, ttl, ICMP, echo(headers, content));
  if (proto === "udp" && content.segment === "reset") {
    return ipv4(srcIp, dstIp, ttl, ICMP, portUnreachable(headers));
  }
  const number = proto === "tcp" ? TCP : UDP;
  const segment = proto === "tcp" ? tcp(headers, content) : udp(headers, content);
  return ipv4(srcIp, dstIp, ttl, number, segment);
}

function ipv4(
  src: string,
  dst: string,
  ttl: number,
  protocol: number,
  payload: readonly number[],
): readonly number[] {
  const header = (checksum: number) =>
    new ByteWriter()
      .u8(0x45)
      .u8(0)
      .u16(20 + payload.length)
      .u16(0x0001)
      .u16(0)
      .u8(ttl)
      .u8(protocol)
      .u16(checksum)
      .u32(parseIp(src) ?? 0)
      .u32(parseIp(dst) ?? 0)
      .toArray();
  return [...header(internetChecksum(header(0))), ...payload];
}

/** The 32 bytes that Windows' ping sends. */
const PING_DATA = utf8("abcdefghijklmnopqrstuvwabcdefghi");

function echo(headers: Headers, content: FrameContent): readonly number[] {
  const message = (checksum: number) =>
    new ByteWriter()
      .u8(content.segment === "syn" ? 8 : 0)
      .u8(0)
      .u16(checksum)
      .u16(headers.srcPort || headers.dstPort)
      .u16(1)
      .append(PING_DATA)
      .toArray();
  return message(internetChecksum(message(0)));
}

/** Type 3, code 3, with the header and the first eight bytes of what was refused. Source: RFC 792. */
function portUnreachable(headers: Headers): readonly number[] {
  const asked: Headers = {
    ...headers,
    srcIp: headers.dstIp,
    dstIp: headers.srcIp,
    srcPort: headers.dstPort,
    dstPort: headers.srcPort,
  };
  const quoted = packet(asked, { segment: "syn", udpData: [] }).slice(0, 28);
  const message = (checksum: number) =>
    new ByteWriter().u8(3).u8(3).u16(checksum).u32(0).append(quoted).toArray();
  return message(internetChecksum(message(0)));
}

const SYN = 0x02;
const RST = 0x04;
const ACK = 0x10;

/** Flags, sequence and acknowledgement numbers of the handshake's steps. */
const SEGMENTS = {
  syn: { flags: SYN, sequence: 1000, acknowledges: 0, window: 64240 },
  "syn-ack": { flags: SYN | ACK, sequence: 2000, acknowledges: 1001, window: 65535 },
  ack: { flags: ACK, sequence: 1001, acknowledges: 2001, window: 64240 },
  reset: { flags: RST | ACK, sequence: 0, acknowledges: 1001, window: 0 },
} as const;

function tcp(headers: Headers, content: FrameContent): readonly number[] {
  const { flags, sequence, acknowledges, window } = SEGMENTS[content.segment];
  const segment = (checksum: number) =>
    new ByteWriter()
      .u16(headers.srcPort)
      .u16(headers.dstPort)
      .u32(sequence)
      .u32(acknowledges)
      .u8(0x50)
      .u8(flags)
      .u16(window)
      .u16(checksum)
      .u16(0)
      .toArray();
  return segment(transportChecksum(headers, TCP, segment(0)));
}

function udp(headers: Headers, content: FrameContent): readonly number[] {
  const datagram = (checksum: number) =>
    new ByteWriter()
      .u16(headers.srcPort)
      .u16(headers.dstPort)
      .u16(8 + content.udpData.length)
      .u16(checksum)
      .append(content.udpData)
      .toArray();
  // Zero would mean "no checksum"; it is sent as all ones. Source: RFC 768.
  return datagram(transportChecksum(headers, UDP, datagram(0)) || 0xffff);
}

function transportChecksum(headers: Headers, protocol: number, segment: readonly number[]): number {
  const pseudo = new ByteWriter()
    .u32(parseIp(headers.srcIp) ?? 0)
    .u32(parseIp(headers.dstIp) ?? 0)
    .u16(protocol)
    .u16(segment.length)
    .append(segment);
  return internetChecksum(pseudo.toArray());
}

/** "00-15-5D-00-00-01" as six bytes; what is no MAC is all zeros. */
export function macBytes(mac: string): readonly number[] {
  const bytes = mac.split(/[-:]/).map((octet) => Number.parseInt(octet, 16) || 0);
  return Array.from({ length: 6 }, (_, index) => bytes[index] ?? 0);
}
