import { shutDownComputeSystem } from "../hcs/shut-down.ts";
import { removeHnsEndpoint } from "../hns/remove-endpoint.ts";
import type { Container, DockerEndpoint } from "../model/docker.ts";
import type { ContainerId, HostName } from "../model/ids.ts";
import type { Transaction } from "../model/transaction.ts";
import type { ProcessEnd } from "./main-process.ts";
import { releasePorts } from "./publish-ports.ts";
import { forgetNames } from "./resolver.ts";
import { leaveSwarmNetworks } from "./swarm/attach.ts";

/**
 * The container's process has ended: its endpoints, names, ports and compartment go. Address and MAC are not kept.
 * With --rm the container itself goes too.
 */
export function exitContainer(tx: Transaction, host: HostName, id: ContainerId, end: ProcessEnd): void {
  const container = tx.host(host).containers.get(id);
  if (!container || (container.state !== "running" && container.state !== "paused")) return;
  releaseNetwork(tx, host, container);
  const stopped: Container = {
    ...container,
    state: "exited",
    exitCode: end.exitCode,
    finishedAt: tx.world.clock,
    compartmentId: null,
    endpoints: container.endpoints.filter((each) => !each.automatic).map(atRest),
    publish: container.publish.map((binding) => ({ ...binding, assignedPort: null })),
    logs: [...container.logs, ...end.output],
  };
  tx.put(host, "containers", id, stopped, {
    actor: "dockerd",
    why: `${container.name} has stopped. It holds no address and no port now; starting it again makes a new endpoint.`,
    show: "docker ps -a",
  });
  if (!container.autoRemove) return;
  tx.remove(host, "containers", id, {
    actor: "dockerd",
    why: `${container.name} was started with --rm, so dockerd removes it.`,
  });
}

/** Takes the container out of every network, as far as it is in one. */
export function releaseNetwork(tx: Transaction, host: HostName, container: Container): void {
  shareNoMore(tx, host, container);
  for (const endpoint of container.endpoints) leaveNetwork(tx, host, container, endpoint);
  releasePorts(tx, host, container);
  shutDownComputeSystem(tx, host, container);
  leaveSwarmNetworks(tx, host, container);
}

/** Removes one endpoint with its names. */
export function leaveNetwork(
  tx: Transaction,
  host: HostName,
  container: Container,
  endpoint: DockerEndpoint,
): void {
  const { hnsEndpointId } = endpoint;
  if (hnsEndpointId === null) return;
  const network = tx.host(host).dockerNetworks.get(endpoint.networkId);
  const ip = tx.host(host).hnsEndpoints.get(hnsEndpointId)?.ip ?? null;
  if (network && ip !== null) forgetNames(tx, host, network, ip);
  removeHnsEndpoint(tx, host, hnsEndpointId, container.name);
}

/** What is stored of an endpoint while the container does not run. */
function atRest(endpoint: DockerEndpoint): DockerEndpoint {
  return { ...endpoint, id: "", hnsEndpointId: null };
}

/** A container that lived in another's compartment gives its share of the endpoints back. */
function shareNoMore(tx: Transaction, host: HostName, container: Container): void {
  const { compartmentId } = container;
  if (!container.networkMode.startsWith("container:") || compartmentId === null) return;
  const interfaces = tx.host(host).compartments.get(compartmentId)?.interfaces ?? [];
  for (const { hnsEndpointId } of interfaces) {
    const endpoint = hnsEndpointId === null ? undefined : tx.host(host).hnsEndpoints.get(hnsEndpointId);
    if (!endpoint) continue;
    const containerIds = endpoint.containerIds.filter((id) => id !== container.id);
    const state = containerIds.length > 1 ? 3 : 2;
    tx.put(
      host,
      "hnsEndpoints",
      endpoint.id,
      { ...endpoint, containerIds, state },
      {
        actor: "HNS",
        why: `${container.name} does not use the endpoint any more.`,
      },
    );
  }
}
