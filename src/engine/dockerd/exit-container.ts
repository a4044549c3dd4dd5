import { endComputeSystem, shutDownComputeSystem } from "../hcs/shut-down.ts";
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
  endComputeSystem(tx, host, container);
  const addresses = container.endpoints.map((endpoint) => removeEndpoint(tx, host, container, endpoint));
  releasePorts(tx, host, container);
  shutDownComputeSystem(tx, host, container);
  for (const [index, endpoint] of container.endpoints.entries()) {
    forgetAddress(tx, host, endpoint, addresses[index] ?? null);
  }
  leaveSwarmNetworks(tx, host, container);
}

/** Removes one endpoint with its names. */
export function leaveNetwork(
  tx: Transaction,
  host: HostName,
  container: Container,
  endpoint: DockerEndpoint,
): void {
  forgetAddress(tx, host, endpoint, removeEndpoint(tx, host, container, endpoint));
}

/** libnetwork's Leave and the removal of the HNS endpoint; answers the address that it had. */
function removeEndpoint(
  tx: Transaction,
  host: HostName,
  container: Container,
  { hnsEndpointId }: DockerEndpoint,
): string | null {
  if (hnsEndpointId === null) return null;
  const hns = tx.host(host).hnsEndpoints.get(hnsEndpointId);
  if (!hns) return null;
  tx.call(host, "hnsEndpoints", hnsEndpointId, {
    actor: "dockerd",
    why: `libnetwork takes ${container.name} out of its network: it asks for the adapter to be unplugged, and then for the endpoint to be deleted.`,
    call: { name: `POST /endpoints/${hnsEndpointId}/detach` },
  });
  removeHnsEndpoint(tx, host, hnsEndpointId, container.name);
  return hns.ip;
}

function forgetAddress(
  tx: Transaction,
  host: HostName,
  endpoint: DockerEndpoint,
  address: string | null,
): void {
  const network = tx.host(host).dockerNetworks.get(endpoint.networkId);
  if (network && address !== null) forgetNames(tx, host, network, address);
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
