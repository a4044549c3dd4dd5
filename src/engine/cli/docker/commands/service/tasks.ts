import type { Membership } from "../../../../dockerd/swarm/membership.ts";
import { findNode } from "../../../../dockerd/swarm/nodes.ts";
import { templateOf } from "../../../../dockerd/swarm/template.ts";
import { err, ok, type Result } from "../../../../lib/result.ts";
import type { Refusal } from "../../../../model/refusal.ts";
import type { SwarmService, SwarmTask } from "../../../../model/swarm.ts";
import { type Filters, filterRefusal, filtersOf, filterTest } from "../../filters.ts";
import { hasLabel } from "../../format/labels.ts";
import { formatList } from "../../format/list.ts";
import { naturalOrder } from "../../format/shorten.ts";
import { type CommandContext, failWith, refuseWith } from "../context.ts";
import { hostnameOf } from "../node/rows.ts";
import { TASK_LISTING, taskRow } from "./task-rows.ts";

/**
 * Prints the tasks that `isAsked` lets through, by name, the newest of a place first; older ones of a place are
 * indented. False when a filter or the format was refused. Source: facts on the command line, section 7.2.
 */
export function printTasks(
  context: CommandContext,
  membership: Membership,
  isAsked: (task: SwarmTask) => boolean,
): boolean {
  const { flags, printer, tx } = context;
  const { swarm } = membership;
  const test = taskTest(membership, filtersOf(flags.list("filter")));
  if (!test.ok) {
    refuseWith(context, test.error);
    return false;
  }
  const resolve = !flags.bool("no-resolve");
  const named = swarm.tasks
    .filter((task) => isAsked(task) && test.value(task))
    .toReversed()
    .map((task) => ({ task, name: nameOf(swarm.services, task, resolve) }))
    .toSorted((left, right) => naturalOrder(left.name, right.name) || right.task.created - left.task.created);
  const format = flags.text("format");
  const isTable = format === "" || format.startsWith("table");
  const rows = named.map(({ task, name }, at) => {
    const node = swarm.nodes.find(({ id }) => id === task.nodeId);
    return taskRow(tx.world, {
      task,
      name: isTable && named[at - 1]?.name === name ? ` \\_ ${name}` : name,
      node: resolve && node ? hostnameOf(node) : (task.nodeId ?? ""),
      host: node?.host ?? null,
      noTrunc: flags.bool("no-trunc"),
    });
  });
  const text = formatList(TASK_LISTING, rows, { format, quiet: flags.bool("quiet") });
  if (text.ok) printer.out(text.value);
  else failWith(context, text.error);
  return text.ok;
}

/** "web.1"; a task of a global service has its node's id for a number. */
function nameOf(services: readonly SwarmService[], task: SwarmTask, resolve: boolean): string {
  const service = services.find(({ id }) => id === task.serviceId);
  const name = resolve && service ? service.name : task.serviceId;
  return `${name}.${task.slot === 0 ? (task.nodeId ?? "") : task.slot}`;
}

const DESIRED = ["running", "shutdown", "accepted"];

function taskTest(
  { swarm, node: self }: Membership,
  filters: Filters,
): Result<(task: SwarmTask) => boolean, Refusal> {
  const serviceOf = (task: SwarmTask) => swarm.services.find(({ id }) => id === task.serviceId);
  const test = filterTest<SwarmTask>(filters, {
    "desired-state": (task, value) => task.desired === value,
    id: (task, value) => task.id.startsWith(value),
    label: (task, value) => hasLabel(serviceOf(task)?.containerLabels ?? {}, value),
    name: (task, value) => nameOf(swarm.services, task, true).startsWith(value),
    node: (task, value) => {
      const found = findNode(swarm, self, value);
      return found.ok && found.value.id === task.nodeId;
    },
    service: (task, value) => serviceOf(task)?.name === value || task.serviceId.startsWith(value),
    "up-to-date": (task, value) => {
      const service = serviceOf(task);
      return (service !== undefined && templateOf(service) === task.template) === (value === "true");
    },
  });
  if (!test.ok) return test;
  const bad = filters.get("desired-state")?.find((value) => !DESIRED.includes(value));
  if (bad === undefined) return ok(test.value);
  return err(filterRefusal(`invalid task state: ${bad}`, `desired-state is one of ${DESIRED.join(", ")}.`));
}
