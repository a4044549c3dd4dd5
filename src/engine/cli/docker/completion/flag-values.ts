import type { Completion, CompletionQuery } from "../../../shell/program.ts";
import type { FlagSpec } from "../grammar/flag-table.ts";
import { OPTION_KEYS } from "../option-keys.ts";
import { completion } from "./completion.ts";
import { containerNames, hostOf, networkNames } from "./names.ts";
import { constraints, hostAddresses, joinTokens } from "./swarm-names.ts";

/** Values that fit a flag; `current` is what is typed of the value. */
export function flagValues(query: CompletionQuery, flag: FlagSpec, current: string): readonly Completion[] {
  const source = SOURCES[flag.name];
  if (!source) return [];
  return source(query).filter(({ text }) => text.toLowerCase().startsWith(current.toLowerCase()));
}

const words = (...rows: readonly (readonly [text: string, description: string])[]) => {
  const list = rows.map(([text, description]) => completion(text, "value", description));
  return () => list;
};

const SOURCES: Readonly<Record<string, (query: CompletionQuery) => readonly Completion[]>> = {
  driver: words(
    ["nat", "own subnet behind the host's address"],
    ["transparent", "containers are hosts of the LAN"],
    ["l2bridge", "LAN addresses with the host's MAC"],
    ["l2tunnel", "like l2bridge, all traffic through the physical host"],
    ["overlay", "VXLAN across the hosts of a swarm"],
    ["internal", "containers and host only"],
    ["private", "containers only"],
  ),
  opt: optionKeys,
  isolation: words(
    ["process", "shares the host's kernel"],
    ["hyperv", "has a kernel of its own in a utility VM"],
    ["default", "what the daemon is set to"],
  ),
  network: (query) => [
    ...networkNames(query),
    ...containerNames(query, ({ state }) => state === "running").map((found) => ({
      ...found,
      text: `container:${found.text}`,
      description: "shares this container's compartment",
    })),
  ],
  restart: words(
    ["no", "stay stopped"],
    ["always", "start again, whatever happened"],
    ["unless-stopped", "start again unless stopped by hand"],
    ["on-failure", "start again when the exit code is not 0"],
  ),
  pull: words(
    ["always", "fetch first"],
    ["missing", "fetch when it is not there"],
    ["never", "do not fetch"],
  ),
  scope: words(["local", "this host"], ["swarm", "all nodes"]),
  format: words(["json", "one JSON document"], ["table", "table with headers"], ["'{{json .}}'", "template"]),
  type: words(["container", "containers only"], ["network", "networks only"]),
  mode: words(["replicated", "a number of tasks"], ["global", "one task on each node"]),
  "endpoint-mode": words(["vip", "one virtual address"], ["dnsrr", "one DNS answer for each task"]),
  availability: words(
    ["active", "gets tasks"],
    ["pause", "keeps its tasks"],
    ["drain", "gives its tasks away"],
  ),
  "advertise-addr": hostAddresses,
  "data-path-addr": hostAddresses,
  token: joinTokens,
  constraint: constraints,
  "constraint-add": constraints,
  "network-add": networkNames,
  role: words(["worker", "runs tasks"], ["manager", "decides"]),
};

const INTERFACE = "com.docker.network.windowsshim.interface=";

/** The host's adapters, for the key that binds one. */
function adapters(query: CompletionQuery): readonly Completion[] {
  const pnics = hostOf(query)?.pnics.toArray() ?? [];
  return pnics.map(({ name, description }) =>
    completion(`${INTERFACE}${/\s/.test(name) ? `"${name}"` : name}`, "value", description),
  );
}

/** Keys of -o: those that fit the driver on the line first. */
function optionKeys(query: CompletionQuery): readonly Completion[] {
  const texts = query.before.map(({ text }) => text);
  const at = texts.findIndex((text) => text === "-d" || text === "--driver");
  const driver = at < 0 ? texts.find((text) => text.startsWith("--driver="))?.slice(9) : texts[at + 1];
  const fits = (drivers: readonly string[]) => (driver !== undefined && drivers.includes(driver) ? 0 : 1);
  if (query.current.startsWith(INTERFACE)) return adapters(query);
  return OPTION_KEYS.toSorted((left, right) => fits(left.drivers) - fits(right.drivers)).map(
    ({ key, description }) => completion(key === "encrypted" ? key : `${key}=`, "option-key", description),
  );
}
