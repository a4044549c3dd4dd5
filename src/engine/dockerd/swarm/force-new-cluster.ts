import type { Swarm } from "../../model/swarm.ts";
import type { Transaction } from "../../model/transaction.ts";
import { withLeader } from "./leader.ts";
import { forgetSwarm } from "./leave.ts";
import { type Membership, putSwarm, swarmOf } from "./membership.ts";
import { reconcile } from "./reconcile.ts";

/** One manager goes on alone with all that it knows; the other managers are no members any more, workers stay. */
export function forceNewCluster(tx: Transaction, { swarm, node }: Membership): Swarm {
  const others = swarm.nodes.filter(({ id, role }) => role === "manager" && id !== node.id);
  for (const { host, id } of others) {
    if (tx.world.hosts.get(host)?.settings.docker.swarm?.nodeId === id) {
      forgetSwarm(tx, host, "a manager has gone on without it");
    }
  }
  const now = swarmOf(tx, swarm.id);
  const alone = { ...now, nodes: now.nodes.filter((each) => !others.some(({ id }) => id === each.id)) };
  putSwarm(tx, withLeader(alone), {
    actor: "swarm",
    why: `${node.host} goes on as the only manager with the services and networks that it knows.`,
    call: { name: "POST /swarm/init", body: JSON.stringify({ ForceNewCluster: true }) },
    show: "docker node ls",
  });
  reconcile(tx, swarm.id);
  return swarmOf(tx, swarm.id);
}
