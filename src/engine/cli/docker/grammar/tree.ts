import { CONTAINER_COMMANDS } from "../data/container.ts";
import { CREATE_COMMANDS } from "../data/container-create.ts";
import { NETWORK_COMMANDS } from "../data/network.ts";
import { SERVICE_COMMANDS } from "../data/service.ts";
import { SWARM_COMMANDS } from "../data/swarm.ts";
import { SYSTEM_COMMANDS } from "../data/system.ts";
import type { Chosen, CommandSpec, GroupSpec } from "./command.ts";

export const GROUPS: readonly GroupSpec[] = [
  { name: "container", summary: "Manage containers" },
  { name: "image", summary: "Manage images" },
  { name: "network", summary: "Manage networks" },
  { name: "node", summary: "Manage Swarm nodes" },
  { name: "service", summary: "Manage Swarm services" },
  { name: "swarm", summary: "Manage Swarm" },
  { name: "system", summary: "Manage Docker" },
];

/** The whole grammar: adding a command is adding a row to one of these tables. */
export const COMMANDS: readonly CommandSpec[] = [
  ...CONTAINER_COMMANDS,
  ...CREATE_COMMANDS,
  ...NETWORK_COMMANDS,
  ...SERVICE_COMMANDS,
  ...SWARM_COMMANDS,
  ...SYSTEM_COMMANDS,
];

/** Where the words of a command line lead. */
export type Resolution =
  | { readonly kind: "command"; readonly chosen: Chosen; readonly rest: readonly string[] }
  | { readonly kind: "group"; readonly group: GroupSpec; readonly rest: readonly string[] }
  | { readonly kind: "unknown"; readonly group: GroupSpec | null; readonly word: string };

/** Finds the command that the words name; what follows its name is `rest`. */
export function resolve(words: readonly string[]): Resolution {
  const [first = "", second] = words;
  const group = GROUPS.find(({ name }) => name === first);
  if (!group) {
    const top = BY_TOP.get(first);
    return top
      ? { kind: "command", chosen: { spec: top, path: `docker ${first}` }, rest: words.slice(1) }
      : { kind: "unknown", group: null, word: first };
  }
  if (second === undefined || second.startsWith("-")) return { kind: "group", group, rest: words.slice(1) };
  const spec = BY_PATH.get(`${first} ${second}`);
  return spec
    ? { kind: "command", chosen: { spec, path: `docker ${spec.path}` }, rest: words.slice(2) }
    : { kind: "unknown", group, word: second };
}

/** Commands of a group in the order of its help. */
export function commandsOf(group: GroupSpec): readonly CommandSpec[] {
  return COMMANDS.filter((spec) => spec.path.startsWith(`${group.name} `)).toSorted((left, right) =>
    left.path < right.path ? -1 : 1,
  );
}

/** Commands that can be typed without a group, by the word that does it. */
export const BY_TOP: ReadonlyMap<string, CommandSpec> = new Map(
  COMMANDS.flatMap((spec): [string, CommandSpec][] => {
    if (spec.top !== "") return [[spec.top, spec]];
    return spec.path.includes(" ") ? [] : [[spec.path, spec]];
  }),
);

const BY_PATH: ReadonlyMap<string, CommandSpec> = new Map(
  COMMANDS.flatMap((spec): [string, CommandSpec][] => {
    const [group = ""] = spec.path.split(" ");
    return [
      [spec.path, spec],
      ...spec.aliases.map((alias): [string, CommandSpec] => [`${group} ${alias}`, spec]),
    ];
  }),
);
