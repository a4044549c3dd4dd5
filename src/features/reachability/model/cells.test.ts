import { expect, test } from "vitest";
import { attemptOf, flowsBetween } from "./cells.ts";
import type { End } from "./ends.ts";

const END: End = {
  id: "win-01/web",
  label: "web",
  group: "nat on win-01",
  address: "172.16.0.12",
  tcpPort: 80,
  unable: null,
  isContainer: true,
};
const laptop: End = { ...END, id: "laptop", label: "laptop", address: "192.168.10.50", tcpPort: null };

test.each([
  { to: END, probe: "ping", flow: { from: "laptop", to: "win-01/web", proto: "icmp", port: 0 } },
  { to: END, probe: "tcp", flow: { from: "laptop", to: "172.16.0.12", proto: "tcp", port: 80 } },
] as const)("$probe from the laptop is a packet", ({ to, probe, flow }) => {
  expect(attemptOf(laptop, to, probe)).toEqual({ flow, cannot: null });
});

test.each([
  { from: END, to: laptop, probe: "tcp", cannot: "nothing listens there" },
  { from: { ...END, unable: "stopped" }, to: laptop, probe: "ping", cannot: "web is stopped" },
  { from: laptop, to: { ...END, unable: "paused" }, probe: "ping", cannot: "web is paused" },
] as const)("$probe that cannot be tried says why: $cannot", ({ from, to, probe, cannot }) => {
  expect(attemptOf(from, to, probe)).toEqual({ flow: null, cannot });
});

test("nobody sends to itself", () => {
  expect(flowsBetween([END, laptop], [END, laptop], "ping")).toHaveLength(2);
});
