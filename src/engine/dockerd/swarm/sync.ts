import type { SwarmId } from "../../model/ids.ts";
import type { Transaction } from "../../model/transaction.ts";
import { balanceLoad } from "./balance.ts";
import { liveEndpoints } from "./endpoints.ts";
import { gossipEndpoints } from "./gossip.ts";
import { swarmOf } from "./membership.ts";
import { publishNames } from "./names.ts";
import { unrealiseNetwork } from "./realise.ts";

/**
 * Brings every node to what the swarm holds now: remote endpoints, VFP mappings, load balancers and names; networks
 * that nothing on a node needs are taken off it. Compares and changes only what differs.
 */
export function syncSwarm(tx: Transaction, id: SwarmId): void {
  if (!tx.world.swarms.has(id)) return;
  for (const { id: networkId, ingress } of swarmOf(tx, id).networks) {
    for (const { host, status } of swarmOf(tx, id).nodes) {
      const realised = tx.world.hosts.get(host)?.dockerNetworks.get(networkId)?.hnsNetworkId;
      if (!realised || status !== "ready") continue;
      const needed = ingress
        ? swarmOf(tx, id).services.some((service) => service.ports.some(({ mode }) => mode === "ingress"))
        : liveEndpoints(tx.world, swarmOf(tx, id), networkId).some(
            (live) => live.host === host && live.container,
          );
      if (!needed) unrealiseNetwork(tx, host, networkId);
    }
    gossipEndpoints(tx, id, networkId);
    balanceLoad(tx, id, networkId);
    publishNames(tx, id, networkId);
  }
}
