import { findNode } from "../../../../dockerd/swarm/nodes.ts";
import type { SwarmNodeId } from "../../../../model/ids.ts";
import type { Refusal } from "../../../../model/refusal.ts";
import { refusalLine } from "../../printer.ts";
import { type CommandContext, failWith } from "../context.ts";
import { printTasks } from "../service/tasks.ts";
import { asManager } from "../swarm/manager.ts";

/** `docker node ps`: tasks of the nodes named, of this one when none is. Source: docker/cli, command/node/ps.go. */
export function ps(context: CommandContext): void {
  const { args, printer } = context;
  const manager = asManager(context);
  if (!manager) return;
  const ids: SwarmNodeId[] = [];
  const refusals: Refusal[] = [];
  for (const ref of args.length === 0 ? ["self"] : args) {
    const found = findNode(manager.swarm, manager.node, ref);
    if (found.ok) ids.push(found.value.id);
    else refusals.push(found.error);
  }
  const isAsked = (nodeId: SwarmNodeId | null) => nodeId !== null && ids.includes(nodeId);
  if (ids.length > 0 && !printTasks(context, manager, ({ nodeId }) => isAsked(nodeId))) return;
  if (refusals.length === 0) return;
  failWith(context, refusals.map(refusalLine).join("\n"));
  for (const refusal of refusals) printer.explain(refusal);
}
