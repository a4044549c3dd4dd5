import fc from "fast-check";
import { expect, test } from "vitest";
import { execute } from "../execute.ts";
import { defaultLab } from "../lab/default-lab.ts";
import type { World } from "../model/world.ts";
import { endpointsOf } from "./matrix.ts";
import type { ComponentId, Flow, Headers, Hop, HopAction, Trace } from "./trace.ts";
import { trace } from "./trace-flow.ts";

const IMAGE = "mcr.microsoft.com/windows/servercore/iis";
const NAMES = ["web", "db", "api"] as const;

const ON_SECOND = '-o com.docker.network.windowsshim.interface="Ethernet 2"';

/** First networks of every kind, then containers on them, then whatever changes or breaks a lab. */
const networks = fc.subarray([
  "docker network create -d nat --subnet 172.29.0.0/24 --gateway 172.29.0.1 n2",
  `docker network create -d l2bridge --subnet 192.168.10.0/24 --gateway 192.168.10.1 ${ON_SECOND} lb`,
  "docker network create -d transparent --subnet 192.168.10.0/24 --gateway 192.168.10.1 tr",
  "docker network create -d transparent dyn",
  "docker network create -d l2bridge --subnet 10.244.1.0/24 --gateway 10.244.1.1 -o com.docker.network.windowsshim.enable_outboundnat=true own",
  "docker network create -d transparent -o com.docker.network.windowsshim.vlanid=20 --subnet 10.20.0.0/24 --gateway 10.20.0.1 v20",
]);

const run = fc
  .tuple(
    fc.constantFrom(...NAMES),
    fc.constantFrom("nat", "nat", "n2", "tr", "dyn", "lb", "own", "v20", "none"),
    fc.constantFrom("", "-p 8080:80 ", "--isolation=hyperv "),
  )
  .map(([name, network, option]) => `docker run -d --name ${name} --network ${network} ${option}${IMAGE}`);

const change = fc.oneof(
  fc.constantFrom(
    "lab host set win-01 --firewall off",
    "lab host set win-01 --allow icmp tcp/5000",
    "lab nic plug win-01 Ethernet --port trunk --vlan 1 --allowed 1,20",
    "lab nic unplug win-01 Ethernet",
    "lab router add second --if 10.20.0.1/24 --vlan 20",
    "lab route add gateway 10.244.1.0/24 192.168.10.21",
    "lab listen win-01 tcp/5000",
    "docker network rm n2",
  ),
  fc
    .tuple(fc.constantFrom("stop", "start", "rm -f", "pause"), fc.constantFrom(...NAMES))
    .map(([verb, name]) => `docker ${verb} ${name}`),
  fc
    .tuple(
      fc.constantFrom("connect", "disconnect"),
      fc.constantFrom("nat", "n2", "tr", "lb"),
      fc.constantFrom(...NAMES),
    )
    .map(([verb, network, name]) => `docker network ${verb} ${network} ${name}`),
);

const script = fc
  .tuple(networks, fc.array(run, { minLength: 1, maxLength: 5 }), fc.array(change, { maxLength: 3 }))
  .map((parts) => parts.flat());

function labOf(commands: readonly string[]): World {
  return commands.reduce((world, line) => execute(world, "win-01", line).world, defaultLab());
}

const wish = fc.record({
  from: fc.nat(50),
  to: fc.oneof(
    fc.nat(50),
    fc.constantFrom(
      "172.16.0.1",
      "10.244.1.10",
      "8.8.8.8",
      "win-01",
      "win-01",
      "localhost",
      "web",
      "www.example.com",
      "db",
    ),
  ),
  proto: fc.constantFrom("tcp", "udp", "icmp"),
  port: fc.constantFrom(80, 8080, 53, 5000),
  ttl: fc.constantFrom(1, 2, 128),
});

function flowOf(
  world: World,
  { from, to, proto, port, ttl }: typeof wish extends fc.Arbitrary<infer W> ? W : never,
): Flow {
  const everyone = endpointsOf(world);
  const containers = everyone.filter((name) => name.includes("/"));
  const all = [...containers, ...containers, ...containers, ...everyone];
  const pick = (index: number) => all[index % all.length] ?? "laptop";
  return {
    from: pick(from),
    to: typeof to === "number" ? pick(to) : to,
    proto,
    port: proto === "icmp" ? 0 : port,
    ttl,
  };
}

const RUNS = { numRuns: 150, seed: 20260115 };

function forAnyTrace(check: (result: Trace, flow: Flow) => void, numRuns = RUNS.numRuns): void {
  fc.assert(
    fc.property(script, fc.array(wish, { minLength: 1, maxLength: 6 }), (commands, wishes) => {
      const world = labOf(commands);
      for (const each of wishes) {
        const flow = flowOf(world, each);
        check(trace(world, flow), flow);
      }
    }),
    { ...RUNS, numRuns },
  );
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
  "load-balance": ["srcIp", "srcPort", "dstIp", "dstPort"],
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
  "lan-host": ["physical-switch", "lan-host"],
  "internet-host": ["internet-host", "gateway-router"],
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

test("the random labs are worth their name: packets take many paths and are lost for many reasons", () => {
  const met = new Set<string>();
  forAnyTrace(({ path, reason }) => met.add(path ?? reason ?? ""), 300);
  expect([...met]).toEqual(
    expect.arrayContaining(["bridged", "winnat-outbound", "l2-direct", "routed", "ttl-expired"]),
  );
  expect(met.size).toBeGreaterThan(15);
});

test("the same lab and the same flow give the same trace", () => {
  const world = labOf([`docker run -d --name web -p 8080:80 ${IMAGE}`]);
  const flow: Flow = { from: "laptop", to: "win-01", proto: "tcp", port: 8080 };
  expect(JSON.stringify(trace(world, flow))).toBe(
    JSON.stringify(trace(labOf([`docker run -d --name web -p 8080:80 ${IMAGE}`]), flow)),
  );
});
