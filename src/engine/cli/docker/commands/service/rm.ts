import { findService, removeService } from "../../../../dockerd/swarm/services.ts";
import { type CommandContext, forEachArgument } from "../context.ts";
import { asManager } from "../swarm/manager.ts";

/** `docker service rm`: names as typed, errors after them. Source: facts on the command line, section 7.2. */
export function rm(context: CommandContext): void {
  const { tx, hostName } = context;
  if (!asManager(context)) return;
  forEachArgument(context, (ref) => {
    const manager = asManager(context);
    if (!manager) return null;
    const found = findService(manager.swarm, ref);
    const removed = found.ok ? removeService(tx, hostName, found.value.id) : found;
    return removed.ok ? ref : removed.error;
  });
}
