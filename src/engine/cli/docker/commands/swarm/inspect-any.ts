import { type Membership, managerOf } from "../../../../dockerd/swarm/membership.ts";
import { findNode } from "../../../../dockerd/swarm/nodes.ts";
import { findService } from "../../../../dockerd/swarm/services.ts";
import type { World } from "../../../../model/world.ts";
import type { GoStruct } from "../../template/value.ts";
import { type CommandContext, hostOf } from "../context.ts";
import type { Inspected } from "../network-inspect.ts";
import { nodeValue } from "../node/value.ts";
import { taskValue } from "../service/task-value.ts";
import { serviceValue } from "../service/value.ts";

/** Objects of a swarm that `docker inspect` finds, in the order in which it looks. Source: facts, section 4.7. */
const FINDERS = {
  service: (_world: World, { swarm }: Membership, ref: string): GoStruct | null => {
    const found = findService(swarm, ref);
    return found.ok ? serviceValue(swarm, found.value) : null;
  },
  task: (world: World, { swarm }: Membership, ref: string): GoStruct | null => {
    const exact = swarm.tasks.find(({ id }) => id === ref);
    const starting = ref === "" ? [] : swarm.tasks.filter(({ id }) => id.startsWith(ref));
    const found = exact ?? (starting.length === 1 ? starting[0] : undefined);
    return found ? taskValue(world, swarm, found) : null;
  },
  node: (world: World, { swarm, node }: Membership, ref: string): GoStruct | null => {
    const found = findNode(swarm, node, ref);
    return found.ok ? nodeValue(world, swarm, found.value) : null;
  },
} as const;

type SwarmType = keyof typeof FINDERS;

export function isSwarmType(type: string): type is SwarmType {
  return Object.hasOwn(FINDERS, type);
}

/** One kind of object; only a manager can tell. null: there is no such object. */
export function inspectInSwarm(context: CommandContext, type: SwarmType, ref: string): Inspected | null {
  const { world } = context.tx;
  const manager = managerOf(world, hostOf(context));
  if (!manager.ok) return { refusal: manager.error };
  const value = FINDERS[type](world, manager.value, ref);
  return value === null ? null : { value };
}

/** The first kind that has such an object; null on a host that is no manager. */
export function anyInSwarm(context: CommandContext, ref: string): Inspected | null {
  const { world } = context.tx;
  const manager = managerOf(world, hostOf(context));
  if (!manager.ok) return null;
  for (const find of Object.values(FINDERS)) {
    const value = find(world, manager.value, ref);
    if (value !== null) return { value };
  }
  return null;
}
