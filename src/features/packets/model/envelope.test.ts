import { expect, test } from "vitest";
import type { Headers, Hop } from "#engine";
import { envelopeOf } from "./envelope.ts";

const PLAIN: Headers = {
  srcMac: "00-15-5D-00-00-01",
  dstMac: "00-15-5D-00-00-02",
  vlan: null,
  srcIp: "10.0.9.5",
  dstIp: "10.0.9.12",
  ttl: 128,
  proto: "tcp",
  srcPort: 50122,
  dstPort: 1433,
  outer: null,
};
const WRAPPED: Headers = {
  ...PLAIN,
  outer: {
    srcMac: "A0-36-9F-00-00-01",
    dstMac: "A0-36-9F-00-00-02",
    srcIp: "192.168.10.21",
    dstIp: "192.168.10.22",
    ttl: 128,
    udpSrc: 49864,
    udpDst: 4789,
    vni: 4097,
  },
};

function hop(before: Headers, after: Headers): Hop {
  return {
    host: "win-01",
    component: "vfp-encap",
    object: "port 3",
    target: { kind: "ports", host: "win-01", id: "port" },
    action: "encapsulate",
    decidedBy: "",
    why: "",
    before,
    after,
  };
}

test("without an envelope there are no nested boxes", () => {
  expect(envelopeOf(hop(PLAIN, PLAIN), null, "db.1")).toBeNull();
});

test.each([
  { what: "put on", before: PLAIN, after: WRAPPED, port: ["none", "UDP 4789"] },
  { what: "taken off", before: WRAPPED, after: PLAIN, port: ["UDP 4789", "none"] },
])("an envelope that is $what marks all of its own fields and none of the cargo's", (row) => {
  const envelope = envelopeOf(hop(row.before, row.after), null, "db.1");
  expect(envelope?.outside.filter(({ changed }) => !changed)).toEqual([]);
  expect(envelope?.cargo.filter(({ changed }) => changed)).toEqual([]);
  const port = envelope?.outside.find(({ label }) => label === "Port");
  expect([port?.before, port?.after]).toEqual(row.port);
  expect(port?.term).toBe("from 49864");
});

test("who gets the cargo is called without the id of its task", () => {
  const name = "db.1.cp1v2khn0jirltu6khhy8uqrv";
  expect(envelopeOf(hop(WRAPPED, WRAPPED), null, name)?.receiver).toBe("db.1");
});

test("a ping in an envelope has no ports", () => {
  const ping: Headers = { ...WRAPPED, proto: "icmp", srcPort: 1, dstPort: 0 };
  const cargo = envelopeOf(hop(ping, ping), null, "db.1")?.cargo;
  expect(cargo?.find(({ label }) => label === "Port")?.after).toBe("ICMP, no ports");
});
