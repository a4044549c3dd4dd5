import { removeHnsEndpoint } from "../../hns/remove-endpoint.ts";
import { removeHnsNetwork } from "../../hns/remove-network.ts";
import { ok, type Result } from "../../lib/result.ts";
import type { DockerNetwork } from "../../model/docker.ts";
import type { DockerNetworkId, HostName } from "../../model/ids.ts";
import type { Refusal } from "../../model/refusal.ts";
import type { SwarmNetwork } from "../../model/swarm.ts";
import type { Transaction } from "../../model/transaction.ts";
import { overlay } from "../drivers/overlay.ts";
import { realiseNetwork } from "../realise-network.ts";
import { stopResolver } from "../resolver.ts";
import { releaseNodeAddress } from "./leases.ts";
import { membershipOf } from "./membership.ts";
import { swarmNetworkOnNode } from "./show-network.ts";

/** Makes the swarm network real on a node, when its first container or task lands there. */
export function realiseSwarmNetwork(
  tx: Transaction,
  hostName: HostName,
  network: SwarmNetwork,
): Result<DockerNetwork, Refusal> {
  const known = tx.host(hostName).dockerNetworks.get(network.id);
  if (known && known.hnsNetworkId !== null) return ok(known);
  const made = realiseNetwork(tx, hostName, overlay, known ?? swarmNetworkOnNode(network));
  if (!made.ok) return made;
  const onNode: DockerNetwork = { ...made.value, scope: "swarm", ipam: network.ipam };
  tx.put(hostName, "dockerNetworks", network.id, onNode, {
    actor: "dockerd",
    why: `${network.name} is real on ${hostName} now: the plan of the manager has become an HNS network.`,
    show: `docker network inspect ${network.name}`,
  });
  return ok(onNode);
}

/** Takes the swarm network off a node; managers go on listing it. Source: moby, agentDeleteNetwork. */
export function unrealiseNetwork(tx: Transaction, hostName: HostName, id: DockerNetworkId): void {
  const host = tx.host(hostName);
  const network = host.dockerNetworks.get(id);
  if (!network || network.hnsNetworkId === null) return;
  const { hnsNetworkId } = network;
  for (const list of host.hnsPolicyLists.filter((each) => each.networkId === hnsNetworkId)) {
    tx.remove(hostName, "hnsPolicyLists", list.id, {
      actor: "HNS",
      why: `The load balancer for ${list.vips[0] ?? `port ${list.externalPort}`} goes before its network does.`,
      call: { name: `DELETE /policylists/${list.id}` },
    });
  }
  stopResolver(tx, hostName, network);
  for (const endpoint of host.hnsEndpoints.filter((each) => each.networkId === hnsNetworkId)) {
    removeHnsEndpoint(tx, hostName, endpoint.id, network.name);
  }
  removeHnsNetwork(tx, hostName, hnsNetworkId);
  const membership = membershipOf(tx.world, tx.host(hostName));
  if (membership) releaseNodeAddress(tx, membership.swarm.id, id, membership.node.id);
  const listed = membership?.node.role === "manager" || network.ingress;
  if (listed) {
    const { hnsNetworkId: _gone, ...rest } = network;
    const planned = membership?.swarm.networks.find((each) => each.id === id);
    const bare = planned ? swarmNetworkOnNode(planned) : { ...rest, hnsNetworkId: null };
    tx.put(hostName, "dockerNetworks", id, bare, {
      actor: "dockerd",
      why: `Nothing on ${hostName} uses ${network.name} any more: it is a plan again.`,
    });
  } else {
    tx.remove(hostName, "dockerNetworks", id, {
      actor: "dockerd",
      why: `Nothing on ${hostName} uses ${network.name} any more, so the node forgets it.`,
    });
  }
}
