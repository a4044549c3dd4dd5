import { indexOf } from "../dataplane/host-index.ts";
import { contains } from "../lib/ipv4.ts";
import type { Container } from "../model/docker.ts";
import type { NetInterface } from "../model/tcpip.ts";
import type { Host, World } from "../model/world.ts";
import type { Flow, Hop, Observed, OuterHeaders, Trace } from "../trace/trace.ts";
import { trace } from "../trace/trace-flow.ts";
import type { Built } from "./build.ts";
import type { Row } from "./table.ts";

/** What came out of a row, in the table's own words. */
export interface Actual {
  readonly verdict: string;
  readonly phase: string;
  readonly at: string;
  readonly reason: string | null;
  readonly translations: readonly string[];
  readonly observed: Observed | null;
  /** Components in order, those of the lookup first. */
  readonly via: readonly string[];
  readonly replyVia: readonly string[];
  readonly ttlDelta: number | null;
  readonly outer: OuterHeaders | null;
  readonly wireVlan: number | null;
  readonly seenOnLan: { readonly srcIp: string; readonly srcMac: "host" | "container" } | null;
  readonly innerDstMac: "distributed-router" | "endpoint" | null;
  readonly deliveredTo: string | null;
  readonly ipam: ActualIpam | null;
  /** The tool's words, when a command failed. */
  readonly message: string | null;
}

export interface ActualIpam {
  readonly allocator: "hns" | "dhcp" | "static" | "swarm";
  readonly ip: string | null;
  readonly gateway: string | null;
  readonly mtu: number;
  readonly inspectShowsIp: boolean;
}

/** A row that asks about a command is answered by the command, every other row by its flow. */
export function observe(row: Row, built: Built): Actual {
  if (row.expect.phase === "create" && built.failure) return refusedCommand(built.failure);
  const flow = flowOf(row, built.world);
  return traced(row, built.world, flow, trace(built.world, flow));
}

function refusedCommand({ execution }: NonNullable<Built["failure"]>): Actual {
  const { notes, output } = execution;
  const message = output.stderr.trim();
  return {
    verdict: "refused",
    phase: "create",
    at: /\bHNS\b|hnsCall|\(0x[0-9a-f]+\)/i.test(message) ? "hns" : "dockerd",
    reason: notes.find(({ kind }) => kind === "error")?.code ?? null,
    translations: [],
    observed: null,
    via: [],
    replyVia: [],
    ttlDelta: null,
    outer: null,
    wireVlan: null,
    seenOnLan: null,
    innerDstMac: null,
    deliveredTo: null,
    ipam: null,
    message,
  };
}

/** The table's endpoint grammar in the words of the tracer. */
function flowOf(row: Row, world: World): Flow {
  const { from, to, proto, port = 0, df, payload, ttl } = row.flow;
  const isLookup = proto === "dns";
  return {
    from: endpoint(row, world, from),
    to: endpoint(row, world, to),
    proto: isLookup ? "udp" : proto,
    port: isLookup ? 53 : portOf(row, world, port),
    ...(payload === undefined ? {} : { payloadBytes: payload }),
    ...(df === undefined ? {} : { dontFragment: df }),
    ...(ttl === undefined ? {} : { ttl }),
    ...(isLookup ? { lookupOnly: true } : {}),
  };
}

function endpoint(row: Row, world: World, text: string): string {
  const [kind, name = ""] = split(text);
  switch (kind) {
    case "container":
      return `${row.scenario.containers.find((each) => each.name === name)?.host}/${name}`;
    case "host":
    case "lan":
    case "internet":
      return name;
    case "ip":
      return automaticAddress(row, world, name) ?? name;
    default:
      return text;
  }
}

function split(text: string): readonly [string, string?] {
  const colon = text.indexOf(":");
  return colon < 0 ? [text] : [text.slice(0, colon), text.slice(colon + 1)];
}

/** Rows name the address of an endpoint that dockerd adds by itself; here it is whatever HNS gave it. */
function automaticAddress(row: Row, world: World, ip: string): string | null {
  const named = row.scenario.containers.find(({ gatewayEndpointIp }) => gatewayEndpointIp === ip);
  const found = named ? findContainer(world, named.host, named.name) : null;
  const automatic = found?.container.endpoints.find((each) => each.automatic);
  const id = automatic?.hnsEndpointId ?? null;
  return id === null ? null : (found?.host.hnsEndpoints.get(id)?.ip ?? null);
}

