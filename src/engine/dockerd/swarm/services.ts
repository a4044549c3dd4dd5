import { ok, type Result } from "../../lib/result.ts";
import { Stream } from "../../lib/seed.ts";
import type { HostName, SwarmServiceId } from "../../model/ids.ts";
import type { Refusal } from "../../model/refusal.ts";
import type { ServiceSpec, Swarm, SwarmPort, SwarmService } from "../../model/swarm.ts";
import type { Transaction } from "../../model/transaction.ts";
import { containerName } from "../container-names.ts";
import { daemonRefusal } from "../refusals.ts";
import { refusedSpec } from "./check-service.ts";
import { releaseSwarmAddresses } from "./leases.ts";
import { managerOf, putSwarm, swarmOf } from "./membership.ts";
import { reconcile } from "./reconcile.ts";
import { forgetTask } from "./run-task.ts";
import { type NetworkTarget, resolveNetworks } from "./service-networks.ts";
import { templateOf } from "./template.ts";
import { giveVirtualAddresses } from "./virtual-addresses.ts";

/** A spec as the client sends it: networks by name, "" for a name that the daemon chooses. */
export type ServiceRequest = Omit<ServiceSpec, "networks"> & { readonly networks: readonly NetworkTarget[] };

/** POST /services/create. Checks in the manager's order. Source: facts on the command line, section 7.1. */
export function createService(
  tx: Transaction,
  hostName: HostName,
  request: ServiceRequest,
): Result<SwarmServiceId, Refusal> {
  return tx.attempt(() => {
    const name = request.name === "" ? containerName(tx.host(hostName), tx.world.step) : request.name;
    const checked = checkedSpec(tx, hostName, { ...request, name }, null);
    if (!checked.ok) return checked;
    const { swarm, spec } = checked.value;
    const id = tx.mintSwarmId("service") as SwarmServiceId;
    const service: SwarmService = {
      ...spec,
      id,
      vips: {},
      created: tx.world.clock,
      updated: tx.world.clock,
      version: 1,
      previous: null,
      lastUpdate: null,
    };
    putSwarm(
      tx,
      { ...swarm, services: [...swarm.services, service] },
      {
        actor: "swarm",
        why: `The manager stores the service ${name}: ${service.mode === "global" ? "one task on each node" : `${service.replicas} tasks`} of ${service.image}.`,
        call: { name: "POST /services/create", body: JSON.stringify({ Name: name }) },
        show: "docker service ls",
      },
    );
    giveVirtualAddresses(tx, swarm.id, id);
    reconcile(tx, swarm.id);
    return ok(id);
  });
}

/** POST /services/ID/update: stores the spec; tasks made from another template are replaced. */
export function updateService(
  tx: Transaction,
  hostName: HostName,
  id: SwarmServiceId,
  change: (request: ServiceRequest) => ServiceRequest,
): Result<void, Refusal> {
  return tx.attempt(() => {
    const found = serviceOn(tx, hostName, id);
    if (!found.ok) return found;
    const checked = checkedSpec(tx, hostName, change(requestOf(found.value)), id);
    if (!checked.ok) return checked;
    storeSpec(tx, checked.value.swarm, found.value, checked.value.spec, "completed");
    return ok(undefined);
  });
}

/** POST /services/ID/update?rollback=previous. */
export function rollbackService(
  tx: Transaction,
  hostName: HostName,
  id: SwarmServiceId,
): Result<void, Refusal> {
  return tx.attempt(() => {
    const manager = managerOf(tx.world, tx.host(hostName));
    if (!manager.ok) return manager;
    const found = serviceOn(tx, hostName, id);
    if (!found.ok) return found;
    const { previous, name } = found.value;
    if (previous === null) {
      return daemonRefusal(
        "service-without-previous",
        `rpc error: code = FailedPrecondition desc = service ${name} does not have a previous spec`,
        "A service that was never changed has nothing to go back to.",
      );
    }
    const refused = refusedSpec(manager.value.swarm, previous, id);
    if (refused) return refused;
    storeSpec(tx, manager.value.swarm, found.value, previous, "rollback_completed");
    return ok(undefined);
  });
}

