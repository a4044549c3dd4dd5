import type { DockerNetwork } from "../model/docker.ts";
import type { HostName } from "../model/ids.ts";
import type { Transaction } from "../model/transaction.ts";
import { FOREIGN_NETWORKS, isPredefined } from "./predefined.ts";
import { activeEndpoints, dropNetwork } from "./remove-network.ts";

/**
 * Removes every local network that no running container is on and that the filter accepts; names of those removed.
 * What is adopted from HNS stays. Source: facts on the command line, section 2.10.
 */
export function pruneNetworks(
  tx: Transaction,
  hostName: HostName,
  filter: (network: DockerNetwork) => boolean,
): readonly string[] {
  const removed: string[] = [];
  for (const network of tx.host(hostName).dockerNetworks.toArray()) {
    if (network.scope !== "local" || isKept(network) || !filter(network)) continue;
    if (activeEndpoints(tx.host(hostName), network).length > 0) continue;
    const dropped = tx.attempt(() => dropNetwork(tx, hostName, network, "docker network prune"));
    if (dropped.ok) removed.push(network.name);
  }
  return removed;
}

function isKept(network: DockerNetwork): boolean {
  return (
    isPredefined(network.name) || FOREIGN_NETWORKS.has(network.name) || network.hnsOwned || network.configOnly
  );
}
