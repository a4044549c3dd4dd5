import { ok, type Result } from "../../lib/result.ts";
import { Stream } from "../../lib/seed.ts";
import type { DockerNetworkId, HostName, SwarmServiceId } from "../../model/ids.ts";
import type { Refusal } from "../../model/refusal.ts";
import type { Swarm, SwarmPort, SwarmService } from "../../model/swarm.ts";
import type { Transaction } from "../../model/transaction.ts";
import { daemonRefusal } from "../refusals.ts";
import { leaseSwarmAddress, releaseSwarmAddresses } from "./leases.ts";
import { managerOf, putSwarm, swarmOf } from "./membership.ts";
import { reconcile } from "./reconcile.ts";
import { forgetTask } from "./run-task.ts";

export type ServiceRequest = Omit<
  SwarmService,
  "id" | "vips" | "created" | "updated" | "version" | "networkIds"
> & {
  /** Names or ids, as typed. */
  readonly networks: readonly string[];
};

/** POST /services/create. Checks in the manager's order. Source: facts on the command line, section 7.1. */
export function createService(
  tx: Transaction,
  hostName: HostName,
  request: ServiceRequest,
): Result<SwarmServiceId, Refusal> {
  const manager = managerOf(tx.world, tx.host(hostName));
  if (!manager.ok) return manager;
  const { swarm } = manager.value;
  const networkIds = resolveNetworks(tx, hostName, swarm, request.networks);
  if (!networkIds.ok) return networkIds;
  const refused = refusedSpec(swarm, request, null);
  if (refused) return refused;
  return tx.attempt(() => {
    const { networks: _names, ...spec } = request;
    const id = tx.mintSwarmId("service") as SwarmServiceId;
    const service: SwarmService = {
      ...spec,
      id,
      networkIds: networkIds.value,
      vips: {},
      ports: publishedPorts(swarm, request.name, request.ports),
      created: tx.world.clock,
      updated: tx.world.clock,
      version: 1,
    };
    putSwarm(
      tx,
      { ...swarm, services: [...swarm.services, service] },
      {
        actor: "swarm",
        why: `The manager stores the service ${service.name}: ${service.mode === "global" ? "one task on each node" : `${service.replicas} tasks`} of ${service.image}.`,
        call: { name: "POST /services/create", body: JSON.stringify({ Name: service.name }) },
        show: "docker service ls",
      },
    );
    const withVips = giveVirtualAddresses(tx, swarm.id, service);
    if (!withVips.ok) return withVips;
    reconcile(tx, swarm.id);
    return ok(id);
  });
}

/** Changes a service; its tasks follow. */
export function updateService(
  tx: Transaction,
  hostName: HostName,
  id: SwarmServiceId,
  change: (service: SwarmService) => SwarmService,
): Result<void, Refusal> {
  const manager = managerOf(tx.world, tx.host(hostName));
  if (!manager.ok) return manager;
  const { swarm } = manager.value;
  const service = swarm.services.find((each) => each.id === id);
  if (!service) return noSuchService(id);
  const changed = change(service);
  const refused = refusedSpec(swarm, changed, id);
  if (refused) return refused;
  const next = { ...changed, updated: tx.world.clock, version: service.version + 1 };
  putSwarm(
    tx,
    { ...swarm, services: swarm.services.map((each) => (each.id === id ? next : each)) },
    {
      actor: "swarm",
      why: `The manager changes the service ${service.name}; what runs is brought to it.`,
      call: { name: `POST /services/${id}/update` },
      show: `docker service ps ${service.name}`,
    },
  );
  reconcile(tx, swarm.id);
  return ok(undefined);
}

export function removeService(
  tx: Transaction,
  hostName: HostName,
  id: SwarmServiceId,
): Result<void, Refusal> {
  const manager = managerOf(tx.world, tx.host(hostName));
  if (!manager.ok) return manager;
  const { swarm } = manager.value;
  const service = swarm.services.find((each) => each.id === id);
  if (!service) return noSuchService(id);
  putSwarm(
    tx,
    { ...swarm, services: swarm.services.filter((each) => each.id !== id) },
    {
      actor: "swarm",
      why: `The manager removes the service ${service.name}.`,
      call: { name: `DELETE /services/${id}` },
      show: "docker service ls",
    },
  );
  for (const task of swarm.tasks) if (task.serviceId === id) forgetTask(tx, swarm.id, task.id);
  releaseSwarmAddresses(tx, swarm.id, `vip/${id}`);
  reconcile(tx, swarm.id);
  return ok(undefined);
}

/** A service by id, name or unique beginning of its id. */
export function findService(swarm: Swarm, ref: string): Result<SwarmService, Refusal> {
  const exact =
    swarm.services.find((each) => each.id === ref) ?? swarm.services.find((each) => each.name === ref);
  if (exact) return ok(exact);
  const matches = ref === "" ? [] : swarm.services.filter((each) => each.id.startsWith(ref));
  const [match] = matches;
  return match && matches.length === 1 ? ok(match) : noSuchService(ref);
}

function noSuchService(ref: string): ReturnType<typeof daemonRefusal> {
  return daemonRefusal(
    "service-not-found",
    `service ${ref} not found`,
    "docker service ls shows what there is.",
    "docker service ls",
  );
}

