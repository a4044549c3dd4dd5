import { err, ok, type Result } from "../../../../lib/result.ts";
import type { Refusal } from "../../../../model/refusal.ts";
import type { SwarmNode } from "../../../../model/swarm.ts";
import { type Filters, filterRefusal, filtersOf, filterTest } from "../../filters.ts";
import { hasLabel } from "../../format/labels.ts";
import { formatList } from "../../format/list.ts";
import { naturalOrder } from "../../format/shorten.ts";
import { type CommandContext, failWith, refuseWith } from "../context.ts";
import { asManager } from "../swarm/manager.ts";
import { hostnameOf, NODE_LISTING, nodeRow } from "./rows.ts";

/** `docker node ls`. Source: facts on the command line, section 6. */
export function ls(context: CommandContext): void {
  const { flags, printer, tx } = context;
  const manager = asManager(context);
  if (!manager) return;
  const test = nodeTest(filtersOf(flags.list("filter")));
  if (!test.ok) return refuseWith(context, test.error);
  const rows = manager.swarm.nodes
    .filter(test.value)
    .toSorted((left, right) => naturalOrder(hostnameOf(left), hostnameOf(right)))
    .map((node) => nodeRow(tx.world, node, manager.node));
  const text = formatList(NODE_LISTING, rows, { format: flags.text("format"), quiet: flags.bool("quiet") });
  if (!text.ok) return failWith(context, text.error);
  printer.out(text.value);
}

function nodeTest(filters: Filters): Result<(node: SwarmNode) => boolean, Refusal> {
  const test = filterTest<SwarmNode>(filters, {
    id: (node, value) => node.id.startsWith(value),
    // Labels of the daemon; the lab's daemons have none.
    label: () => false,
    "node.label": (node, value) => hasLabel(node.labels, value),
    membership: (_node, value) => value === "accepted",
    name: (node, value) => node.host.toLowerCase().startsWith(value.toLowerCase()),
    role: (node, value) => node.role === value,
  });
  if (!test.ok) return test;
  const badRole = filters.get("role")?.find((value) => value !== "manager" && value !== "worker");
  if (badRole === undefined) return ok(test.value);
  return err(filterRefusal(`invalid role filter: '${badRole}'`, "role is manager or worker."));
}
