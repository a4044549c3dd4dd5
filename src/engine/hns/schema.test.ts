import { expect, test } from "vitest";
import { execute } from "../execute.ts";
import { defaultLab } from "../lab/default-lab.ts";
import { OS_IDS, type OsId } from "../model/profiles.ts";
import type { World } from "../model/world.ts";
import schema from "./data/hns-schema.json";
import { hcnDocument } from "./hcn-document.ts";

type Fields = Readonly<Record<string, string>>;
type Document = Readonly<Record<string, unknown>>;
type Direction = "in" | "out";

const IMAGE = "mcr.microsoft.com/windows/servercore/iis";

const V1_OBJECTS: Readonly<Record<string, Fields>> = schema.v1.objects;
const V1_POLICIES: Readonly<Record<string, Fields>> = schema.v1.policies;
const V2_OBJECTS: Readonly<Record<string, Fields>> = schema.v2.objects;
const V2_POLICIES: Readonly<Record<string, Readonly<Record<string, Fields>>>> = schema.v2.policies;
const ENUMS: Readonly<Record<string, readonly string[]>> = schema.enums;

/** A second machine with three adapters, so that every kind of network has one of its own. */
const HOST_OPTIONS =
  '--platform physical --nic Ethernet=192.168.10.31/24 --nic "Ethernet 2" --nic "Ethernet 3"';

const LINES = [
  `docker run -d --name web -p 8080:80 ${IMAGE}`,
  'docker network create -d transparent -o com.docker.network.windowsshim.vlanid=7 -o "com.docker.network.windowsshim.interface=Ethernet 2" tr',
  `docker run -d --name lan --network tr ${IMAGE}`,
  'docker network create -d l2bridge --subnet 10.244.1.0/24 --gateway 10.244.1.1 -o com.docker.network.windowsshim.enable_outboundnat=true -o com.docker.network.windowsshim.outboundnat_exceptions=10.0.0.0/8 -o com.docker.network.windowsshim.dnsservers=8.8.8.8 -o "com.docker.network.windowsshim.interface=Ethernet 3" l2',
  `docker run -d --name pod --network l2 -p 8081:80 ${IMAGE}`,
];

const POLICIES = `[
  {"Type":"ACL","Action":"Block","Direction":"In","Protocol":6,"LocalPorts":"80","RuleType":"Switch","Priority":200},
  {"Type":"QOS","MaximumOutgoingBandwidthInBytes":1048576},
  {"Type":"ROUTE","DestinationPrefix":"10.96.0.0/12","NeedEncap":true},
  {"Type":"PROXY","IP":"10.244.1.9","Port":"8888","Destination":"203.0.113.10:80"}
]`.replace(/\n\s*/g, "");

const POD = "(Get-HnsEndpoint | ? IPAddress -like 10.244.*).ID";

const ADMIN = [
  `Invoke-HnsRequest POST endpoints -Id ${POD} -Data '{"Policies":${POLICIES}}'`,
  `New-HnsLoadBalancer -Endpoints ${POD} -InternalPort 80 -ExternalPort 8000 -Vip 10.96.0.10 -ILB`,
];

const SWARM = [
  "docker swarm init --advertise-addr 192.168.10.31 --listen-addr 192.168.10.31:2377",
  "docker network create -d overlay --attachable mesh",
  `docker service create --name svc --network mesh --publish 8090:80 ${IMAGE}`,
];

interface Built {
  readonly world: World;
  /** Bodies of HNS calls on the way, by what they create. */
  readonly bodies: readonly (readonly [string, Document])[];
}

function build(os: OsId, lines: readonly string[]): Built {
  const bodies: (readonly [string, Document])[] = [];
  let { world } = execute(defaultLab(), "win-01", `lab host add box --os ${os} ${HOST_OPTIONS}`);
  for (const line of lines) {
    const done = execute(world, "box", line);
    expect([line, done.output.stderr]).toEqual([line, ""]);
    for (const { call } of done.events) {
      if (call?.body !== undefined) bodies.push([call.name, JSON.parse(call.body) as Document]);
    }
    world = done.world;
  }
  return { world, bodies };
}

/** What PowerShell's JSON of the cmdlet holds; one object prints without a list around it. */
function documents(world: World, cmdlet: string): readonly Document[] {
  const { stdout, stderr } = execute(world, "box", `${cmdlet} | ConvertTo-Json -Depth 10`).output;
  expect(stderr).toBe("");
  if (stdout === "") return [];
  const parsed = JSON.parse(stdout) as Document | readonly Document[];
  return (Array.isArray(parsed) ? parsed : [parsed]) as readonly Document[];
}

const GUID = /^[\dA-Fa-f]{8}(-[\dA-Fa-f]{4}){3}-[\dA-Fa-f]{12}$/;
const NUMBER = /^(u?int(8|16|32|64)?|\w+Flags|ProtocolType|LoadBalancerDistribution)$/;

/** Everything in which the document differs from its object's fields; `direction` is who writes it. */
function faults(at: string, document: unknown, fields: Fields | undefined, direction: Direction): string[] {
  if (fields === undefined) return [`${at}: the schema has no such object`];
  if (!isDocument(document)) return [`${at}: no object`];
  const other = direction === "in" ? "out" : "in";
  const unknown = Object.keys(document).filter((key) => key !== "Type" && !(key in fields));
  const missing = Object.entries(fields).filter(
    ([key, words]) =>
      words.includes("required") && !words.endsWith(` ${other}`) && document[key] === undefined,
  );
  return [
    ...unknown.map((key) => `${at}.${key}: not in the schema`),
    ...missing.map(([key]) => `${at}.${key}: missing`),
    ...Object.entries(document).flatMap(([key, value]) => {
      const words = fields[key];
      if (words === undefined) return [];
      const [type = "", ...marks] = words.split(" ");
      if (marks.includes(other)) return [`${at}.${key}: only ${other}`];
      return value === undefined || value === null ? [] : typeFaults(`${at}.${key}`, value, type, direction);
    }),
  ];
}

