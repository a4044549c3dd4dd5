import type { Execution, World, WorldEvent } from "#engine";

/** More objects of one kind than this are counted, not named. */
const MOST_NAMED = 3;

/** What a step did, as a person would say it: "Container legacy added on corp."; "" when nothing has a name. */
export function stepWords({ events, world }: Execution, before: World): string {
  const made = events.flatMap((event) => nameOf(event, world, "create"));
  const gone = events.flatMap((event) => nameOf(event, before, "remove"));
  const said = [...sentences(made, "added"), ...sentences(gone, "removed")];
  return (said.length > 0 ? said : turned(events, before, world)).join(" ");
}

interface Named {
  readonly noun: "Host" | "Network" | "Container" | "Machine";
  readonly name: string;
  /** Networks of a container. */
  readonly on: string;
}

function nameOf(event: WorldEvent, world: World, verb: "create" | "remove"): readonly Named[] {
  if (event.verb !== verb) return [];
  if (event.kind === "hosts") return [{ noun: "Host", name: event.id, on: "" }];
  if (event.kind === "devices") return [{ noun: "Machine", name: event.id, on: "" }];
  if (event.host === null) return [];
  const host = world.hosts.get(event.host);
  if (event.kind === "dockerNetworks") {
    const network = host?.dockerNetworks.find(({ id }) => id === event.id);
    return network && network.driver !== "null" ? [{ noun: "Network", name: network.name, on: "" }] : [];
  }
  if (event.kind !== "containers") return [];
  const container = host?.containers.find(({ id }) => id === event.id);
  if (!container) return [];
  const on = container.endpoints.map(({ networkName }) => networkName).join(", ");
  return [{ noun: "Container", name: container.name, on: verb === "create" ? on : "" }];
}

function sentences(named: readonly Named[], verb: string): readonly string[] {
  const nouns = [...new Set(named.map(({ noun }) => noun))];
  return nouns.flatMap((noun) => {
    const all = named.filter((one) => one.noun === noun);
    if (all.length > MOST_NAMED) return [`${all.length} ${noun.toLowerCase()}s ${verb}.`];
    return all.map(({ name, on }) => `${noun} ${name} ${verb}${on === "" ? "" : ` on ${on}`}.`);
  });
}

/** Containers that run or stop now, or are on other networks. */
function turned(events: readonly WorldEvent[], before: World, after: World): readonly string[] {
  const said = events.flatMap((event) => {
    if (event.kind !== "containers" || event.verb !== "change") return [];
    const old = before.hosts.get(event.host)?.containers.find(({ id }) => id === event.id);
    const now = after.hosts.get(event.host)?.containers.find(({ id }) => id === event.id);
    if (!old || !now) return [];
    if (old.state !== now.state)
      return [`Container ${now.name} is ${now.state === "exited" ? "stopped" : now.state}.`];
    if (old.endpoints.length === now.endpoints.length) return [];
    const on = now.endpoints.map(({ networkName }) => networkName).join(", ");
    return [`Container ${now.name} is on ${on === "" ? "no network" : on}.`];
  });
  return [...new Set(said)];
}
