import type { DockerEndpoint } from "../../model/docker.ts";
import type { ContainerId, HostName } from "../../model/ids.ts";
import type { Transaction } from "../../model/transaction.ts";
import { leaveNetwork } from "../exit-container.ts";
import { removeContainer } from "../remove-container.ts";
import { stopContainer } from "../stop-container.ts";

/** The agent ends a task's container and removes it, in whatever state it is. */
export function endTaskContainer(tx: Transaction, host: HostName, id: ContainerId): void {
  const container = tx.host(host).containers.get(id);
  if (container?.state === "paused") {
    tx.put(
      host,
      "containers",
      id,
      { ...container, state: "running" },
      { actor: "HCS", why: `HCS lets ${container.name} go on, so that it can end.` },
    );
  }
  stopContainer(tx, host, id, "stop", "agent");
  removeContainer(tx, host, id, true);
}

/** Containers of `docker run` lose their adapters in the swarm's networks; they run on. */
export function detachFromSwarm(tx: Transaction, host: HostName): void {
  for (const container of tx.host(host).containers) {
    const inSwarm = ({ networkId }: DockerEndpoint) =>
      tx.host(host).dockerNetworks.get(networkId)?.scope === "swarm";
    const lost = container.endpoints.filter(inSwarm);
    if (lost.length === 0) continue;
    for (const endpoint of lost) leaveNetwork(tx, host, container, endpoint);
    tx.put(
      host,
      "containers",
      container.id,
      { ...container, endpoints: container.endpoints.filter((endpoint) => !lost.includes(endpoint)) },
      {
        actor: "dockerd",
        why: `${container.name} loses its adapter in ${lost.map(({ networkName }) => networkName).join(", ")}: the network leaves with the swarm.`,
        show: "docker ps",
      },
    );
  }
}
