import { findContainer, findNetwork } from "../../../dockerd/find.ts";
import { containerValue } from "../inspect/container.ts";
import { networkValue } from "../inspect/network.ts";
import { type CommandContext, failWith, hostOf, wording } from "./context.ts";
import { type Inspected, inspectEach } from "./network-inspect.ts";
import { overlayExtras } from "./network-peers.ts";
import { anyInSwarm, inspectInSwarm, isSwarmType } from "./swarm/inspect-any.ts";

/** `docker container inspect`. Source: facts on the command line, section 4.7. */
export function containerInspect(context: CommandContext): void {
  inspectEach(context, (ref) => container(context, ref));
}

const TYPES = [
  "config",
  "container",
  "image",
  "network",
  "node",
  "plugin",
  "secret",
  "service",
  "task",
  "volume",
] as const;

/** `docker inspect`: containers first, then networks, then what a manager knows. Source: facts on the command line, section 4.7. */
export function inspect(context: CommandContext): void {
  const type = context.flags.text("type");
  if (context.flags.has("type") && !TYPES.some((known) => known === type)) {
    return failWith(
      context,
      `unknown type: "${type}": must be one of ${TYPES.map((name) => `"${name}"`).join(", ")}`,
    );
  }
  inspectEach(context, (ref) => {
    if (type === "container") return container(context, ref);
    if (type === "network") return network(context, ref);
    const missing = { refusal: noSuchObject(context, ref, type) };
    if (isSwarmType(type)) return inspectInSwarm(context, type, ref) ?? missing;
    if (type !== "") return missing;
    const own = container(context, ref);
    if ("value" in own) return own;
    const found = network(context, ref);
    if ("value" in found) return found;
    return anyInSwarm(context, ref) ?? missing;
  });
}

function container(context: CommandContext, ref: string): Inspected {
  const host = hostOf(context);
  const found = findContainer(host, ref);
  return found.ok
    ? { value: containerValue(host, found.value, context.flags.bool("size")) }
    : { refusal: found.error };
}

function network(context: CommandContext, ref: string): Inspected {
  const host = hostOf(context);
  const found = findNetwork(host, ref);
  if (found.ok && context.flags.bool("size")) {
    context.printer.error("WARNING: --size ignored for network\n");
  }
  if (!found.ok) return { refusal: found.error };
  return {
    value: networkValue(host, found.value, overlayExtras(context.tx.world, host, found.value, false)),
  };
}

function noSuchObject(context: CommandContext, ref: string, type: string) {
  return {
    code: "object-not-found",
    layer: "cli",
    message: type === "" ? wording(context).noSuchObject(ref) : `error: no such ${type}: ${ref}`,
    hint: "docker ps -a lists containers, docker network ls lists networks.",
  } as const;
}
