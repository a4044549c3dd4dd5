import { findNode } from "../../../../dockerd/swarm/nodes.ts";
import type { SwarmNode } from "../../../../model/swarm.ts";
import { type CommandContext, failWith, refuseWith } from "../context.ts";
import { inspectEach } from "../network-inspect.ts";
import { asManager } from "../swarm/manager.ts";
import { prettyNode } from "./pretty.ts";
import { nodeValue } from "./value.ts";

/** `docker node inspect [--pretty]`. Source: docker/cli, command/node/inspect.go. */
export function inspect(context: CommandContext): void {
  const { args, flags, printer, tx } = context;
  if (flags.bool("pretty") && flags.text("format") !== "") {
    return failWith(context, "--format is incompatible with human friendly format");
  }
  const manager = asManager(context);
  if (!manager) return;
  const { swarm, node: self } = manager;
  if (!flags.bool("pretty")) {
    return inspectEach(context, (ref) => {
      const found = findNode(swarm, self, ref);
      return found.ok ? { value: nodeValue(tx.world, swarm, found.value) } : { refusal: found.error };
    });
  }
  const nodes: SwarmNode[] = [];
  for (const ref of args) {
    const found = findNode(swarm, self, ref);
    if (!found.ok) return refuseWith(context, found.error);
    nodes.push(found.value);
  }
  printer.out(nodes.map((node) => prettyNode(tx.world, swarm, node)).join("\n"));
}
