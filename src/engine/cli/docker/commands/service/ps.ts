import { findService } from "../../../../dockerd/swarm/services.ts";
import type { SwarmServiceId } from "../../../../model/ids.ts";
import { type CommandContext, failWith } from "../context.ts";
import { asManager } from "../swarm/manager.ts";
import { printTasks } from "./tasks.ts";

/** `docker service ps`: what was found first, then what was not. Source: facts on the command line, section 7.2. */
export function ps(context: CommandContext): void {
  const manager = asManager(context);
  if (!manager) return;
  const ids: SwarmServiceId[] = [];
  const missing: string[] = [];
  for (const ref of context.args) {
    const found = findService(manager.swarm, ref);
    if (found.ok) ids.push(found.value.id);
    else missing.push(`no such service: ${ref}`);
  }
  if (ids.length > 0 && !printTasks(context, manager, ({ serviceId }) => ids.includes(serviceId))) return;
  if (missing.length === 0) return;
  failWith(context, missing.join("\n"), {
    code: "service-not-found",
    text: "docker service ls shows what there is.",
    fix: "docker service ls",
    source: null,
  });
}
