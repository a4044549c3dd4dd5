import type { SwarmId, SwarmServiceId } from "../../model/ids.ts";
import type { Swarm, SwarmService, SwarmTask } from "../../model/swarm.ts";
import type { Transaction } from "../../model/transaction.ts";
import { hasQuorum, swarmOf } from "./membership.ts";
import { abandonTask, endTask, forgetTask, newTask, retryTask, sendTask, tasksOf } from "./run-task.ts";
import { chooseNode, isAlive, isSuited } from "./scheduler.ts";
import { syncSwarm } from "./sync.ts";
import { templateOf } from "./template.ts";

/** Brings what runs to what the services ask for, then tells the nodes about it. */
export function reconcile(tx: Transaction, swarmId: SwarmId): void {
  if (hasQuorum(swarmOf(tx, swarmId))) {
    for (const { id } of swarmOf(tx, swarmId).services) {
      stopMisplaced(tx, swarmId, id);
      fill(tx, swarmId, id);
      trimHistory(tx, swarmId, id);
    }
  }
  syncSwarm(tx, swarmId);
}

function serviceOf(tx: Transaction, swarmId: SwarmId, id: SwarmServiceId): SwarmService {
  const service = swarmOf(tx, swarmId).services.find((each) => each.id === id);
  if (!service) throw new Error(`no such service: ${id}`);
  return service;
}

/** Tasks of another spec, on nodes that are down, drained or not suited any more, and more of them than wanted. */
function stopMisplaced(tx: Transaction, swarmId: SwarmId, id: SwarmServiceId): void {
  const service = serviceOf(tx, swarmId, id);
  const { nodes } = swarmOf(tx, swarmId);
  const template = templateOf(service);
  for (const task of tasksOf(tx, swarmId, id)) {
    if (task.desired !== "running") continue;
    const node = nodes.find((each) => each.id === task.nodeId);
    if (service.mode === "replicated" && task.slot > service.replicas) forgetTask(tx, swarmId, task.id);
    else if (task.template !== template) endTask(tx, swarmId, task.id);
    else if (task.nodeId === null) continue;
    else if (!node || node.status === "down") abandonTask(tx, swarmId, task.id);
    else if (node.availability === "drain") endTask(tx, swarmId, task.id);
    else if (!isSuited(tx.world, node, service)) {
      endTask(tx, swarmId, task.id, "assigned node no longer meets constraints");
    }
  }
}

function fill(tx: Transaction, swarmId: SwarmId, id: SwarmServiceId): void {
  const service = serviceOf(tx, swarmId, id);
  if (service.mode === "global") {
    for (const node of swarmOf(tx, swarmId).nodes) {
      if (node.status === "ready" && node.availability === "active" && isSuited(tx.world, node, service)) {
        fillPlace(tx, swarmId, service, (task) => task.nodeId === node.id, { slot: 0, only: node.id });
      }
    }
    return;
  }
  for (let slot = 1; slot <= service.replicas; slot += 1) {
    fillPlace(tx, swarmId, service, (task) => task.slot === slot, { slot, only: null });
  }
}

interface Place {
  readonly slot: number;
  /** The node of a global task. */
  readonly only: Swarm["nodes"][number]["id"] | null;
}

/** Sees to it that one place of the service has its task: waiting ones find a node, rejected ones try again. */
function fillPlace(
  tx: Transaction,
  swarmId: SwarmId,
  service: SwarmService,
  isThere: (task: SwarmTask) => boolean,
  { slot, only }: Place,
): void {
  const wanted = tasksOf(tx, swarmId, service.id).find((task) => task.desired === "running" && isThere(task));
  if (wanted && wanted.state !== "pending" && wanted.state !== "rejected") return;
  const swarm = swarmOf(tx, swarmId);
  const nodes = only === null ? swarm.nodes : swarm.nodes.filter(({ id }) => id === only);
  if (wanted?.state === "rejected") {
    const choice = chooseNode(tx.world, swarm, service, nodes);
    if (choice.nodeId !== null) retryTask(tx, swarmId, service, wanted, choice.nodeId);
    return;
  }
  const others = { ...swarm, tasks: swarm.tasks.filter(({ id }) => id !== wanted?.id) };
  const choice = chooseNode(tx.world, others, service, nodes);
  const task = wanted ?? newTask(tx, service, { slot, nodeId: only });
  sendTask(tx, swarmId, service, task, choice);
}

/** Keeps as many tasks of each place as the swarm's limit says; those that live always stay. */
function trimHistory(tx: Transaction, swarmId: SwarmId, id: SwarmServiceId): void {
  const { settings } = swarmOf(tx, swarmId);
  const places = new Map<string, readonly SwarmTask[]>();
  for (const task of tasksOf(tx, swarmId, id)) {
    const place = task.slot > 0 ? String(task.slot) : (task.nodeId ?? "");
    places.set(place, [...(places.get(place) ?? []), task]);
  }
  for (const tasks of places.values()) {
    const surplus = Math.max(0, tasks.length - Math.max(1, settings.taskHistoryLimit));
    const dead = tasks.filter((task) => !isAlive(task) && task.desired !== "running");
    for (const task of dead.slice(0, surplus)) forgetTask(tx, swarmId, task.id);
  }
}
