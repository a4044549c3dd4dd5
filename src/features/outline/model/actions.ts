import type { Host, World } from "#engine";
import {
  addContainer,
  connectContainer,
  disconnectContainer,
  hostNamed,
  networksToJoin,
  type ObjectRef,
  type ProposedLine,
  type Removal,
  readSwarmRef,
  removal,
  startContainer,
  stopContainer,
} from "#store";

/** What can be done with an object; the same as on the canvas. The menu shows them in this order. */
export type RowAction =
  | { readonly kind: "send"; readonly from: string }
  | { readonly kind: "connect"; readonly options: readonly NamedLine[] }
  | { readonly kind: "line"; readonly id: LineAction; readonly subject: string; readonly line: ProposedLine }
  | { readonly kind: "terminal"; readonly machine: string }
  | { readonly kind: "copy"; readonly text: string }
  | { readonly kind: "remove"; readonly removal: Removal };

export type LineAction = "start" | "stop" | "disconnect" | "add-container" | "leave-swarm" | "inspect";

interface NamedLine {
  readonly name: string;
  readonly line: ProposedLine;
}

/** `madeBy` is the line that created the object, null when none of the script did. */
export function actionsFor(world: World, ref: ObjectRef, madeBy: string | null): readonly RowAction[] {
  const host = hostNamed(world, ref.host);
  const gone = removal(world, ref);
  return [
    ...ownActions(world, host, ref),
    ...(madeBy === null ? [] : [{ kind: "copy", text: madeBy } as const]),
    ...(gone ? [{ kind: "remove", removal: gone } as const] : []),
  ];
}

function ownActions(world: World, host: Host | undefined, ref: ObjectRef): readonly RowAction[] {
  if (ref.kind === "containers" && host) return containerActions(host, ref.id);
  if (ref.kind === "dockerNetworks" && host) return networkActions(world, host, ref.id);
  if (ref.kind === "hosts" && host) return hostActions(world, host);
  if (ref.kind === "devices") {
    return [
      { kind: "send", from: ref.id },
      { kind: "terminal", machine: ref.id },
    ];
  }
  if (ref.kind === "swarms") return serviceActions(world, ref);
  return [];
}

function containerActions(host: Host, id: string): readonly RowAction[] {
  const container = host.containers.find((one) => one.id === id);
  if (!container) return [];
  const { name, state } = container;
  const machine = host.settings.name;
  const running = state === "running";
  const options = networksToJoin(host, container).map((network) => ({
    name: network,
    line: connectContainer(machine, network, name),
  }));
  const leave = container.endpoints.map(({ networkName }) => ({
    kind: "line" as const,
    id: "disconnect" as const,
    subject: networkName,
    line: disconnectContainer(machine, networkName, name),
  }));
  const shares = container.networkMode.startsWith("container:");
  return [
    ...(running ? [{ kind: "send", from: `${machine}/${name}` } as const] : []),
    ...(shares || options.length === 0 ? [] : [{ kind: "connect", options } as const]),
    ...(shares ? [] : leave),
    {
      kind: "line",
      id: running ? "stop" : "start",
      subject: name,
      line: running ? stopContainer(machine, name) : startContainer(machine, name),
    },
    ...(running ? [{ kind: "terminal", machine: `${machine}/${name}` } as const] : []),
  ];
}

function networkActions(world: World, host: Host, id: string): readonly RowAction[] {
  const network = host.dockerNetworks.find((one) => one.id === id);
  if (!network || network.driver === "null") return [];
  const machine = host.settings.name;
  const added = addContainer(world, machine, { network: network.name });
  const [line] = added.ok ? added.lines : [];
  return [
    ...(line && added.ok ? [{ kind: "line", id: "add-container", subject: added.name, line } as const] : []),
    {
      kind: "line",
      id: "inspect",
      subject: network.name,
      line: { machine, text: `docker network inspect ${network.name}` },
    },
  ];
}

function hostActions(world: World, host: Host): readonly RowAction[] {
  const machine = host.settings.name;
  const added = addContainer(world, machine);
  const [line] = added.ok ? added.lines : [];
  const inSwarm = host.settings.docker.swarm !== null;
  const leave = { machine, text: "docker swarm leave --force" };
  return [
    { kind: "send", from: machine },
    ...(line && added.ok ? [{ kind: "line", id: "add-container", subject: added.name, line } as const] : []),
    { kind: "terminal", machine },
    ...(inSwarm ? [{ kind: "line", id: "leave-swarm", subject: machine, line: leave } as const] : []),
  ];
}

function serviceActions(world: World, ref: ObjectRef): readonly RowAction[] {
  const { swarmId, serviceId } = readSwarmRef(ref);
  const swarm = world.swarms.find(({ id }) => id === swarmId);
  const service = swarm?.services.find(({ id }) => id === serviceId);
  const manager = swarm?.nodes.find(({ leader }) => leader);
  if (!service || !manager) return [];
  const line = { machine: manager.host, text: `docker service ps ${service.name}` };
  return [{ kind: "line", id: "inspect", subject: service.name, line }];
}