function typeFaults(at: string, value: unknown, type: string, direction: Direction): string[] {
  if (type.endsWith("[]")) {
    const items = Array.isArray(value) ? value : [value];
    return items.flatMap((item, index) => typeFaults(`${at}[${index}]`, item, type.slice(0, -2), direction));
  }
  if (type === "Policy")
    return isDocument(value) ? v1PolicyFaults(at, value, direction) : [`${at}: no policy`];
  if (type in V2_POLICIES) return isDocument(value) ? v2PolicyFaults(at, value, type) : [`${at}: no policy`];
  const object = at.startsWith("v1") ? V1_OBJECTS[type] : V2_OBJECTS[type];
  if (object) return faults(at, value, object, direction);
  if (type in ENUMS)
    return ENUMS[type]?.includes(String(value)) ? [] : [`${at}: ${String(value)} is no ${type}`];
  if (type === "Guid") return GUID.test(String(value)) ? [] : [`${at}: ${String(value)} is no GUID`];
  const expected = NUMBER.test(type) ? "number" : type === "bool" ? "boolean" : type;
  return typeof value === expected || type === "Any" ? [] : [`${at}: ${JSON.stringify(value)} is no ${type}`];
}

function v1PolicyFaults(at: string, policy: Document, direction: Direction): string[] {
  return faults(`${at}(${String(policy["Type"])})`, policy, V1_POLICIES[String(policy["Type"])], direction);
}

function v2PolicyFaults(at: string, policy: Document, kind: string): string[] {
  const type = String(policy["Type"]);
  return faults(`${at}(${type})`, policy["Settings"] ?? {}, V2_POLICIES[kind]?.[type], "in");
}

function isDocument(value: unknown): value is Document {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

const KINDS = [
  ["Get-HnsNetwork", "HNSNetwork", "network", "HostComputeNetwork"],
  ["Get-HnsEndpoint", "HNSEndpoint", "endpoint", "HostComputeEndpoint"],
  ["Get-HnsPolicyList", "PolicyList", "policyList", "HostComputeLoadBalancer"],
] as const;

const REQUESTS: readonly (readonly [string, string])[] = [
  ["POST /networks/", "HNSNetwork"],
  ["POST /endpoints/", "HNSEndpoint"],
  ["POST /policylists/", "PolicyList"],
];

test.each([
  [
    "the drivers of one host",
    [...LINES, ...ADMIN],
    ["NAT", "OutBoundNAT", "VLAN", "ACL", "QOS", "ROUTE", "PROXY", "ELB"],
  ],
  ["a swarm", SWARM, ["PA", "VSID", "OutBoundNAT", "ELB"]],
])("facts on HNS, schema: every document and request of %s", (_what, lines, policies) => {
  const { world, bodies } = build("ws2022", lines);
  for (const [cmdlet, v1, kind, v2] of KINDS) {
    const found = documents(world, cmdlet);
    for (const document of found) {
      expect(faults(`v1 ${v1}`, document, V1_OBJECTS[v1], "out")).toEqual([]);
      const next = hcnDocument(kind, document as Parameters<typeof hcnDocument>[1]);
      expect(faults(`v2 ${v2}`, next, V2_OBJECTS[v2], "in")).toEqual([]);
    }
  }
  for (const [call, object] of REQUESTS) {
    const sent = bodies.filter(([name]) => name === call);
    for (const [, body] of sent) expect(faults(`v1 ${object}`, body, V1_OBJECTS[object], "in")).toEqual([]);
  }
  const held = KINDS.flatMap(([cmdlet]) => documents(world, cmdlet)).map((document) =>
    JSON.stringify(document),
  );
  for (const type of policies) expect(held.join("\n")).toContain(`"Type":"${type}"`);
});

test.each(OS_IDS)("facts on HNS, schema: the documents of %s", (os) => {
  const { world } = build(os, [`docker run -d --name web --isolation process -p 8080:80 ${IMAGE}`]);
  for (const [cmdlet, v1] of KINDS.slice(0, 2)) {
    const found = documents(world, cmdlet);
    expect(found.length).toBeGreaterThan(0);
    for (const document of found) expect(faults(`v1 ${v1}`, document, V1_OBJECTS[v1], "out")).toEqual([]);
  }
});

test.each([
  ["HNSEndpoint", { VirtualNetwork: "x", Speed: 1 }, "v1 HNSEndpoint.Speed: not in the schema"],
  ["HNSEndpoint", { IPAddress: "10.0.0.1" }, "v1 HNSEndpoint.VirtualNetwork: missing"],
  ["HNSNetwork", { Type: "nat", State: 1 }, "v1 HNSNetwork.State: only out"],
  [
    "HNSNetwork",
    { Type: "nat", Policies: [{ Type: "VLAN", VLAN: "7" }] },
    'v1 HNSNetwork.Policies[0](VLAN).VLAN: "7" is no uint',
  ],
])("a fault in a %s is seen: %j", (object, document, fault) => {
  expect(faults(`v1 ${object}`, document, V1_OBJECTS[object], "in")).toContain(fault);
});
