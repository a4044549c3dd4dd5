import type { Host, World } from "../../model/world.ts";
import type { CommandSpec } from "./grammar/command.ts";
import type { FlagValues } from "./grammar/flag-values.ts";
import type { Printer } from "./printer.ts";

const PIPE = "npipe:////./pipe/docker_engine";

export function isDaemonUp({ settings }: Host): boolean {
  return settings.docker.installed && settings.docker.running;
}

/** Nobody listens on the pipe. Source: facts on the command line, section 1.11. */
export function printDaemonDown(printer: Printer): void {
  printer.error(
    `failed to connect to the docker API at ${PIPE}; check if the path is correct and if the daemon is running: open //./pipe/docker_engine: The system cannot find the file specified.\n`,
  );
  printer.exit(1);
  printer.note({
    kind: "error",
    code: "daemon-not-running",
    text: "The service docker does not run on this host, so nobody listens on its pipe.",
    fix: "Start-Service docker",
    source: null,
  });
}

/** Flags that only a daemon of another system knows. Source: facts on the command line, section 1.6. */
export function daemonOsFault(flags: FlagValues): string | null {
  const lines = flags
    .typed()
    .filter((flag) => flag.daemonOs !== "")
    .map(
      ({ name, daemonOs }) =>
        `"--${name}" is only supported on a Docker daemon running on ${daemonOs}, but the Docker daemon is running on windows`,
    );
  return lines.length === 0 ? null : lines.join("\n");
}

export function swarmRole({ settings }: Host, world: World): "manager" | "worker" | null {
  const membership = settings.docker.swarm;
  if (membership === null) return null;
  const nodes = world.swarms.get(membership.swarmId)?.nodes ?? [];
  return nodes.find((node) => node.id === membership.nodeId)?.role ?? "worker";
}

const BEFORE_SWARM = ["swarm init", "swarm join"];
const ON_WORKER = [...BEFORE_SWARM, "swarm leave"];

/** Commands of a group that its help lists: `swarm` shows only what can be used now. */
export function visibleCommands(
  host: Host,
  world: World,
  commands: readonly CommandSpec[],
): readonly CommandSpec[] {
  const role = swarmRole(host, world);
  if (role === "manager") return commands;
  const usable = role === null ? BEFORE_SWARM : ON_WORKER;
  return commands.filter(({ path }) => !path.startsWith("swarm ") || usable.includes(path));
}
