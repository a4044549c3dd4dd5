import type { Flow, Host, World } from "#engine";
import { attachmentsOf, hostAddress, type ObjectRef, publishedPorts } from "#store";

/**
 * The packet that a person most likely wants to see: to a published port from outside, else between two containers of
 * one network, if need be from outside to one, else out to the Internet. A selected container or device is where it
 * starts.
 */
export function likeliestFlow(world: World, selected: ObjectRef | null): Flow {
  const from = startOf(world, selected);
  const client = world.devices.find(({ kind }) => kind === "client");
  const outside = from ?? client?.name ?? world.hosts.find(() => true)?.settings.name ?? "";
  const published = from === null || !from.includes("/") ? publishedTarget(world) : null;
  if (published) return { from: outside, ...published, proto: "tcp" };
  const target = neighbours(world, from) ?? listeningTarget(world, outside);
  if (target) return { from: outside, ...target, proto: "tcp" };
  const internet = world.devices.find(({ kind }) => kind === "internet-host");
  const address = internet?.nics[0]?.ip;
  if (address) return { from: outside, to: address, proto: "tcp", port: internet.sockets[0]?.port ?? 443 };
  return { from: outside, to: "", proto: "icmp", port: 0 };
}

/** The selection as a place that packets can start from; null when it is none. */
export function startOf(world: World, selected: ObjectRef | null): string | null {
  if (!selected) return null;
  if (selected.kind === "hosts" || selected.kind === "devices") return selected.id;
  const host = world.hosts.find(({ settings }) => settings.name === selected.host);
  if (!host) return null;
  const endpointId =
    selected.kind === "hnsEndpoints"
      ? selected.id
      : selected.kind === "vnics"
        ? host.vnics.find(({ id }) => id === selected.id)?.hnsEndpointId
        : null;
  const endpoint = endpointId && host.hnsEndpoints.find(({ id }) => id === endpointId);
  const containerId = selected.kind === "containers" ? selected.id : endpoint && endpoint.containerIds[0];
  const container = host.containers.find(({ id }) => id === containerId);
  return container ? `${host.settings.name}/${container.name}` : null;
}

function publishedTarget(world: World): Pick<Flow, "to" | "port"> | null {
  for (const host of world.hosts) {
    const to = hostAddress(host)?.ip;
    const port = host.containers
      .toArray()
      .flatMap((container) => publishedPorts(host, container))
      .find(({ protocol, mappedBy }) => protocol === "tcp" && mappedBy !== null)?.hostPort;
    if (to && port) return { to, port };
  }
  return null;
}

/** Two containers of one network, the second with a listener and on another host if there is one. */
function neighbours(world: World, from: string | null): Pick<Flow, "from" | "to" | "port"> | null {
  const networks = new Map<string, Connection[]>();
  for (const connection of world.hosts.toArray().flatMap(connectionsOf)) {
    const group = networks.get(connection.networkId) ?? [];
    networks.set(connection.networkId, group);
    group.push(connection);
  }
  const groups = [...networks.values()];
  const across = groups.filter((group) => group.some(({ host }) => host !== group[0]?.host));
  return (
    firstPair(across, from, (sender, target) => sender.host !== target.host) ??
    firstPair(groups, from, (sender, target) => sender.place !== target.place)
  );
}

function firstPair(
  groups: readonly (readonly Connection[])[],
  from: string | null,
  fits: (sender: Connection, target: Connection) => boolean,
): Pick<Flow, "from" | "to" | "port"> | null {
  for (const group of groups) {
    for (const sender of group) {
      if (from !== null && sender.place !== from) continue;
      const target = group.find((one) => one.port !== null && fits(sender, one));
      if (target && target.port !== null) return { from: sender.place, to: target.ip, port: target.port };
    }
  }
  return null;
}

/** A running container that listens, other than the sender. */
function listeningTarget(world: World, sender: string): Pick<Flow, "to" | "port"> | null {
  for (const { place, ip, port } of world.hosts.toArray().flatMap(connectionsOf)) {
    if (place !== sender && port !== null) return { to: ip, port };
  }
  return null;
}

interface Connection {
  readonly host: string;
  /** "win-01/web" */
  readonly place: string;
  readonly networkId: string;
  readonly ip: string;
  /** null: nothing listens. */
  readonly port: number | null;
}

function connectionsOf(host: Host): readonly Connection[] {
  const { name } = host.settings;
  return host.containers
    .toArray()
    .filter(({ state }) => state === "running")
    .flatMap((container) =>
      attachmentsOf(host, container).flatMap(({ network, ip }) =>
        network === null || ip === null
          ? []
          : {
              host: name,
              place: `${name}/${container.name}`,
              networkId: network.id,
              ip,
              port: listeningPort(host, container.compartmentId),
            },
      ),
    );
}

function listeningPort(host: Host, compartmentId: string | null): number | null {
  const compartment = host.compartments.find(({ id }) => id === compartmentId);
  return (
    compartment?.sockets.find(({ protocol, placeholder }) => protocol === "tcp" && !placeholder)?.port ?? null
  );
}
