/** Networks that dockerd makes itself and never removes. */
const PREDEFINED: ReadonlySet<string> = new Set(["nat", "none"]);

export function isPredefined(name: string): boolean {
  return PREDEFINED.has(name);
}

/** Names that `network create` refuses: the predefined ones and those that `--network` reads in its own way. */
export function isReservedName(name: string): boolean {
  return isPredefined(name) || name === "default" || name.startsWith("container:");
}

/** Networks of other products that `network prune` leaves alone. Source: facts on the command line, section 2.10. */
export const FOREIGN_NETWORKS: ReadonlySet<string> = new Set(["Default Switch", "WSL (Hyper-V firewall)"]);