/** A number, or "$port(web,80)": what `docker port` prints. */
function portOf(row: Row, world: World, port: number | string): number {
  if (typeof port === "number") return port;
  const [, name = "", inner = ""] = /^\$port\((.+),(\d+)\)$/.exec(port) ?? [];
  const host = row.scenario.containers.find((each) => each.name === name)?.host ?? "";
  const publish = findContainer(world, host, name)?.container.publish ?? [];
  return publish.find(({ containerPort }) => containerPort === Number(inner))?.assignedPort ?? 0;
}

function findContainer(world: World, hostName: string, name: string) {
  const host = world.hosts.find(({ settings }) => settings.name === hostName);
  const container = host ? indexOf(host).container(name) : null;
  return host && container ? { host, container } : null;
}

function traced(row: Row, world: World, flow: Flow, result: Trace): Actual {
  const { hops, reply, observed } = result;
  const onWire = hops.find(({ component }) => component === "physical-switch");
  const enveloped = hops.find(({ action }) => action === "encapsulate");
  return {
    verdict: result.verdict,
    phase: result.phase,
    at: result.at,
    reason: result.verdict === "delivered" ? result.path : result.reason,
    translations: result.translations,
    observed,
    via: [...(flow.lookupOnly ? [] : (result.lookup?.hops ?? [])), ...hops].map(({ component }) => component),
    replyVia: reply?.hops.map(({ component }) => component) ?? [],
    ttlDelta: observed ? observed.ttl - (flow.ttl ?? SENT_TTL) : null,
    outer: enveloped?.after.outer ?? null,
    wireVlan: onWire?.before.vlan ?? null,
    seenOnLan: onWire ? { srcIp: onWire.before.srcIp, srcMac: whoseMac(world, onWire) } : null,
    innerDstMac: enveloped ? innerMac(world, enveloped) : null,
    deliveredTo: hops.at(-1)?.object ?? null,
    ipam: ipamOf(row, world),
    message: null,
  };
}

const SENT_TTL = 128;

function whoseMac(world: World, { before }: Hop): "host" | "container" {
  const mac = before.outer?.srcMac ?? before.srcMac;
  return world.hosts.some(({ pnics }) => pnics.some((pnic) => pnic.mac === mac)) ? "host" : "container";
}

function innerMac(world: World, { after }: Hop): "distributed-router" | "endpoint" {
  const routed = world.hosts.some(({ vfpSpaces }) =>
    vfpSpaces.some(({ routerMac }) => routerMac === after.dstMac),
  );
  return routed ? "distributed-router" : "endpoint";
}

/** How the sender got its address. */
function ipamOf(row: Row, world: World): ActualIpam | null {
  const [kind, name = ""] = split(row.flow.from);
  const host = row.scenario.containers.find((each) => each.name === name)?.host ?? "";
  const found = kind === "container" ? findContainer(world, host, name) : null;
  const compartment = found?.container.compartmentId
    ? found.host.compartments.get(found.container.compartmentId)
    : undefined;
  const [iface] = compartment?.interfaces ?? [];
  if (!found || !iface) return null;
  return {
    allocator: allocatorOf(found.container, found.host, iface),
    ip: iface.addresses[0]?.ip ?? null,
    gateway: compartment?.routes.find(({ prefix }) => prefix === "0.0.0.0/0")?.nextHop ?? null,
    mtu: iface.mtuBytes,
    inspectShowsIp: knownToDocker(found.container, found.host.hnsEndpoints),
  };
}

/** Swarm picks the addresses of its networks itself, also those that are asked for. */
function allocatorOf({ endpoints }: Container, host: Host, { dhcp }: NetInterface): ActualIpam["allocator"] {
  if (dhcp.enabled) return "dhcp";
  const [endpoint] = endpoints;
  const network = host.dockerNetworks.find(({ id }) => id === endpoint?.networkId);
  if (network?.scope === "swarm") return "swarm";
  return (endpoint?.requestedIp ?? null) === null ? "hns" : "static";
}

function knownToDocker(container: Container, endpoints: Host["hnsEndpoints"]): boolean {
  const id = container.endpoints[0]?.hnsEndpointId ?? null;
  return id !== null && (endpoints.get(id)?.ip ?? null) !== null;
}

export function within(prefix: string, ip: string | null): boolean {
  return ip !== null && contains(prefix, ip);
}
