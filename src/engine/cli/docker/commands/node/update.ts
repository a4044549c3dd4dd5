import { daemonRefusal } from "../../../../dockerd/refusals.ts";
import { findNode, type NodeChange, updateNode } from "../../../../dockerd/swarm/nodes.ts";
import { ok, type Result } from "../../../../lib/result.ts";
import type { Refusal } from "../../../../model/refusal.ts";
import type { SwarmNode } from "../../../../model/swarm.ts";
import type { FlagValues } from "../../grammar/flag-values.ts";
import { type CommandContext, failWith, refuseWith } from "../context.ts";
import { asManager } from "../swarm/manager.ts";

/** `docker node update`: prints the node as typed. Source: docker/cli, command/node/update.go. */
export function update(context: CommandContext): void {
  const { tx, hostName, flags, args, printer } = context;
  const [ref = ""] = args;
  const manager = asManager(context);
  if (!manager) return;
  const found = findNode(manager.swarm, manager.node, ref);
  if (!found.ok) return refuseWith(context, found.error);
  const unknown = flags.list("label-rm").find((key) => !Object.hasOwn(found.value.labels, key));
  if (unknown !== undefined) return failWith(context, `key ${unknown} doesn't exist in node's labels`);
  const change = changeOf(flags, found.value);
  const updated = change.ok ? updateNode(tx, hostName, found.value.id, change.value) : change;
  if (!updated.ok) return refuseWith(context, updated.error);
  printer.out(`${ref}\n`);
}

function changeOf(flags: FlagValues, node: SwarmNode): Result<NodeChange, Refusal> {
  const role = flags.has("role") ? flags.text("role").toLowerCase() : node.role;
  if (role !== "manager" && role !== "worker")
    return invalid("Role", role, "A node is a worker or a manager.");
  const availability = flags.has("availability")
    ? flags.text("availability").toLowerCase()
    : node.availability;
  if (availability !== "active" && availability !== "pause" && availability !== "drain") {
    return invalid("Availability", availability, "Availability is active, pause or drain.");
  }
  const gone = new Set(flags.list("label-rm"));
  const labels = Object.entries({ ...node.labels, ...flags.map("label-add") }).filter(
    ([key]) => !gone.has(key),
  );
  return ok({ role, availability, labels: Object.fromEntries(labels) });
}

/** Source: moby, daemon/cluster/convert, NodeSpecToGRPC. */
function invalid(what: string, value: string, hint: string): Result<never, Refusal> {
  return daemonRefusal("node-spec-invalid", `invalid ${what}: ${JSON.stringify(value)}`, hint);
}

/** `docker node promote`. */
export function promote(context: CommandContext): void {
  setRole(context, "manager");
}

/** `docker node demote`. */
export function demote(context: CommandContext): void {
  setRole(context, "worker");
}

/** One sentence for each node; the first refusal ends it. Source: docker/cli, command/node/promote.go and demote.go. */
function setRole(context: CommandContext, role: SwarmNode["role"]): void {
  const { tx, hostName, args, printer } = context;
  for (const ref of args) {
    const manager = asManager(context);
    if (!manager) return;
    const found = findNode(manager.swarm, manager.node, ref);
    if (!found.ok) return refuseWith(context, found.error);
    if (found.value.role === role) {
      printer.out(`Node ${ref} is already a ${role}.\n`);
      continue;
    }
    const updated = updateNode(tx, hostName, found.value.id, { role });
    if (!updated.ok) return refuseWith(context, updated.error);
    printer.out(
      role === "manager"
        ? `Node ${ref} promoted to a manager in the swarm.\n`
        : `Manager ${ref} demoted in the swarm.\n`,
    );
  }
}
