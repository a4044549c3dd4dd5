import { findService } from "../../../../dockerd/swarm/services.ts";
import { isoTime } from "../../../../lib/time.ts";
import type { Swarm, SwarmTask } from "../../../../model/swarm.ts";
import { shortId } from "../../format/shorten.ts";
import { type CommandContext, failWith } from "../context.ts";
import { hostnameOf } from "../node/rows.ts";
import { asManager } from "../swarm/manager.ts";

/** `docker service logs`: lines of every task, each with its task before it. Source: docker/cli, command/service/logs.go. */
export function logs(context: CommandContext): void {
  const { args, printer } = context;
  const [ref = ""] = args;
  const manager = asManager(context);
  if (!manager) return;
  const { swarm } = manager;
  const found = findService(swarm, ref);
  const tasks = found.ok
    ? swarm.tasks.filter(({ serviceId }) => serviceId === found.value.id)
    : swarm.tasks.filter(({ id }) => id === ref || (ref !== "" && id.startsWith(ref)));
  if (!found.ok && tasks.length !== 1) {
    return failWith(context, `no such task or service: ${ref}`, {
      code: "service-not-found",
      text: "docker service ls shows what there is.",
      fix: "docker service ls",
      source: null,
    });
  }
  const service = swarm.services.find(({ id }) => id === tasks[0]?.serviceId);
  if (service?.tty && !context.flags.bool("raw")) {
    return failWith(context, "tty service logs only supported with --raw");
  }
  const width = String(found.ok ? found.value.replicas : (tasks[0]?.slot ?? 0)).length;
  for (const task of tasks) printer.out(taskLines(context, swarm, task, width));
}

function taskLines(context: CommandContext, swarm: Swarm, task: SwarmTask, width: number): string {
  const { tx, flags } = context;
  const node = swarm.nodes.find(({ id }) => id === task.nodeId);
  const host = node ? tx.world.hosts.get(node.host) : undefined;
  const lines = (task.containerId && host?.containers.get(task.containerId)?.logs) || [];
  const tail = flags.text("tail");
  const shown = /^\d+$/.test(tail) ? lines.slice(Math.max(0, lines.length - Number(tail))) : lines;
  if (flags.bool("raw")) return shown.map((line) => `${line}\n`).join("");
  const service = swarm.services.find(({ id }) => id === task.serviceId);
  const resolve = !flags.bool("no-resolve");
  const id = flags.bool("no-trunc") ? task.id : shortId(task.id);
  const name = `${resolve ? service?.name : task.serviceId}.${task.slot}${flags.bool("no-task-ids") ? "" : `.${id}`}`;
  const where = resolve && node ? hostnameOf(node) : (task.nodeId ?? "");
  const padding = " ".repeat(Math.max(0, width - String(task.slot).length));
  const time = flags.bool("timestamps") ? `${isoTime(task.created)} ` : "";
  return shown.map((line) => `${time}${name}@${where}${padding}    | ${line}\n`).join("");
}
