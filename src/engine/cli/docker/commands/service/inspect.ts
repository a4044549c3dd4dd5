import { findService } from "../../../../dockerd/swarm/services.ts";
import type { Refusal } from "../../../../model/refusal.ts";
import type { SwarmService } from "../../../../model/swarm.ts";
import { type CommandContext, failWith } from "../context.ts";
import { inspectEach } from "../network-inspect.ts";
import { asManager } from "../swarm/manager.ts";
import { prettyService } from "./pretty.ts";
import { serviceValue } from "./value.ts";

/** `docker service inspect [--pretty]`. Source: facts on the command line, section 7.2. */
export function inspect(context: CommandContext): void {
  const { args, flags, printer, tx } = context;
  if (flags.bool("pretty") && flags.text("format") !== "") {
    return failWith(context, "--format is incompatible with human friendly format");
  }
  const manager = asManager(context);
  if (!manager) return;
  const { swarm } = manager;
  if (!flags.bool("pretty")) {
    return inspectEach(context, (ref) => {
      const found = findService(swarm, ref);
      return found.ok ? { value: serviceValue(swarm, found.value) } : { refusal: noSuchService(ref) };
    });
  }
  const services: SwarmService[] = [];
  for (const ref of args) {
    const found = findService(swarm, ref);
    if (!found.ok) {
      failWith(context, noSuchService(ref).message);
      return printer.explain(noSuchService(ref));
    }
    services.push(found.value);
  }
  printer.out(services.map((service) => prettyService(service, tx.world.clock)).join(""));
}

function noSuchService(ref: string): Refusal {
  return {
    code: "service-not-found",
    layer: "cli",
    message: `no such service: ${ref}`,
    hint: "docker service ls shows what there is.",
    fix: "docker service ls",
  };
}
