import type { HostName, SwarmId } from "../../model/ids.ts";
import type { Swarm, SwarmNode, SwarmTask } from "../../model/swarm.ts";
import type { Transaction } from "../../model/transaction.ts";
import { endTaskContainer } from "./end-container.ts";
import { withLeader } from "./leader.ts";
import { hasQuorum, putSwarm, swarmOf } from "./membership.ts";
import { reconcile } from "./reconcile.ts";
import { noteEnd } from "./run-task.ts";

/**
 * What the managers hear after a command: daemons that went or came back, processes of tasks that have ended. They act
 * on it, and rejected tasks are tried again, as a real swarm does every few seconds.
 */
export function settleSwarms(tx: Transaction): void {
  for (const { id } of tx.world.swarms) {
    const changed = [watchNodes(tx, id), reportEnds(tx, id)].some(Boolean);
    const rejected = swarmOf(tx, id).tasks.some(
      ({ desired, state }) => desired === "running" && state === "rejected",
    );
    if (changed || rejected) reconcile(tx, id);
  }
}

/** Brings the status of each node to whether its daemon answers; true when one has changed. */
export function watchNodes(tx: Transaction, swarmId: SwarmId): boolean {
  const turned = swarmOf(tx, swarmId).nodes.filter(
    (node) => isMember(tx, swarmId, node) && hasTurned(tx, node),
  );
  for (const node of turned) {
    if (node.status === "down") forgetOldWork(tx, swarmId, node);
    const status = node.status === "down" ? "ready" : "down";
    const swarm = swarmOf(tx, swarmId);
    const nodes = swarm.nodes.map((each) => (each.id === node.id ? ({ ...each, status } as const) : each));
    putSwarm(tx, withLeader({ ...swarm, nodes }), {
      actor: "swarm",
      why:
        status === "down"
          ? `${node.host} does not answer any more: the managers mark it as down.`
          : `${node.host} answers again.`,
      show: "docker node ls",
    });
  }
  return turned.length > 0;
}

/** A node that has left stays in the list as down, whatever its daemon does. */
function isMember(tx: Transaction, swarmId: SwarmId, { id, host }: SwarmNode): boolean {
  const member = tx.world.hosts.get(host)?.settings.docker.swarm;
  return member?.swarmId === swarmId && member.nodeId === id;
}

function hasTurned(tx: Transaction, { host, status, locked }: SwarmNode): boolean {
  const answers = tx.host(host).settings.docker.running && !locked;
  return answers !== (status === "ready");
}

/** The node is back: what it ran for tasks that are not wanted any more goes. */
function forgetOldWork(tx: Transaction, swarmId: SwarmId, { id, host }: SwarmNode): void {
  const over = (task: SwarmTask) =>
    task.nodeId === id && task.desired === "shutdown" && task.containerId !== null;
  for (const task of swarmOf(tx, swarmId).tasks.filter(over)) {
    if (task.containerId !== null) endTaskContainer(tx, host, task.containerId);
    const swarm = swarmOf(tx, swarmId);
    const ended = { ...task, state: "shutdown" as const, containerId: null, changed: tx.world.clock };
    putSwarm(
      tx,
      { ...swarm, tasks: swarm.tasks.map((each) => (each.id === task.id ? ended : each)) },
      { actor: "swarm", why: `${host} reports that it has stopped a task that others have taken over.` },
    );
  }
}

/** Tasks whose process is not there any more, on nodes that can say so; true when there was one. */
function reportEnds(tx: Transaction, swarmId: SwarmId): boolean {
  const swarm = swarmOf(tx, swarmId);
  if (!hasQuorum(swarm)) return false;
  const over = swarm.tasks.filter((task) => {
    if (task.desired !== "running" || task.state !== "running" || task.containerId === null) return false;
    const node = swarm.nodes.find(({ id, status }) => id === task.nodeId && status === "ready");
    return node !== undefined && !isUp(tx, node.host, task.containerId);
  });
  for (const task of over) noteEnd(tx, swarmId, task, containerOf(tx, swarm, task));
  return over.length > 0;
}

function isUp(tx: Transaction, host: HostName, id: NonNullable<SwarmTask["containerId"]>): boolean {
  const state = tx.host(host).containers.get(id)?.state;
  return state === "running" || state === "paused";
}

function containerOf(tx: Transaction, swarm: Swarm, { nodeId, containerId }: SwarmTask) {
  const host = swarm.nodes.find(({ id }) => id === nodeId)?.host;
  return host === undefined || containerId === null ? undefined : tx.host(host).containers.get(containerId);
}
