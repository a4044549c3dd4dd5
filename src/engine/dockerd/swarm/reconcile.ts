import type { SwarmId, SwarmNodeId } from "../../model/ids.ts";
import type { Swarm, SwarmNode, SwarmService, SwarmTask } from "../../model/swarm.ts";
import type { Transaction } from "../../model/transaction.ts";
import type { World } from "../../model/world.ts";
import { meetsConstraints } from "./constraints.ts";
import { swarmOf } from "./membership.ts";
import { forgetTask, runTask, stopTask, tasksOf } from "./run-task.ts";
import { syncSwarm } from "./sync.ts";

/** Brings what runs to what the services ask for, then tells the nodes about it. */
export function reconcile(tx: Transaction, swarmId: SwarmId): void {
  for (const { id } of swarmOf(tx, swarmId).services) {
    const service = swarmOf(tx, swarmId).services.find((each) => each.id === id);
    if (!service) continue;
    stopMisplaced(tx, swarmId, service);
    if (service.mode === "global") fillNodes(tx, swarmId, service);
    else fillSlots(tx, swarmId, service);
  }
  syncSwarm(tx, swarmId);
}

function isAlive(task: SwarmTask): boolean {
  return task.desired === "running" && (task.state === "running" || task.state === "pending");
}

/** Tasks of nodes that are down or drained, and waiting ones that may find a node now. */
function stopMisplaced(tx: Transaction, swarmId: SwarmId, service: SwarmService): void {
  const { nodes } = swarmOf(tx, swarmId);
  for (const task of tasksOf(tx, swarmId, service.id)) {
    if (!isAlive(task)) continue;
    const node = nodes.find((each) => each.id === task.nodeId);
    if (task.state === "pending") forgetTask(tx, swarmId, task.id);
    else if (!node || node.status === "down" || node.availability === "drain") stopTask(tx, swarmId, task.id);
  }
}

function fillNodes(tx: Transaction, swarmId: SwarmId, service: SwarmService): void {
  for (const node of candidates(tx.world, swarmOf(tx, swarmId), service)) {
    const there = tasksOf(tx, swarmId, service.id).some(
      (task) => task.nodeId === node.id && settled(task, service),
    );
    if (!there) runTask(tx, swarmId, { service, slot: 0, nodeId: node.id, problem: "" });
  }
}

function fillSlots(tx: Transaction, swarmId: SwarmId, service: SwarmService): void {
  const alive = tasksOf(tx, swarmId, service.id).filter((task) => settled(task, service));
  for (const task of alive) if (task.slot > service.replicas) forgetTask(tx, swarmId, task.id);
  for (let slot = 1; slot <= service.replicas; slot += 1) {
    if (alive.some((task) => task.slot === slot)) continue;
    const choice = chooseNode(tx.world, swarmOf(tx, swarmId), service);
    runTask(tx, swarmId, { service, slot, nodeId: choice.nodeId, problem: choice.problem });
  }
}

/** A rejected task is not tried again until the service is changed: the node's words stay readable. */
function settled(task: SwarmTask, service: SwarmService): boolean {
  return isAlive(task) || (task.state === "rejected" && task.created >= service.updated);
}

function candidates(world: World, swarm: Swarm, service: SwarmService): readonly SwarmNode[] {
  return swarm.nodes.filter(
    (node) =>
      node.status === "ready" &&
      node.availability === "active" &&
      meetsConstraints(node, world.hosts.get(node.host), service.constraints),
  );
}

interface Choice {
  readonly nodeId: SwarmNodeId | null;
  readonly problem: string;
}

/** Spread: the node with the fewest tasks of this service, then with the fewest at all, then the first that joined. */
function chooseNode(world: World, swarm: Swarm, service: SwarmService): Choice {
  const suited = candidates(world, swarm, service);
  const free = suited.filter((node) => !holdsHostPort(swarm, node, service));
  const running = (node: SwarmNode, ofService: boolean) =>
    swarm.tasks.filter(
      (task) => task.nodeId === node.id && isAlive(task) && (!ofService || task.serviceId === service.id),
    ).length;
  const [best] = free.toSorted(
    (left, right) =>
      running(left, true) - running(right, true) || running(left, false) - running(right, false),
  );
  return best ? { nodeId: best.id, problem: "" } : { nodeId: null, problem: problemOf(swarm, suited.length) };
}

function problemOf(swarm: Swarm, suited: number): string {
  const nodes = (count: number) => `${count} node${count === 1 ? "" : "s"}`;
  const ready = swarm.nodes.filter(
    (node) => node.status === "ready" && node.availability === "active",
  ).length;
  const busy = suited > 0 ? [`host-mode port already in use on ${nodes(suited)}`] : [];
  const unmet = ready > suited ? [`scheduling constraints not satisfied on ${nodes(ready - suited)}`] : [];
  const away =
    swarm.nodes.length > ready ? [`${nodes(swarm.nodes.length - ready)} not available for new tasks`] : [];
  return `no suitable node (${[...away, ...unmet, ...busy].join("; ")})`;
}

/** One task for each node and host port. */
function holdsHostPort(swarm: Swarm, node: SwarmNode, service: SwarmService): boolean {
  const wanted = service.ports.filter((port) => port.mode === "host" && port.publishedPort !== 0);
  if (wanted.length === 0) return false;
  return swarm.tasks.some((task) => {
    if (task.nodeId !== node.id || !isAlive(task)) return false;
    const ports = swarm.services.find((each) => each.id === task.serviceId)?.ports ?? [];
    return ports.some(
      (port) =>
        port.mode === "host" &&
        wanted.some((each) => each.publishedPort === port.publishedPort && each.protocol === port.protocol),
    );
  });
}
