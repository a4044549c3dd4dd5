import fc from "fast-check";
import { expect, test, vi } from "vitest";
import { flowOf, labOf, scripts, wishes } from "../conformance/random-labs.ts";
import { execute } from "../execute.ts";
import { defaultLab } from "../lab/default-lab.ts";
import type { World } from "../model/world.ts";
import type { ComponentId, Flow, Headers, Hop, HopAction, Trace } from "./trace.ts";
import { trace } from "./trace-flow.ts";

vi.setConfig({ testTimeout: 60_000 });

const RUNS = { numRuns: 300, seed: 20260115 };

interface Sample {
  readonly result: Trace;
  readonly world: World;
  /** The lab's lines, for whom a property fails. */
  readonly script: string;
}

/** The same labs and flows for every property: building them costs more than looking at them. */
const samples: readonly Sample[] = fc
  .sample(fc.tuple(scripts, fc.array(wishes, { minLength: 6, maxLength: 12 })), RUNS)
  .flatMap(([typed, asked]) => {
    const world = labOf(typed);
    const script = typed.map((line) => line.join("> ")).join("\n");
    return asked.map((wish) => ({ result: trace(world, flowOf(world, wish)), world, script }));
  });

function forAnyTrace(check: (result: Trace) => void): void {
  for (const { result, script } of samples) {
    try {
      check(result);
    } catch (error) {
      const { from, to, proto, port } = result;
      throw new Error(`${script}\n${from} to ${to}, ${proto}/${port}`, { cause: error });
    }
  }
}

test("any flow in any lab ends with a verdict, and says why in words", () => {
  forAnyTrace((result) => {
    expect(["delivered", "dropped", "refused"]).toContain(result.verdict);
    expect(result.reason === null).toBe(result.verdict === "delivered");
    expect(result.explanation.length).toBeGreaterThan(10);
    expect(result.hops.length).toBeLessThan(400);
  });
});

test("a delivered flow ends where its last hop is; a lost one names the hop that lost it", () => {
  forAnyTrace(({ verdict, phase, at, hops, reply, lookup }) => {
    if (phase === "resolve" || phase === "create") return;
    const last = phase === "reply" && verdict !== "delivered" ? reply?.hops.at(-1) : hops.at(-1);
    expect(last?.component ?? lookup?.hops.at(-1)?.component).toBe(at);
  });
});

/** Header fields that a hop of that action may change. */
const MAY_CHANGE: Readonly<Partial<Record<HopAction, readonly (keyof Headers)[]>>> = {
  route: ["srcMac", "dstMac", "ttl", "srcIp"],
  send: ["srcMac", "dstMac", "srcIp"],
  dnat: ["dstIp", "dstPort"],
  snat: ["srcIp", "srcPort"],
  "snat+dnat": ["srcIp", "srcPort", "dstIp", "dstPort"],
  restore: ["srcIp", "srcPort", "dstIp", "dstPort", "srcMac", "dstMac"],
  "rewrite-mac": ["srcMac", "dstMac"],
  encapsulate: ["outer"],
  decapsulate: ["outer"],
  "load-balance": ["srcIp", "srcPort", "dstIp", "dstPort", "dstMac"],
  tag: ["vlan"],
  untag: ["vlan"],
};

function fieldsChanged({ before, after }: Hop): readonly string[] {
  const keys = Object.keys(before) as (keyof Headers)[];
  return keys.filter((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]));
}

test("headers change only at hops whose action says so", () => {
  forAnyTrace(({ hops, reply, lookup }) => {
    for (const hop of [...hops, ...(reply?.hops ?? []), ...(lookup?.hops ?? [])]) {
      const allowed: readonly string[] = MAY_CHANGE[hop.action] ?? [];
      const wrong = fieldsChanged(hop).filter((field) => !allowed.includes(field));
      expect({ hop: `${hop.component} ${hop.action}`, wrong }).toEqual({
        hop: `${hop.component} ${hop.action}`,
        wrong: [],
      });
    }
  });
});

const BROADCAST = "FF-FF-FF-FF-FF-FF";

test("what leaves one hop enters the next, up to a question that nobody answered", () => {
  forAnyTrace(({ hops }) => {
    for (const [index, hop] of hops.entries()) {
      const next = hops[index + 1];
      if (!next || next.before.dstMac === BROADCAST) break;
      expect(next.before).toEqual(
        index === 0 ? { ...hop.after, srcMac: next.before.srcMac, dstMac: next.before.dstMac } : hop.after,
      );
    }
  });
});

const STACKS: readonly ComponentId[] = ["host-tcpip", "container-tcpip"];
const VFP: readonly ComponentId[] = [
  "vfp",
  "vfp-acl",
  "vfp-nat",
  "vfp-lb",
  "vfp-encap",
  "vfp-mac-rewrite",
  "vfp-arp",
];
const MACHINES: readonly ComponentId[] = ["lan-host", "gateway-router", "internet-host", "dns-server"];
const INTO_STACK: readonly ComponentId[] = [
  "winnat",
  "host-firewall",
  "container-firewall",
  "uvm-firewall",
  ...STACKS,
];
const OUT_OF_STACK: readonly ComponentId[] = ["container-vnic", "host-vnic", "pnic"];

