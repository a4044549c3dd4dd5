import { expect, test } from "vitest";
import type { Headers, Hop, Trace } from "../trace.ts";
import { internetChecksum, utf8 } from "./bytes.ts";
import { dnsMessage } from "./dns-message.ts";
import { frameBytes } from "./frame.ts";
import { pcapng } from "./pcapng.ts";

const plain: Headers = {
  srcMac: "00-15-5D-00-00-01",
  dstMac: "00-15-5D-00-00-02",
  vlan: null,
  srcIp: "172.16.0.10",
  dstIp: "192.168.10.50",
  ttl: 128,
  proto: "tcp",
  srcPort: 50000,
  dstPort: 80,
  outer: null,
};
const tunnelled: Headers = {
  ...plain,
  outer: {
    srcMac: "00-15-5D-01-0A-0A",
    dstMac: "00-15-5D-01-0A-14",
    srcIp: "192.168.1.10",
    dstIp: "192.168.1.20",
    ttl: 128,
    udpSrc: 49200,
    udpDst: 4789,
    vni: 4100,
  },
};
const none = { segment: "syn", udpData: [] } as const;

const hopAt = (object: string, after: Headers): Hop => ({
  host: "win-01",
  component: "pnic",
  object,
  target: { kind: "pnics", host: "win-01", id: object },
  action: "forward",
  decidedBy: "",
  before: plain,
  after,
  why: "The frame passes — as it is.",
});

const traceOf = (hops: readonly Hop[], reply: readonly Hop[]): Trace => ({
  from: "win-01/web",
  to: "laptop",
  proto: "tcp",
  port: 80,
  verdict: "delivered",
  at: "lan-host",
  reason: null,
  path: "bridged",
  explanation: "",
  fix: null,
  phase: "reply",
  translations: [],
  observed: null,
  hops,
  reply: { verdict: "delivered", hops: reply },
  warnings: [],
  lookup: null,
});

test.each([
  ["TCP", plain, 14],
  ["UDP", { ...plain, proto: "udp" as const }, 14],
  ["ICMP", { ...plain, proto: "icmp" as const, dstPort: 0 }, 14],
  ["tagged TCP", { ...plain, vlan: 20 }, 18],
])("the IPv4 header of a %s frame sums to zero (RFC 1071)", (_name, headers, start) => {
  const bytes = frameBytes(headers, none);
  expect(internetChecksum(bytes.slice(start, start + 20))).toBe(0);
});

test.each([
  ["tcp", 6],
  ["udp", 17],
] as const)("the %s checksum covers the pseudo header (RFC 9293, 768)", (proto, number) => {
  const bytes = frameBytes({ ...plain, proto }, { ...none, udpData: utf8("odd") });
  const segment = bytes.slice(34);
  const pseudo = [...bytes.slice(26, 34), 0, number, segment.length >> 8, segment.length & 255];
  expect(internetChecksum([...pseudo, ...segment])).toBe(0);
});

test("a tunnelled frame is the plain frame in Ethernet, IPv4, UDP 4789 and VXLAN (RFC 7348)", () => {
  const bytes = frameBytes(tunnelled, none);
  const inner = frameBytes(plain, none);
  expect(bytes.slice(14 + 20 + 8 + 8)).toEqual(inner);
  expect(bytes.slice(14 + 20 + 8, 14 + 20 + 8 + 8)).toEqual([8, 0, 0, 0, 0, 0x10, 0x04, 0]);
  expect(bytes.slice(36, 38)).toEqual([0x12, 0xb5]);
});

test("a DNS answer holds the address of the record (RFC 1035)", () => {
  expect(dnsMessage("web", "172.16.0.10").slice(-4)).toEqual([172, 16, 0, 10]);
  expect(dnsMessage("web", null).slice(12, 17)).toEqual([3, ...utf8("web"), 0]);
});

/** Reads block types and lengths as the format's draft describes them, without using the writer. */
function blocksOf(file: Uint8Array): readonly { readonly type: number; readonly length: number }[] {
  const view = new DataView(file.buffer);
  const blocks: { type: number; length: number }[] = [];
  for (let at = 0; at < file.length; ) {
    const length = view.getUint32(at + 4, true);
    expect(view.getUint32(at + length - 4, true)).toBe(length);
    blocks.push({ type: view.getUint32(at, true), length });
    at += length;
  }
  return blocks;
}

test("a capture has one section, one interface for each point, one packet for each hop of SYN, SYN+ACK and ACK", () => {
  const trace = traceOf([hopAt("Ethernet", plain), hopAt("nat", tunnelled)], [hopAt("Ethernet", plain)]);
  const blocks = blocksOf(pcapng(trace, 1_768_467_600));
  expect(blocks.map((block) => block.type)).toEqual([0x0a0d0d0a, 1, 1, 6, 6, 6, 6, 6]);
  expect(blocks.every((block) => block.length % 4 === 0)).toBe(true);
});
