import { ok, type Result } from "../../lib/result.ts";
import type { HostName } from "../../model/ids.ts";
import type { Refusal } from "../../model/refusal.ts";
import type { Swarm, SwarmNode } from "../../model/swarm.ts";
import type { Transaction } from "../../model/transaction.ts";
import { daemonRefusal } from "../refusals.ts";
import { type Membership, membershipOf, putSwarm, setMembership, swarmOf } from "./membership.ts";
import { unrealiseNetwork } from "./realise.ts";
import { reconcile } from "./reconcile.ts";
import { stopTask } from "./run-task.ts";

/** POST /swarm/leave. A manager needs `force`. Source: facts on the command line, section 5.3. */
export function swarmLeave(tx: Transaction, hostName: HostName, force: boolean): Result<void, Refusal> {
  const membership = membershipOf(tx.world, tx.host(hostName));
  if (membership === null) {
    return daemonRefusal("not-in-swarm", "This node is not part of a swarm", "There is nothing to leave.");
  }
  const { swarm, node } = membership;
  if (node.role === "manager" && !force) return managerStays(membership);
  stopWork(tx, hostName, swarm, node);
  const rest = swarmOf(tx, swarm.id).nodes.filter((each) => each.id !== node.id);
  const managers = rest.filter((each) => each.role === "manager" && each.status === "ready");
  setMembership(tx, hostName, null, {
    actor: "dockerd",
    why: `dockerd on ${hostName} forgets the swarm; its overlay networks are gone from this host.`,
    call: { name: `POST /swarm/leave${force ? "?force=1" : ""}` },
    show: "docker info",
  });
  if (managers.length === 0) {
    tx.removeShared("swarms", swarm.id, {
      actor: "swarm",
      why: "The last manager has left, and with it everything the swarm knew.",
    });
    return ok(undefined);
  }
  putSwarm(tx, withoutNode(swarmOf(tx, swarm.id), node), {
    actor: "swarm",
    why: `The managers mark ${hostName} as down and give its tasks to other nodes.`,
    show: "docker node ls",
  });
  reconcile(tx, swarm.id);
  return ok(undefined);
}

function withoutNode(swarm: Swarm, gone: SwarmNode): Swarm {
  const heir = swarm.nodes.find(
    (each) => each.id !== gone.id && each.role === "manager" && each.status === "ready",
  );
  const nodes = swarm.nodes.map((each) => {
    if (each.id === gone.id) return { ...each, status: "down" as const, leader: false };
    return gone.leader && each.id === heir?.id ? { ...each, leader: true } : each;
  });
  return { ...swarm, nodes };
}

/** Tasks end and networks of the swarm go before the node does. */
function stopWork(tx: Transaction, hostName: HostName, swarm: Swarm, node: SwarmNode): void {
  for (const task of swarm.tasks) {
    if (task.nodeId === node.id && task.state === "running") stopTask(tx, swarm.id, task.id);
  }
  for (const network of tx.host(hostName).dockerNetworks.filter((each) => each.scope === "swarm")) {
    unrealiseNetwork(tx, hostName, network.id);
    tx.remove(hostName, "dockerNetworks", network.id, {
      actor: "dockerd",
      why: `${network.name} belongs to the swarm and leaves with it.`,
    });
  }
}

function managerStays({ swarm }: Membership): ReturnType<typeof daemonRefusal> {
  const managers = swarm.nodes.filter((each) => each.role === "manager" && each.status === "ready").length;
  const start = "You are attempting to leave the swarm on a node that is participating as a manager.";
  const end =
    "The only way to restore a swarm that has lost consensus is to reinitialize it with `--force-new-cluster`. Use `--force` to suppress this message.";
  const quorum = Math.floor(managers / 2) + 1;
  const text =
    managers === 1
      ? `${start} Removing the last manager erases all current state of the swarm. Use \`--force\` to ignore this message.`
      : managers - 1 < quorum
        ? `${start} Removing this node leaves ${managers - 1} managers out of ${managers}. Without a Raft quorum your swarm will be inaccessible. ${end}`
        : `${start} ${end}`;
  return daemonRefusal(
    "manager-leaves",
    text,
    "Managers hold the swarm's state; --force leaves all the same.",
    "docker swarm leave --force",
  );
}