function resolveNetworks(
  tx: Transaction,
  hostName: HostName,
  swarm: Swarm,
  names: readonly string[],
): Result<readonly DockerNetworkId[], Refusal> {
  const ids: DockerNetworkId[] = [];
  for (const name of names) {
    const network =
      swarm.networks.find((each) => each.id === name) ?? swarm.networks.find((each) => each.name === name);
    if (!network) {
      const local = tx.host(hostName).dockerNetworks.some((each) => each.name === name);
      return daemonRefusal(
        local ? "swarm-scope-mismatch" : "network-not-found",
        `network ${name} not found`,
        local
          ? `${name} exists on this host only; a service needs a network of the swarm: create one with -d overlay.`
          : "docker network ls shows what there is.",
        "docker network create -d overlay NETWORK",
      );
    }
    if (network.ingress) {
      return daemonRefusal(
        "service-on-ingress",
        `rpc error: code = InvalidArgument desc = Service cannot be explicitly attached to the ingress network "${network.name}"`,
        "The routing mesh attaches services by itself when they publish a port.",
      );
    }
    ids.push(network.id);
  }
  return ok(ids);
}

function refusedSpec(
  swarm: Swarm,
  request: Pick<SwarmService, "name" | "ports" | "endpointMode">,
  own: SwarmServiceId | null,
): Result<never, Refusal> | null {
  const invalid = (code: string, text: string, hint: string) =>
    daemonRefusal(code, `rpc error: code = InvalidArgument desc = ${text}`, hint);
  const others = swarm.services.filter((each) => each.id !== own);
  const { name, ports, endpointMode } = request;
  if (!/^[a-zA-Z0-9](?:[-_]*[A-Za-z0-9]+)*$/.test(name)) {
    return invalid(
      "service-name-invalid",
      "name must be valid as a DNS name component",
      "Use letters, digits, - and _.",
    );
  }
  const published = ports.filter((port) => port.publishedPort !== 0);
  if (endpointMode === "dnsrr" && ports.some((port) => port.mode === "ingress")) {
    return invalid(
      "dnsrr-ingress",
      "EndpointSpec: port published with ingress mode can't be used with dnsrr mode",
      "Publish with mode=host, or leave --endpoint-mode out.",
    );
  }
  const twice = published.some(
    (port, index) => published.findIndex((each) => samePort(each, port)) !== index,
  );
  if (twice) {
    return invalid(
      "port-twice",
      "EndpointSpec: duplicate published ports provided",
      "Publish each port once.",
    );
  }
  for (const port of published) {
    const owner = others.find((each) => each.ports.some((other) => clash(port, other)));
    if (!owner) continue;
    const how =
      owner.ports.find((other) => clash(port, other))?.mode === "host"
        ? "a host-published port"
        : "an ingress port";
    return invalid(
      "host-port-conflict",
      `port '${port.publishedPort}' is already in use by service '${owner.name}' (${owner.id}) as ${how}`,
      "A published port belongs to one service in the whole swarm: choose another.",
    );
  }
  if (others.some((each) => each.name === name)) {
    return daemonRefusal(
      "service-name-taken",
      `rpc error: code = AlreadyExists desc = name conflicts with an existing object: service ${name} already exists`,
      "Remove it first, or choose another name.",
      `docker service rm ${name}`,
    );
  }
  return null;
}

function samePort(left: SwarmPort, right: SwarmPort): boolean {
  return left.publishedPort === right.publishedPort && left.protocol === right.protocol;
}

/** Two services may share a port only when both publish it on hosts: the scheduler keeps them apart. */
function clash(wanted: SwarmPort, other: SwarmPort): boolean {
  return samePort(wanted, other) && (wanted.mode === "ingress" || other.mode === "ingress");
}

/** Random ingress ports come from 30000 to 32767. */
function publishedPorts(swarm: Swarm, name: string, ports: readonly SwarmPort[]): readonly SwarmPort[] {
  const taken = new Set(swarm.services.flatMap((each) => each.ports.map((port) => port.publishedPort)));
  return ports.map((port) => {
    if (port.publishedPort !== 0 || port.mode === "host") return port;
    let publishedPort = 30000 + new Stream(`${swarm.id}/${name}/${port.targetPort}`).below(2768);
    while (taken.has(publishedPort)) publishedPort = publishedPort === 32767 ? 30000 : publishedPort + 1;
    taken.add(publishedPort);
    return { ...port, publishedPort };
  });
}

function giveVirtualAddresses(
  tx: Transaction,
  swarmId: Swarm["id"],
  service: SwarmService,
): Result<void, Refusal> {
  if (service.endpointMode !== "vip") return ok(undefined);
  const ingress = swarmOf(tx, swarmId).networks.find((network) => network.ingress);
  const meshed = ingress && service.ports.some((port) => port.mode === "ingress") ? [ingress.id] : [];
  const vips: Record<string, string> = {};
  for (const networkId of [...meshed, ...service.networkIds]) {
    const ip = leaseSwarmAddress(tx, swarmId, networkId, `vip/${service.id}`, null);
    // A network that never gets ready keeps the service waiting, it does not refuse it.
    if (ip.ok) vips[networkId] = ip.value;
  }
  const swarm = swarmOf(tx, swarmId);
  const services = swarm.services.map((each) => (each.id === service.id ? { ...each, vips } : each));
  putSwarm(
    tx,
    { ...swarm, services },
    {
      actor: "swarm",
      why: `${service.name} gets the virtual addresses ${Object.values(vips).join(", ") || "it can have once its networks are ready"}: one name, one address, many tasks.`,
    },
  );
  return ok(undefined);
}
