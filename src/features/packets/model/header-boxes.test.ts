import { expect, test } from "vitest";
import type { Headers, Hop } from "#engine";
import { headerBoxes } from "./header-boxes.ts";
import { rewrittenText } from "./hop-words.ts";

const BEFORE: Headers = {
  srcMac: "A4-BB-6D-19-50-32",
  dstMac: "3C-EC-EF-4A-21-10",
  vlan: null,
  srcIp: "192.168.10.50",
  dstIp: "192.168.10.21",
  ttl: 128,
  proto: "tcp",
  srcPort: 51514,
  dstPort: 8080,
  outer: null,
};
const OUTER = {
  srcMac: "00-15-5D-00-00-01",
  dstMac: "00-15-5D-00-00-02",
  srcIp: "192.168.10.21",
  dstIp: "192.168.10.22",
  ttl: 128,
  udpSrc: 50000,
  udpDst: 4789,
  vni: 4097,
};
const SENT = {
  isReply: false,
  isReset: false,
  flow: { from: "laptop", to: "192.168.10.21", proto: "tcp", port: 8080 },
} as const;

function hop(after: Partial<Headers>, before: Partial<Headers> = {}): Hop {
  const first = { ...BEFORE, ...before };
  return {
    host: "win-01",
    component: "winnat",
    object: "WinNAT",
    target: { kind: "winNats", host: "win-01", id: "nat" },
    action: "dnat",
    decidedBy: "",
    before: first,
    after: { ...first, ...after },
    why: "",
  };
}

test.each([
  { after: { dstIp: "172.16.0.12", dstPort: 80 }, marks: "To, port" },
  { after: { ttl: 127, srcMac: "x", dstMac: "y" }, marks: "TTL, both MACs" },
  { after: { srcIp: "192.168.10.21", srcPort: 4000 }, marks: "From, port" },
  { after: { vlan: 20 }, marks: "VLAN tag" },
  { after: { outer: OUTER }, marks: "Envelope" },
  { after: {}, marks: "" },
])("a hop that rewrites $after is marked “$marks”", ({ after, marks }) => {
  expect(rewrittenText(hop(after))).toBe(marks);
});

test("without an envelope the frame is Ethernet, IPv4, TCP and data, and only what changed is marked", () => {
  const boxes = headerBoxes(hop({ dstIp: "172.16.0.12", dstPort: 80 }), SENT);
  expect(boxes.map(({ title }) => title)).toEqual(["Ethernet", "IPv4", "TCP", "Data"]);
  const changed = boxes.flatMap(({ rows }) => rows.filter((row) => row.changed));
  expect(changed.map(({ label, before, after }) => [label, before, after])).toEqual([
    ["To", "192.168.10.21", "172.16.0.12"],
    ["To port", "8080", "80"],
  ]);
});

test("in an envelope the outer headers come first and the cargo stays whole", () => {
  const boxes = headerBoxes(hop({ outer: OUTER }), SENT);
  expect(boxes.map(({ part }) => part)).toEqual([
    "outside",
    "outside",
    "outside",
    "cargo",
    "cargo",
    "cargo",
    "cargo",
  ]);
  expect(boxes[2]?.rows.map(({ before, after }) => [before, after])).toContainEqual(["none", "4097"]);
});

test.each([
  { isReply: false, isReset: false, flags: "SYN" },
  { isReply: true, isReset: false, flags: "SYN, ACK" },
  { isReply: true, isReset: true, flags: "RST, ACK" },
])("TCP flags of a probe: $flags", ({ isReply, isReset, flags }) => {
  const boxes = headerBoxes(hop({}), { ...SENT, isReply, isReset });
  const shown = boxes.flatMap(({ rows }) => rows).find(({ label }) => label === "Flags");
  expect(shown?.after).toBe(flags);
});
