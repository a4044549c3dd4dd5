import { parseIp } from "../../lib/ipv4.ts";
import type { Headers } from "../trace.ts";
import { ByteWriter } from "./bytes.ts";
import { ethernetHeader, macBytes } from "./frame.ts";

const BROADCAST = "FF-FF-FF-FF-FF-FF";
const ETHERTYPE_ARP = 0x0806;

/** In a trace ARP carries the two addresses and no ports, which no UDP datagram does. */
export function isArp({ proto, srcPort, dstPort }: Headers): boolean {
  return proto === "udp" && srcPort === 0 && dstPort === 0;
}

/** A question to everyone, or its answer. Source: RFC 826. */
export function arpBytes(headers: Headers): readonly number[] {
  const asks = headers.dstMac === BROADCAST;
  return new ByteWriter()
    .append(ethernetHeader(headers.srcMac, headers.dstMac, headers.vlan, ETHERTYPE_ARP))
    .u16(1)
    .u16(0x0800)
    .u8(6)
    .u8(4)
    .u16(asks ? 1 : 2)
    .append(macBytes(headers.srcMac))
    .u32(parseIp(headers.srcIp) ?? 0)
    .append(macBytes(asks ? "" : headers.dstMac))
    .u32(parseIp(headers.dstIp) ?? 0)
    .toArray();
}

const SERVER_PORT = 67;
const CLIENT_PORT = 68;

export function isDhcp({ proto, srcPort, dstPort }: Headers): boolean {
  return proto === "udp" && [srcPort, dstPort].every((port) => port === SERVER_PORT || port === CLIENT_PORT);
}

const MAGIC_COOKIE = 0x63825363;
const MESSAGE_TYPE = 53;
const END = 255;
const DISCOVER = 1;
const OFFER = 2;

/** BOOTP's fixed fields and the message type: DISCOVER from a client, OFFER from a server. Source: RFC 2131. */
export function dhcpBytes({ srcPort, srcMac, dstMac, dstIp }: Headers): readonly number[] {
  const fromClient = srcPort === CLIENT_PORT;
  const offered = fromClient ? 0 : (parseIp(dstIp) ?? 0);
  const message = new ByteWriter()
    .u8(fromClient ? 1 : 2)
    .u8(1)
    .u8(6)
    .u8(0)
    .u32(1)
    .u32(0)
    .u32(0)
    .u32(offered)
    .u32(0)
    .u32(0)
    .append(macBytes(fromClient ? srcMac : dstMac))
    .append(Array.from({ length: 10 + 64 + 128 }, () => 0));
  return message
    .u32(MAGIC_COOKIE)
    .u8(MESSAGE_TYPE)
    .u8(1)
    .u8(fromClient ? DISCOVER : OFFER)
    .u8(END)
    .toArray();
}
