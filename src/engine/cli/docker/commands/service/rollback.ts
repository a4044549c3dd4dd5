import { findService, rollbackService } from "../../../../dockerd/swarm/services.ts";
import { type CommandContext, refuseWith } from "../context.ts";
import { asManager } from "../swarm/manager.ts";
import { printProgress } from "./progress.ts";

/** `docker service rollback`, and `service update --rollback`. Source: docker/cli, command/service/rollback.go. */
export function rollback(context: CommandContext): void {
  const { tx, hostName, flags, args, printer } = context;
  const [ref = ""] = args;
  const manager = asManager(context);
  if (!manager) return;
  const found = findService(manager.swarm, ref);
  const done = found.ok ? rollbackService(tx, hostName, found.value.id) : found;
  if (!done.ok) return refuseWith(context, done.error);
  printer.out(`${ref}\n`);
  const now = asManager(context);
  const service = now ? findService(now.swarm, ref) : null;
  if (flags.bool("detach") || flags.bool("quiet") || !now || !service?.ok) return;
  printProgress(printer, now.swarm, service.value, ref, true);
}
