import { ok, type Result } from "../../lib/result.ts";
import type { HostName } from "../../model/ids.ts";
import type { Refusal } from "../../model/refusal.ts";
import type { Swarm, SwarmNode } from "../../model/swarm.ts";
import type { Transaction } from "../../model/transaction.ts";
import { daemonRefusal } from "../refusals.ts";
import { detachFromSwarm, endTaskContainer } from "./end-container.ts";
import { withLeader } from "./leader.ts";
import { hasQuorum, type Membership, membershipOf, putSwarm, setMembership, swarmOf } from "./membership.ts";
import { unrealiseNetwork } from "./realise.ts";
import { reconcile } from "./reconcile.ts";
import { endTask } from "./run-task.ts";

/** POST /swarm/leave. A manager needs `force`. Source: facts on the command line, section 5.3. */
export function swarmLeave(tx: Transaction, hostName: HostName, force: boolean): Result<void, Refusal> {
  const membership = membershipOf(tx.world, tx.host(hostName));
  if (membership === null) {
    return daemonRefusal("not-in-swarm", "This node is not part of a swarm", "There is nothing to leave.");
  }
  const { swarm, node } = membership;
  if (node.locked && !force) return lockedStays();
  if (node.role === "manager" && !force) return managerStays(membership);
  stopWork(tx, swarm, node);
  tx.call(hostName, "hosts", hostName, {
    actor: "docker",
    why: "The docker client asks the daemon to leave the swarm.",
    call: { name: `POST /swarm/leave${force ? "?force=1" : ""}` },
  });
  forgetSwarm(tx, hostName, "it leaves");
  if (!tx.world.hosts.some(({ settings }) => settings.docker.swarm?.swarmId === swarm.id)) {
    tx.removeShared("swarms", swarm.id, {
      actor: "swarm",
      why: "The last node has left, and with it everything the swarm knew.",
    });
    return ok(undefined);
  }
  const after = withoutNode(swarmOf(tx, swarm.id), node);
  putSwarm(tx, after, {
    actor: "swarm",
    why: hasQuorum(after)
      ? `The managers mark ${hostName} as down and give its tasks to other nodes.`
      : `${hostName} was needed to decide: what the other nodes run goes on, but nobody can change it any more.`,
    show: "docker node ls",
  });
  reconcile(tx, swarm.id);
  return ok(undefined);
}

function withoutNode(swarm: Swarm, gone: SwarmNode): Swarm {
  const nodes = swarm.nodes.map((each) =>
    each.id === gone.id ? { ...each, status: "down" as const } : each,
  );
  return withLeader({ ...swarm, nodes });
}

/** Tasks of the swarm end before the node goes. */
function stopWork(tx: Transaction, swarm: Swarm, node: SwarmNode): void {
  for (const task of swarm.tasks) {
    if (task.nodeId === node.id && task.desired === "running") endTask(tx, swarm.id, task.id);
  }
}

/** The daemon keeps nothing of the swarm: neither its networks nor that it was a node. */
export function forgetSwarm(tx: Transaction, hostName: HostName, reason: string): void {
  for (const { id, task } of tx.host(hostName).containers) {
    if (task !== null) endTaskContainer(tx, hostName, id);
  }
  detachFromSwarm(tx, hostName);
  for (const network of tx.host(hostName).dockerNetworks.filter((each) => each.scope === "swarm")) {
    unrealiseNetwork(tx, hostName, network.id);
    tx.remove(hostName, "dockerNetworks", network.id, {
      actor: "dockerd",
      why: `${network.name} belongs to the swarm and leaves with it.`,
    });
  }
  setMembership(tx, hostName, null, {
    actor: "dockerd",
    why: `dockerd on ${hostName} forgets the swarm (${reason}); its overlay networks are gone from this host.`,
    show: "docker info",
  });
}

/** Source: moby, daemon/cluster/swarm.go, Leave. */
function lockedStays(): ReturnType<typeof daemonRefusal> {
  return daemonRefusal(
    "swarm-locked",
    "Swarm is encrypted and locked. Please unlock it first or use `--force` to ignore this message.",
    "A manager that waits for its key does not know whether the swarm can do without it.",
    "docker swarm leave --force",
  );
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
