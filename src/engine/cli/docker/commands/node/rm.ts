import { findNode, removeNode } from "../../../../dockerd/swarm/nodes.ts";
import { type CommandContext, forEachArgument } from "../context.ts";
import { asManager } from "../swarm/manager.ts";

/** `docker node rm`: names as typed, errors after them. Source: facts on the command line, section 6. */
export function rm(context: CommandContext): void {
  const { tx, hostName, flags } = context;
  if (!asManager(context)) return;
  forEachArgument(context, (ref) => {
    const manager = asManager(context);
    if (!manager) return null;
    const found = findNode(manager.swarm, manager.node, ref);
    const removed = found.ok ? removeNode(tx, hostName, found.value.id, flags.bool("force")) : found;
    return removed.ok ? ref : removed.error;
  });
}
