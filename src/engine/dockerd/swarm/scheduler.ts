import type { SwarmNodeId } from "../../model/ids.ts";
import type { Swarm, SwarmNode, SwarmService, SwarmTask } from "../../model/swarm.ts";
import type { World } from "../../model/world.ts";
import { attributeOf, meetsConstraints } from "./constraints.ts";

/** Where a task goes; without a node, why. */
export interface Choice {
  readonly nodeId: SwarmNodeId | null;
  /** As `docker service ps` shows it; "" when a node was found. */
  readonly problem: string;
}

/** True while the task runs or waits for a node, and is wanted. */
export function isAlive({ desired, state }: SwarmTask): boolean {
  return desired === "running" && (state === "running" || state === "preparing" || state === "pending");
}

export function isSuited(world: World, node: SwarmNode, service: SwarmService): boolean {
  return meetsConstraints(node, world.hosts.get(node.host), service.constraints);
}

/** Why a node takes no task; the first reason counts. Source: moby, swarmkit, manager/scheduler, filters. */
const FILTERS: readonly {
  readonly rejects: (world: World, swarm: Swarm, node: SwarmNode, service: SwarmService) => boolean;
  readonly words: (nodes: string) => string;
}[] = [
  {
    rejects: (_world, _swarm, node) => node.status !== "ready" || node.availability !== "active",
    words: (nodes) => `${nodes} not available for new tasks`,
  },
  {
    rejects: (world, _swarm, node, service) => !isSuited(world, node, service),
    words: (nodes) => `scheduling constraints not satisfied on ${nodes}`,
  },
  {
    rejects: (_world, swarm, node, service) => holdsHostPort(swarm, node, service),
    words: (nodes) => `host-mode port already in use on ${nodes}`,
  },
  {
    rejects: (_world, swarm, node, service) =>
      service.maxReplicasPerNode > 0 && tasksOn(swarm, node, service) >= service.maxReplicasPerNode,
    words: () => "max replicas per node limit exceed",
  },
];

/**
 * Spread: over the values of the preferred labels first, then the node with the fewest tasks of this service, then with
 * the fewest at all, then the first that joined.
 */
export function chooseNode(
  world: World,
  swarm: Swarm,
  service: SwarmService,
  nodes: readonly SwarmNode[] = swarm.nodes,
): Choice {
  const failures = FILTERS.map(() => 0);
  const free = nodes.filter((node) => {
    const failed = FILTERS.findIndex(({ rejects }) => rejects(world, swarm, node, service));
    if (failed >= 0) failures[failed] = (failures[failed] ?? 0) + 1;
    return failed < 0;
  });
  const ranked = free.map((node) => ({ node, load: loadOf(world, swarm, free, node, service) }));
  const [best] = ranked.toSorted((left, right) => compareLoads(left.load, right.load));
  return best ? { nodeId: best.node.id, problem: "" } : { nodeId: null, problem: problemOf(failures) };
}

function problemOf(failures: readonly number[]): string {
  const parts = FILTERS.map(({ words }, at) => ({ count: failures[at] ?? 0, words }))
    .filter(({ count }) => count > 0)
    .toSorted((left, right) => right.count - left.count)
    .map(({ count, words }) => words(`${count} node${count === 1 ? "" : "s"}`));
  return parts.length === 0 ? "no suitable node" : `no suitable node (${parts.join("; ")})`;
}

function loadOf(
  world: World,
  swarm: Swarm,
  nodes: readonly SwarmNode[],
  node: SwarmNode,
  service: SwarmService,
): readonly number[] {
  let group = nodes;
  const spread = service.spreadOver.map((key) => {
    const value = (each: SwarmNode) => attributeOf(each, world.hosts.get(each.host), key) ?? "";
    group = group.filter((each) => value(each) === value(node));
    return group.reduce((sum, each) => sum + tasksOn(swarm, each, service), 0);
  });
  return [...spread, tasksOn(swarm, node, service), tasksOn(swarm, node, null)];
}

function compareLoads(left: readonly number[], right: readonly number[]): number {
  const at = left.findIndex((load, index) => load !== right[index]);
  return at < 0 ? 0 : (left[at] ?? 0) - (right[at] ?? 0);
}

function tasksOn(swarm: Swarm, node: SwarmNode, service: SwarmService | null): number {
  return swarm.tasks.filter(
    (task) => task.nodeId === node.id && isAlive(task) && (!service || task.serviceId === service.id),
  ).length;
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
