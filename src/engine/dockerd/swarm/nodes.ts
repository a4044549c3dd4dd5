import { ok, type Result } from "../../lib/result.ts";
import type { HostName } from "../../model/ids.ts";
import type { Refusal } from "../../model/refusal.ts";
import type { Swarm, SwarmNode } from "../../model/swarm.ts";
import type { Transaction } from "../../model/transaction.ts";
import { daemonRefusal } from "../refusals.ts";
import { withLeader } from "./leader.ts";
import { forgetSwarm } from "./leave.ts";
import { hasQuorum, managerOf, putSwarm, swarmOf } from "./membership.ts";
import { reconcile } from "./reconcile.ts";
import { forgetTask } from "./run-task.ts";
import { hideSwarmNetworks, showSwarmNetwork } from "./show-network.ts";

/** What `docker node update`, `promote` and `demote` can change. */
export type NodeChange = Partial<Pick<SwarmNode, "availability" | "role" | "labels">>;

/** A node by id, host name in any case, or unique beginning of its id; "self" is the node asked. */
export function findNode({ nodes }: Swarm, self: SwarmNode, ref: string): Result<SwarmNode, Refusal> {
  const exact =
    ref === "self"
      ? self
      : (nodes.find(({ id }) => id === ref) ??
        only(nodes.filter(({ host }) => host.toLowerCase() === ref.toLowerCase())));
  if (exact) return ok(exact);
  const matches = ref === "" ? [] : nodes.filter(({ id }) => id.startsWith(ref));
  const [match] = matches;
  if (match && matches.length === 1) return ok(match);
  return daemonRefusal(
    "node-not-found",
    `node ${ref} not found`,
    "docker node ls shows what there is; a node that left and joined again is listed twice until the old one is removed.",
    "docker node ls",
  );
}

function only(nodes: readonly SwarmNode[]): SwarmNode | undefined {
  return nodes.length === 1 ? nodes[0] : undefined;
}

/** POST /nodes/ID/update. Source: moby, swarmkit, manager/controlapi, UpdateNode. */
export function updateNode(
  tx: Transaction,
  hostName: HostName,
  id: SwarmNode["id"],
  change: NodeChange,
): Result<void, Refusal> {
  const manager = managerOf(tx.world, tx.host(hostName));
  if (!manager.ok) return manager;
  const { swarm } = manager.value;
  const node = swarm.nodes.find((each) => each.id === id);
  if (!node) return findNodeFailed(swarm, manager.value.node, id);
  // Only a node that answers can take its place among the managers; until then the wish is all there is.
  const role = node.status === "down" && change.role === "manager" ? node.role : (change.role ?? node.role);
  const next: SwarmNode = { ...node, ...change, role, version: node.version + 1, updated: tx.world.clock };
  const changed = withLeader({ ...swarm, nodes: swarm.nodes.map((each) => (each.id === id ? next : each)) });
  if (node.role === "manager" && next.role === "worker") {
    const refused = refusedDemotion(changed);
    if (refused) return refused;
  }
  putSwarm(tx, changed, {
    actor: "swarm",
    why: `The manager changes the node ${node.host}: ${sentence(node, next)}.`,
    call: { name: `POST /nodes/${id}/update` },
    show: `docker node inspect ${node.host} --pretty`,
  });
  if (node.role !== next.role) showAsRole(tx, next, changed);
  reconcile(tx, swarm.id);
  return ok(undefined);
}

function findNodeFailed(swarm: Swarm, self: SwarmNode, ref: string): Result<never, Refusal> {
  const found = findNode(swarm, self, ref);
  if (found.ok) throw new Error(`${ref} was not there`);
  return found;
}

function refusedDemotion(after: Swarm): Result<never, Refusal> | null {
  if (!after.nodes.some(({ role }) => role === "manager")) {
    return daemonRefusal(
      "last-manager",
      "rpc error: code = FailedPrecondition desc = attempting to demote the last manager of the swarm",
      "A swarm without a manager could not be changed any more.",
      "docker node promote NODE",
    );
  }
  if (hasQuorum(after)) return null;
  return daemonRefusal(
    "quorum-lost",
    "rpc error: code = FailedPrecondition desc = can't remove member from the raft: this would result in a loss of quorum",
    "More than half of the managers that stay must answer.",
  );
}

function sentence(before: SwarmNode, after: SwarmNode): string {
  if (before.role !== after.role) return `it is a ${after.role} now`;
  if (before.availability === after.availability) return "its labels decide where tasks with constraints go";
  if (after.availability === "drain") return "it is drained, its tasks go to other nodes";
  return after.availability === "pause" ? "it keeps its tasks and gets no new ones" : "it takes tasks again";
}

/** Managers list every network of the swarm, workers those that they use. */
function showAsRole(tx: Transaction, { id, host, role }: SwarmNode, swarm: Swarm): void {
  if (tx.world.hosts.get(host)?.settings.docker.swarm?.nodeId !== id) return;
  if (role === "worker") return hideSwarmNetworks(tx, host);
  for (const network of swarm.networks) showSwarmNetwork(tx, host, network);
}

/** DELETE /nodes/ID. Source: facts on the command line, section 6; moby, swarmkit, RemoveNode. */
export function removeNode(
  tx: Transaction,
  hostName: HostName,
  id: SwarmNode["id"],
  force: boolean,
): Result<void, Refusal> {
  const manager = managerOf(tx.world, tx.host(hostName));
  if (!manager.ok) return manager;
  const { swarm, node: self } = manager.value;
  const node = swarm.nodes.find((each) => each.id === id);
  if (!node) return findNodeFailed(swarm, self, id);
  if (node.role === "manager") {
    return daemonRefusal(
      "node-is-manager",
      `rpc error: code = FailedPrecondition desc = node ${id} is a cluster manager and is a member of the raft cluster. It must be demoted to worker before removal`,
      "A manager is counted when the managers vote: take that from it first.",
      `docker node demote ${node.host}`,
    );
  }
  if (node.status === "ready" && !force) {
    return daemonRefusal(
      "node-not-down",
      `rpc error: code = FailedPrecondition desc = node ${id} is not down and can't be removed`,
      `Let it leave first: ${node.host}> docker swarm leave`,
    );
  }
  for (const task of swarm.tasks.filter(({ nodeId }) => nodeId === id)) forgetTask(tx, swarm.id, task.id);
  const member = tx.world.hosts.get(node.host)?.settings.docker.swarm;
  if (member?.nodeId === id) forgetSwarm(tx, node.host, "the managers have removed it");
  const now = swarmOf(tx, swarm.id);
  putSwarm(
    tx,
    { ...now, nodes: now.nodes.filter((each) => each.id !== id) },
    {
      actor: "swarm",
      why: `The manager takes ${node.host} off the list of nodes.`,
      call: { name: `DELETE /nodes/${id}${force ? "?force=1" : ""}` },
      show: "docker node ls",
    },
  );
  reconcile(tx, swarm.id);
  return ok(undefined);
}
