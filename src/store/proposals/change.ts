import type { Container, Device, Host, World } from "#engine";
import { type ObjectRef, readSwarmRef } from "../refs.ts";
import { hostNamed } from "../relations.ts";
import { shownName } from "../short-name.ts";
import type { ProposedLine } from "./proposal.ts";
import { quoted } from "./proposal.ts";

/** Lines for what can be done with an object that is there. Which of them make sense is up to the caller. */
export function startContainer(host: string, name: string): ProposedLine {
  return { machine: host, text: `docker start ${quoted(name)}` };
}

export function stopContainer(host: string, name: string): ProposedLine {
  return { machine: host, text: `docker stop ${quoted(name)}` };
}

export function connectContainer(host: string, network: string, name: string): ProposedLine {
  return { machine: host, text: `docker network connect ${quoted(network)} ${quoted(name)}` };
}

export function disconnectContainer(host: string, network: string, name: string): ProposedLine {
  return { machine: host, text: `docker network disconnect ${quoted(network)} ${quoted(name)}` };
}

/** The networks that the container could still join on its host. */
export function networksToJoin(host: Host, container: Container): readonly string[] {
  const joined = new Set(container.endpoints.map(({ networkName }) => networkName));
  return host.dockerNetworks
    .filter(({ name, driver, ingress }) => driver !== "null" && !ingress && !joined.has(name))
    .map(({ name }) => name);
}

/** How an object is removed, and the running containers that stop with it; null when no command removes it. */
export interface Removal {
  readonly line: ProposedLine;
  readonly name: string;
  readonly stops: readonly string[];
}

export function removal(world: World, ref: ObjectRef): Removal | null {
  const host = hostNamed(world, ref.host);
  if (ref.kind === "containers" && host) {
    const container = host.containers.find(({ id }) => id === ref.id);
    if (!container) return null;
    const running = container.state === "running" || container.state === "paused";
    const text = `docker rm ${running ? "-f " : ""}${quoted(container.name)}`;
    return {
      line: { machine: host.settings.name, text },
      name: shownName(host, container),
      stops: running ? [shownName(host, container)] : [],
    };
  }
  if (ref.kind === "dockerNetworks" && host) {
    const network = host.dockerNetworks.find(({ id }) => id === ref.id);
    if (!network || network.driver === "null") return null;
    const text = `docker network rm ${quoted(network.name)}`;
    return { line: { machine: host.settings.name, text }, name: network.name, stops: [] };
  }
  if (ref.kind === "hosts") {
    const gone = hostNamed(world, ref.id);
    if (!gone) return null;
    const running = gone.containers
      .filter(({ state }) => state === "running")
      .map((container) => shownName(gone, container));
    return { line: { machine: ref.id, text: `lab host rm ${quoted(ref.id)}` }, name: ref.id, stops: running };
  }
  if (ref.kind === "devices") return removeDevice(world, ref.id);
  if (ref.kind === "swarms") return removeService(world, ref);
  return null;
}

function removeDevice(world: World, id: string): Removal | null {
  const device = world.devices.find(({ name }) => name === id);
  if (!device) return null;
  const machine = world.hosts.find(() => true)?.settings.name ?? id;
  return { line: { machine, text: `lab ${verbFor(device)} rm ${quoted(id)}` }, name: id, stops: [] };
}

/** The word of `lab WORD rm` that takes this machine away. */
function verbFor({ kind, dhcp, dns }: Device): string {
  if (kind === "router") return "router";
  if (kind === "internet-host") return "internet";
  if (dhcp) return "dhcp";
  return dns ? "dns" : "client";
}

function removeService(world: World, ref: ObjectRef): Removal | null {
  const { swarmId, serviceId } = readSwarmRef(ref);
  const swarm = world.swarms.find(({ id }) => id === swarmId);
  const service = swarm?.services.find(({ id }) => id === serviceId);
  const manager = swarm?.nodes.find(({ leader }) => leader);
  if (!swarm || !service || !manager) return null;
  const stops = swarm.tasks
    .filter((task) => task.serviceId === service.id && task.state === "running")
    .map((task) => `${service.name}.${task.slot}`);
  return {
    line: { machine: manager.host, text: `docker service rm ${quoted(service.name)}` },
    name: service.name,
    stops,
  };
}
