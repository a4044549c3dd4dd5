import { parseIp } from "../../lib/ipv4.ts";
import type { Headers, OuterHeaders } from "../trace.ts";
import { ByteWriter, internetChecksum, utf8 } from "./bytes.ts";

export interface FrameContent {
  /** Replies carry SYN+ACK or an echo reply. */
  readonly isReply: boolean;
  /** A refusal carries RST+ACK. */
  readonly isReset: boolean;
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
  const writer = new ByteWriter().append(macBytes(dst)).append(macBytes(src));
  if (vlan !== null) writer.u16(0x8100).u16(vlan);
  return writer.u16(0x0800).append(payload).toArray();
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
      .u8(content.isReply ? 0 : 8)
      .u8(0)
      .u16(checksum)
      .u16(headers.srcPort || headers.dstPort)
      .u16(1)
      .append(PING_DATA)
      .toArray();
  return message(internetChecksum(message(0)));
}

const SYN = 0x02;
const RST = 0x04;
const ACK = 0x10;

function tcp(headers: Headers, content: FrameContent): readonly number[] {
  const flags = content.isReset ? RST | ACK : content.isReply ? SYN | ACK : SYN;
  const segment = (checksum: number) =>
    new ByteWriter()
      .u16(headers.srcPort)
      .u16(headers.dstPort)
      .u32(content.isReply ? 2000 : 1000)
      .u32(content.isReply || content.isReset ? 1001 : 0)
      .u8(0x50)
      .u8(flags)
      .u16(content.isReset ? 0 : 64240)
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

function macBytes(mac: string): readonly number[] {
  const bytes = mac.split(/[-:]/).map((octet) => Number.parseInt(octet, 16) || 0);
  return Array.from({ length: 6 }, (_, index) => bytes[index] ?? 0);
}