/** DELETE /services/ID. */
export function removeService(
  tx: Transaction,
  hostName: HostName,
  id: SwarmServiceId,
): Result<void, Refusal> {
  const found = serviceOn(tx, hostName, id);
  const manager = managerOf(tx.world, tx.host(hostName));
  if (!found.ok) return found;
  if (!manager.ok) return manager;
  const { swarm } = manager.value;
  putSwarm(
    tx,
    { ...swarm, services: swarm.services.filter((each) => each.id !== id) },
    {
      actor: "swarm",
      why: `The manager removes the service ${found.value.name}.`,
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
  if (match && matches.length === 1) return ok(match);
  if (matches.length > 1) {
    return daemonRefusal(
      "service-ambiguous",
      `service ${ref} is ambiguous (${matches.length} matches found)`,
      "Several services begin like this: type more of the id, or the name.",
      "docker service ls",
    );
  }
  return daemonRefusal(
    "service-not-found",
    `service ${ref} not found`,
    "docker service ls shows what there is.",
    "docker service ls",
  );
}

function serviceOn(tx: Transaction, hostName: HostName, id: SwarmServiceId): Result<SwarmService, Refusal> {
  const manager = managerOf(tx.world, tx.host(hostName));
  return manager.ok ? findService(manager.value.swarm, id) : manager;
}

function requestOf(service: SwarmService): ServiceRequest {
  const networks = service.networks.map(({ id, aliases }) => ({ target: id as string, aliases }));
  return { ...specOf(service), networks };
}

/** The part of a service that `create` and `update` set. */
function specOf(service: SwarmService): ServiceSpec {
  const { id: _id, vips: _vips, created: _created, updated: _updated, version: _version, ...rest } = service;
  const { previous: _previous, lastUpdate: _lastUpdate, ...spec } = rest;
  return spec;
}

function checkedSpec(
  tx: Transaction,
  hostName: HostName,
  request: ServiceRequest,
  own: SwarmServiceId | null,
): Result<{ readonly swarm: Swarm; readonly spec: ServiceSpec }, Refusal> {
  const manager = managerOf(tx.world, tx.host(hostName));
  if (!manager.ok) return manager;
  const { swarm } = manager.value;
  const networks = resolveNetworks(tx, hostName, swarm, request.networks);
  if (!networks.ok) return networks;
  const refused = refusedSpec(swarm, request, own);
  if (refused) return refused;
  const others = swarm.services.filter(({ id }) => id !== own);
  const ports = publishedPorts(`${swarm.id}/${request.name}`, others, request.ports);
  return ok({ swarm, spec: { ...request, networks: networks.value, ports } });
}

function storeSpec(
  tx: Transaction,
  swarm: Swarm,
  service: SwarmService,
  spec: ServiceSpec,
  state: "completed" | "rollback_completed",
): void {
  const replaces = templateOf(spec) !== templateOf(service);
  const next: SwarmService = {
    ...service,
    ...spec,
    updated: tx.world.clock,
    version: service.version + 1,
    previous: specOf(service),
    lastUpdate: replaces ? { state, at: tx.world.clock } : service.lastUpdate,
  };
  putSwarm(
    tx,
    { ...swarm, services: swarm.services.map((each) => (each.id === service.id ? next : each)) },
    {
      actor: "swarm",
      why: `The manager changes the service ${spec.name}; ${replaces ? "its tasks are replaced one by one" : "tasks that fit stay as they are"}.`,
      call: { name: `POST /services/${service.id}/update` },
      show: `docker service ps ${spec.name}`,
    },
  );
  giveVirtualAddresses(tx, swarm.id, service.id);
  reconcile(tx, swarmOf(tx, swarm.id).id);
}

/** Random ingress ports come from 30000 to 32767. */
function publishedPorts(
  seed: string,
  others: readonly SwarmService[],
  ports: readonly SwarmPort[],
): readonly SwarmPort[] {
  const taken = new Set(others.flatMap((each) => each.ports.map((port) => port.publishedPort)));
  return ports.map((port) => {
    if (port.publishedPort !== 0 || port.mode === "host") return port;
    let publishedPort = 30000 + new Stream(`${seed}/${port.targetPort}`).below(2768);
    while (taken.has(publishedPort)) publishedPort = publishedPort === 32767 ? 30000 : publishedPort + 1;
    taken.add(publishedPort);
    return { ...port, publishedPort };
  });
}
