import type { World } from "../model/world.ts";
import { type Budget, explore, type Loss, newBudget } from "./explore.ts";
import { BROADCAST_MAC, type Frame, wire } from "./frame.ts";
import type { HopDraft } from "./hop.ts";
import { indexOf } from "./host-index.ts";
import type { Location } from "./location.ts";
import type { Neighbour, Net } from "./net.ts";
import type { Reason } from "./reasons.ts";
import { step } from "./step.ts";

type Asker = Location & { at: "nic-out" | "device-out" };

/** Answers of one version of the lab: ARP caches of all stacks. */
const caches = new WeakMap<World, Map<string, Neighbour>>();

/** Asks by ARP: really walks the question to everyone who would answer, and the answer back. */
export function askNeighbour(net: Net, from: Asker, ip: string): Neighbour {
  const cache = cacheOf(net.world);
  const key = `${askerKey(from)}>${ip}`;
  const known = cache.get(key);
  if (known) return known;
  const answer = resolve(net, from, ip);
  cache.set(key, answer);
  return answer;
}

function cacheOf(world: World): Map<string, Neighbour> {
  const known = caches.get(world);
  if (known) return known;
  const fresh = new Map<string, Neighbour>();
  caches.set(world, fresh);
  return fresh;
}

function askerKey(from: Asker): string {
  if (from.at === "device-out") return `${from.device.name}/${from.nic.mac}`;
  return `${from.host.settings.name}/${from.compartment.id}/${from.iface.index}`;
}

function resolve(net: Net, from: Asker, ip: string): Neighbour {
  const losses: Loss[] = [];
  const budget = newBudget();
  const found = explore<Neighbour>(
    net,
    step(net, from, question(from, ip)),
    [],
    losses,
    budget,
    (transition, trail) => {
      if (transition.type !== "arrive" || transition.arrival.mac === null) return null;
      const { at, mac, component } = transition.arrival;
      if (at === null) return { known: true, mac, by: component };
      return answerFrom(net, from, transition.frame, at, mac, ip, trail, losses, budget);
    },
  );
  if (found) return found;
  return proxied(from, ip) ?? explain(net, from, ip, losses);
}

/** The owner sends its answer straight to the MAC that asked; it counts only when it gets there. */
function answerFrom(
  net: Net,
  from: Asker,
  asked: Frame,
  at: Location,
  mac: string,
  ip: string,
  trail: readonly HopDraft[],
  losses: Loss[],
  budget: Budget,
): Neighbour | null {
  const { srcMac, srcIp } = asked.headers;
  const headers = { ...asked.headers, srcMac: mac, dstMac: srcMac, srcIp: ip, dstIp: srcIp, vlan: null };
  const reply: Frame = { ...asked, kind: "arp-reply", headers };
  const start = outOf(at);
  if (!start) return null;
  return explore<Neighbour>(net, step(net, start, reply), trail, losses, budget, (end) => {
    if (end.type !== "arrive" || end.frame.kind !== "arp-reply") return null;
    learn(net, start, srcIp, srcMac, ownerName(from));
    return { known: true, mac: wire(end.frame.headers).srcMac, by: ownerName(at) };
  });
}

/** Who is asked learns the asker's MAC from the question itself. Source: RFC 826. */
function learn(net: Net, owner: Asker, ip: string, mac: string, by: string): void {
  const cache = cacheOf(net.world);
  const key = `${askerKey(owner)}>${ip}`;
  if (!cache.has(key)) cache.set(key, { known: true, mac, by });
}

function outOf(at: Location): Asker | null {
  if (at.at === "nic-in") return { ...at, at: "nic-out" };
  if (at.at === "device-in") return { ...at, at: "device-out" };
  return null;
}

function ownerName(at: Location): string {
  if (at.at === "device-in" || at.at === "device-out") return at.device.name;
  if (at.at !== "nic-in" && at.at !== "nic-out") return "the network";
  const names = at.compartment.containerIds.map((id) => at.host.containers.get(id)?.name ?? "");
  return names.length > 0 ? names.join(" and ") : at.host.settings.name;
}

function question(from: Asker, ip: string): Frame {
  const mac = from.at === "device-out" ? from.nic.mac : from.iface.mac;
  const own = from.at === "device-out" ? from.nic.ip : (from.iface.addresses[0]?.ip ?? "0.0.0.0");
  return {
    kind: "arp-request",
    headers: {
      srcMac: mac,
      dstMac: BROADCAST_MAC,
      vlan: null,
      srcIp: own,
      dstIp: ip,
      ttl: 128,
      proto: "udp",
      srcPort: 0,
      dstPort: 0,
      outer: null,
    },
    bytes: 28,
    dontFragment: false,
    phase: "forward",
  };
}

/**
 * HNS reserves the gateway's address of a subnet of its own; the host endpoint of that network stands for it when one
 * is attached. Source: facts on packets, sections 11 and 16.
 */
function proxied(from: Asker, ip: string): Neighbour | null {
  if (from.at !== "nic-out") return null;
  const hostEndpoint = hostEndpointFor(from, ip);
  return hostEndpoint ? { known: true, mac: hostEndpoint, by: "the host endpoint of the network" } : null;
}

function hostEndpointFor({ host, iface }: Asker & { at: "nic-out" }, ip: string): string | null {
  const endpoint = iface.hnsEndpointId === null ? undefined : host.hnsEndpoints.get(iface.hnsEndpointId);
  if (!endpoint || endpoint.gateway !== ip) return null;
  const vnic = host.vnics.find(
    ({ kind, hnsEndpointId }) =>
      kind === "host" &&
      hnsEndpointId !== null &&
      host.hnsEndpoints.get(hnsEndpointId)?.networkId === endpoint.networkId,
  );
  return vnic?.mac ?? null;
}

/** Why nobody answered: a copy that was lost on the way, or what is known of the address. */
function explain(net: Net, from: Asker, ip: string, losses: readonly Loss[]): Neighbour {
  const [loss] = losses;
  if (loss && !(loss.reason === "vlan-no-gateway" && !isGateway(from, ip))) {
    return { known: false, reason: loss.reason, trail: loss.trail };
  }
  return { known: false, reason: silence(net, from, ip), trail: [] };
}

function isGateway(from: Asker, ip: string): boolean {
  if (from.at === "device-out") return from.nic.gateway === ip;
  return from.compartment.routes.some(({ nextHop }) => nextHop === ip);
}

function silence(net: Net, from: Asker, ip: string): Reason {
  if (stoppedOwner(net.world, ip)) return "container-not-running";
  if (from.at !== "nic-out" || !isGateway(from, ip)) return "arp-unresolved";
  const { host, iface } = from;
  const vnic = iface.nic.kind === "vnic" ? host.vnics.get(iface.nic.id) : undefined;
  const port = vnic ? indexOf(host).port(vnic.portId) : null;
  const vswitch = port ? host.vswitches.get(port.port.vswitchId) : undefined;
  return vswitch?.vfpEnabled && port?.port.role === "endpoint"
    ? "l2bridge-no-host-endpoint"
    : "arp-unresolved";
}

/** A container that asked for this address by name and does not run: its endpoint is gone with it. */
function stoppedOwner(world: World, ip: string): boolean {
  return world.hosts.some(({ containers }) =>
    containers.some(
      ({ state, endpoints }) =>
        state !== "running" && state !== "paused" && endpoints.some(({ requestedIp }) => requestedIp === ip),
    ),
  );
}
