import { findContainer, findNetwork } from "../../../dockerd/find.ts";
import { containerValue, networkValue } from "../inspect-values.ts";
import { type CommandContext, failWith, hostOf } from "./context.ts";
import { type Inspected, inspectEach } from "./network-inspect.ts";

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

/** `docker inspect`: containers first, then networks. Source: facts on the command line, section 4.7. */
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
    const any = type === "" ? [container(context, ref), network(context, ref)] : [];
    return any.find((outcome) => "value" in outcome) ?? { refusal: noSuchObject(ref, type) };
  });
}

function container(context: CommandContext, ref: string): Inspected {
  const host = hostOf(context);
  const found = findContainer(host, ref);
  return found.ok ? { value: containerValue(host, found.value) } : { refusal: found.error };
}

function network(context: CommandContext, ref: string): Inspected {
  const host = hostOf(context);
  const found = findNetwork(host, ref);
  return found.ok ? { value: networkValue(host, found.value) } : { refusal: found.error };
}

function noSuchObject(ref: string, type: string) {
  return {
    code: "object-not-found",
    layer: "cli",
    message: `error: no such ${type === "" ? "object" : type}: ${ref}`,
    hint: "docker ps -a lists containers, docker network ls lists networks.",
  } as const;
}
