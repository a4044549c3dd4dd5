import { type Membership, managerOf } from "../../../../dockerd/swarm/membership.ts";
import { type CommandContext, hostOf, refuseWith } from "../context.ts";

/** The swarm as this manager holds it; on any other host the daemon's refusal is printed and the answer is null. */
export function asManager(context: CommandContext): Membership | null {
  const manager = managerOf(context.tx.world, hostOf(context));
  if (manager.ok) return manager.value;
  refuseWith(context, manager.error);
  return null;
}
