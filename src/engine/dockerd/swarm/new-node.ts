import type { HostName, SwarmNodeId } from "../../model/ids.ts";
import type { SwarmNode } from "../../model/swarm.ts";
import type { Transaction } from "../../model/transaction.ts";

/** The node that a host becomes by `swarm init` or `swarm join`. */
export function newNode(
  tx: Transaction,
  host: HostName,
  place: Pick<SwarmNode, "role" | "leader" | "address" | "listenAddress" | "availability">,
): SwarmNode {
  return {
    ...place,
    id: tx.mintSwarmId("node") as SwarmNodeId,
    host,
    status: "ready",
    locked: false,
    labels: {},
    joined: tx.world.clock,
    updated: tx.world.clock,
    version: 1,
  };
}
