import { removeHnsNetwork } from "../hns/remove-network.ts";
import { err, ok, type Result } from "../lib/result.ts";
import type { DockerNetwork } from "../model/docker.ts";
import type { HostName } from "../model/ids.ts";
import type { Refusal } from "../model/refusal.ts";
import type { Transaction } from "../model/transaction.ts";
import type { Host } from "../model/world.ts";
import { findNetwork } from "./find.ts";
import { isPredefined } from "./predefined.ts";
import { daemonRefusal, fromHns, prefixed } from "./refusals.ts";
import { stopResolver } from "./resolver.ts";
import { removeSwarmNetwork } from "./swarm/remove-network.ts";
import { isAtLeast } from "./version.ts";

/** DELETE /networks/REF. Source: facts on the command line, section 2.7. */
export function removeNetwork(
  tx: Transaction,
  hostName: HostName,
  ref: string,
): Result<DockerNetwork, Refusal> {
  return tx.attempt(() => {
    const host = tx.host(hostName);
    const found = findNetwork(host, ref);
    if (!found.ok) return found;
    const network = found.value;
    if (isPredefined(network.name)) {
      return daemonRefusal(
        "predefined-network",
        `${network.name} is a pre-defined network and cannot be removed`,
        "Docker makes this network itself.",
      );
    }
    if (host.dockerNetworks.some((each) => network.configOnly && each.configFrom === network.name)) {
      return daemonRefusal(
        "network-in-use",
        `configuration network "${network.name}" is in use`,
        "Remove the networks made from it first.",
      );
    }
    if (network.scope === "swarm") {
      const removed = removeSwarmNetwork(tx, hostName, network.id);
      return removed.ok ? ok(network) : removed;
    }
    const active = activeEndpoints(host, network);
    if (active.length > 0) return inUse(host, network, active);
    tx.call(hostName, "dockerNetworks", network.id, {
      actor: "docker",
      why: `The docker client asks the daemon to remove the network ${network.name}.`,
      call: { name: `DELETE /networks/${network.name}` },
    });
    const dropped = dropNetwork(tx, hostName, network, "docker network rm");
    return dropped.ok ? ok(network) : dropped;
  });
}

/** Removes a network that nothing is on: in HNS, then in Docker's own store. */
export function dropNetwork(
  tx: Transaction,
  host: HostName,
  network: DockerNetwork,
  by: string,
): Result<void, Refusal> {
  stopResolver(tx, host, network);
  const { hnsNetworkId } = network;
  // A network that HNS does not know any more is gone already: dockerd ignores that answer.
  if (hnsNetworkId !== null && tx.host(host).hnsNetworks.has(hnsNetworkId)) {
    const removed = removeHnsNetwork(tx, host, hnsNetworkId);
    if (!removed.ok) {
      return err(prefixed(`error while removing network: `, fromHns(tx.host(host), removed.error)));
    }
  }
  tx.remove(host, "dockerNetworks", network.id, {
    actor: "dockerd",
    why: `dockerd forgets the network ${network.name} (${by}).`,
    show: "docker network ls",
  });
  return ok(undefined);
}

interface ActiveEndpoint {
  readonly container: string;
  readonly endpointId: string;
}

/** Endpoints that exist now: those of running containers. */
export function activeEndpoints(host: Host, network: DockerNetwork): readonly ActiveEndpoint[] {
  const found: ActiveEndpoint[] = [];
  for (const container of host.containers) {
    for (const endpoint of container.endpoints) {
      if (endpoint.networkId === network.id && endpoint.id !== "") {
        found.push({ container: container.name, endpointId: endpoint.id });
      }
    }
  }
  return found;
}

function inUse(
  host: Host,
  network: DockerNetwork,
  active: readonly ActiveEndpoint[],
): Result<never, Refusal> {
  const list = active
    .map(({ container, endpointId }) => `name:"${container}" id:"${endpointId.slice(0, 12)}"`)
    .join(", ");
  const which = isAtLeast(host.settings.docker.version, 28, 5)
    ? `network ${network.name} has active endpoints (${list})`
    : `network ${network.name} id ${network.id} has active endpoints`;
  return daemonRefusal(
    "network-in-use",
    `error while removing network: ${which}`,
    "Running containers are on it: stop or disconnect them first. Stopped containers do not hold a network.",
    `docker network disconnect ${network.name} ${active[0]?.container ?? ""}`,
  );
}
