import type { FlagSpec } from "./flag-table.ts";
import { flagTable } from "./flag-table.ts";
import { commandList, flagUsages, more } from "./help.ts";
import { BY_TOP, GROUPS } from "./tree.ts";

/** Flags that go before the command. */
export const GLOBAL_FLAGS: readonly FlagSpec[] = flagTable(String.raw`
config|string|||Location of client config files
context,c|string|||Name of the context to use to connect to the daemon
debug,D|bool|||Enable debug mode
host,H|string|||Daemon socket to connect to
log-level,l|string|info||Set the logging level ("debug", "info", "warn", "error", "fatal")
tls|bool|||Use TLS; implied by --tlsverify
tlscacert|string|||Trust certs signed only by this CA
tlscert|string|||Path to TLS certificate file
tlskey|string|||Path to TLS key file
tlsverify|bool|||Use TLS and verify the remote
version,v|bool|||Print version information and quit
`);

export const TOP_USAGE = "docker [OPTIONS] COMMAND [ARG...]";

const COMMON = ["run", "exec", "ps", "pull", "images", "version", "info"];
const SWARM_GROUPS = ["node", "service"];

/** `docker --help`: the groups of a swarm show on its managers only. Source: facts, section 1.7. */
export function topHelp(isManager: boolean): string {
  const groups = (names: (name: string) => boolean) =>
    commandList(GROUPS.filter(({ name }) => names(name)).map(({ name, summary }) => [name, summary]));
  const swarm = (name: string) => name === "swarm" || (isManager && SWARM_GROUPS.includes(name));
  const commands = (names: readonly string[]) =>
    commandList(names.map((name) => [name, BY_TOP.get(name)?.summary ?? ""]));
  const others = [...BY_TOP.keys()].filter((name) => !COMMON.includes(name)).toSorted();
  return [
    `Usage:  ${TOP_USAGE}\n\nA self-sufficient runtime for containers\n`,
    `Common Commands:\n${commands(COMMON)}`,
    `Management Commands:\n${groups((name) => name !== "swarm" && !SWARM_GROUPS.includes(name))}`,
    `Swarm Commands:\n${groups(swarm)}`,
    `Commands:\n${commands(others)}`,
    `Global Options:\n${flagUsages(GLOBAL_FLAGS)}`,
    more("docker COMMAND"),
  ].join("\n");
}
