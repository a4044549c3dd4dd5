import type { GroupSpec } from "./command.ts";

/** Real commands of Docker without a grammar here: they have nothing to do with networking. */
const LEFT_OUT: Readonly<Record<string, readonly string[]>> = {
  "": `build builder buildx checkpoint compose config context events history image import load login logout manifest
    plugin push rmi save search secret stack tag volume`.split(/\s+/),
  image: ["build", "history", "import", "inspect", "load", "prune", "push", "rm", "save", "tag"],
  system: ["df", "events", "prune"],
};

/** True for a command that Docker has and the lab leaves out. */
export function isLeftOut(group: GroupSpec | null, word: string): boolean {
  return LEFT_OUT[group?.name ?? ""]?.includes(word) ?? false;
}
