import type { Swarm, SwarmService, SwarmTask } from "../../../../model/swarm.ts";
import { shortId } from "../../format/shorten.ts";
import type { Printer } from "../../printer.ts";

/** A bar that has come to its end. */
export const FULL_BAR = `[${"=".repeat(50)}>]`;

/** More tasks than this get no line of their own. */
const MOST_BARS = 20;
const LONGEST_STATE = "preparing".length;
const LONGEST_ERROR = 75;

/**
 * What stays on the terminal of `create`, `update` and `scale` once the service has converged. A service that does not
 * converge would be watched until Ctrl-C. Source: facts on the command line, section 7.1.
 */
export function printProgress(
  printer: Printer,
  swarm: Swarm,
  service: SwarmService,
  ref: string,
  rollback = false,
): void {
  const tasks = swarm.tasks.filter(
    ({ serviceId, desired }) => serviceId === service.id && desired === "running",
  );
  const count = service.mode === "global" ? tasks.length : service.replicas;
  const running = tasks.filter(({ state }) => state === "running").length;
  const what = rollback ? "rolling back update: " : "";
  if (rollback) printer.out("rollback: manually requested rollback\n");
  if (service.mode === "global" && count === 0) printer.out("overall progress: waiting for new tasks\n");
  else printer.out(`overall progress: ${what}${running} out of ${count} tasks\n`);
  if (count <= MOST_BARS) for (const task of inOrder(tasks)) printer.out(taskLine(service, task, count));
  if (running === count && !(service.mode === "global" && count === 0)) {
    return printer.out(`verify: Service ${ref} converged\n`);
  }
  printer.out(`Operation continuing in background.\nUse \`docker service ps ${ref}\` to check progress.\n`);
  const ended = tasks.some(({ state }) => state === "complete" || state === "failed");
  printer.note({
    kind: "warning",
    code: "service-not-converged",
    text: `Not every task of ${service.name} runs. ${ended ? "A process has ended at once; a service needs one that goes on, such as ping -t localhost. " : ""}A real terminal would go on watching until Ctrl-C, which is what is shown here.`,
    fix: `docker service ps ${service.name} --no-trunc`,
    source: null,
  });
}

function inOrder(tasks: readonly SwarmTask[]): readonly SwarmTask[] {
  return tasks.toSorted((left, right) => left.slot - right.slot);
}

function taskLine({ mode }: SwarmService, task: SwarmTask, count: number): string {
  const name = mode === "global" ? shortId(task.nodeId ?? "") : `${task.slot}/${count}`;
  if (task.error !== "") return `${name}: ${shortError(task.error)}\n`;
  // A task that has ended is not drawn any more: its line stays as it began.
  if (task.state === "complete") return `${name}: \n`;
  if (task.state !== "running") return `${name}: ${task.state}\n`;
  return `${name}: ${task.state.padEnd(LONGEST_STATE)} ${FULL_BAR}\n`;
}

function shortError(text: string): string {
  const line = text.replaceAll("\n", " ");
  return line.length > LONGEST_ERROR ? `${line.slice(0, LONGEST_ERROR - 1)}…` : line;
}