/** What can stand right behind a component: its neighbours in the topology. */
const NEXT_TO: Readonly<Record<string, readonly ComponentId[]>> = {
  "container-app": ["container-tcpip"],
  "host-app": ["host-tcpip", "winnat"],
  "container-tcpip": ["container-app", "container-vnic", "docker-dns", "container-tcpip"],
  "host-tcpip": ["host-app", "host-vnic", "pnic", "winnat", "docker-dns", "host-tcpip"],
  "container-firewall": ["container-tcpip"],
  "uvm-firewall": ["container-tcpip"],
  "host-firewall": ["host-tcpip"],
  "container-vnic": ["vswitch-port", ...INTO_STACK],
  "host-vnic": ["vswitch-port", ...INTO_STACK],
  "vswitch-port": ["vswitch", "vswitch-port", ...VFP, ...OUT_OF_STACK],
  vswitch: ["vswitch-port", "pnic", "vswitch", ...VFP],
  vfp: [...VFP, "vswitch", "vswitch-port"],
  winnat: ["host-tcpip", "winnat", ...OUT_OF_STACK, ...INTO_STACK],
  pnic: ["outer-vswitch", "physical-switch", "azure-host-vswitch", "vswitch", ...INTO_STACK, ...VFP],
  "outer-vswitch": ["physical-switch", "pnic", "outer-vswitch"],
  "physical-switch": ["pnic", "outer-vswitch", "physical-switch", ...MACHINES],
  "gateway-router": ["physical-switch", ...MACHINES],
  "lan-host": ["physical-switch", "lan-host", "azure-host-vswitch"],
  "internet-host": ["internet-host", "gateway-router", "azure-fabric"],
  "azure-host-vswitch": ["azure-host-vswitch", "azure-fabric", "pnic", ...MACHINES],
  "azure-fabric": ["azure-host-vswitch", "internet-host"],
  "dns-server": ["physical-switch", "dns-server"],
};

test("every hop is a neighbour of the one before", () => {
  forAnyTrace(({ hops, reply }) => {
    for (const list of [hops, reply?.hops ?? []]) {
      for (const [index, hop] of list.entries()) {
        const next = list[index + 1];
        // A question that nobody answers may be answered by its owner first, on a way that the answer does not survive.
        if (!next || next.before.dstMac === BROADCAST || hop.before.dstMac === BROADCAST) break;
        const key = hop.component.startsWith("vfp") ? "vfp" : hop.component;
        expect(NEXT_TO[key] ?? [], `after ${hop.component}`).toContain(next.component);
      }
    }
  });
});

test("a delivered answer undoes every translation of the request", () => {
  forAnyTrace(({ verdict, hops, reply }) => {
    const first = hops[0]?.before;
    const back = reply?.hops.at(-1)?.after;
    if (verdict !== "delivered" || !first || !back || first.dstIp.startsWith("127.")) return;
    const bound = hops.find(({ before }) => before.srcIp !== "0.0.0.0")?.before ?? hops[0]?.after;
    expect([back.dstIp, back.dstPort, back.srcIp, back.srcPort]).toEqual([
      bound?.srcIp,
      first.srcPort,
      first.dstIp,
      first.dstPort,
    ]);
  });
});

/** Drivers by Windows version that containers of the samples are attached with. */
function driversMet(): ReadonlySet<string> {
  const met = new Set<string>();
  for (const world of new Set(samples.map((sample) => sample.world))) {
    for (const host of world.hosts) {
      const attached = new Set(
        [...host.containers].flatMap(({ endpoints }) => endpoints.map((one) => one.networkId)),
      );
      for (const { driver, id } of host.dockerNetworks) {
        if (attached.has(id)) met.add(`${driver} on ${host.settings.os}`);
      }
    }
  }
  return met;
}

test("the random labs reach every driver, on an old and on a new Windows", () => {
  expect([...driversMet()]).toEqual(
    expect.arrayContaining([
      "nat on ws2016",
      "nat on ws2022",
      "transparent on ws2016",
      "transparent on ws2022",
      "l2bridge on ws2022",
      "l2tunnel on ws2022",
      "overlay on ws2016",
      "overlay on ws2022",
      "null on ws2022",
    ]),
  );
});

test("packets of the random labs take many paths and are lost for many reasons", () => {
  const met = new Set(samples.map(({ result: { path, reason } }) => path ?? reason ?? ""));
  expect([...met]).toEqual(
    expect.arrayContaining(
      (
        "bridged l2-direct routed winnat-outbound host-onlink loopback-in-container " +
        "vxlan-tunnel azure-routed azure-hairpin l2bridge-rewrite vfp-outbound-nat vfp-lb " +
        "overlay-network-isolated overlay-host-isolated vfp-nat-no-icmp mac-spoofing-off azure-ip-not-assigned switch-port-access-mode " +
        "ttl-expired mtu-exceeded"
      ).split(" "),
    ),
  );
});

test("the same lab and the same flow give the same trace", () => {
  const built = () =>
    execute(
      defaultLab(),
      "win-01",
      "docker run -d --name web -p 8080:80 mcr.microsoft.com/windows/servercore/iis",
    ).world;
  const flow: Flow = { from: "laptop", to: "win-01", proto: "tcp", port: 8080 };
  expect(JSON.stringify(trace(built(), flow))).toBe(JSON.stringify(trace(built(), flow)));
});
