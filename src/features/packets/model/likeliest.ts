import type { Flow, Host, World } from "#engine";
import { attachmentsOf, hostAddress, type ObjectRef, publishedPorts } from "#store";

/**
 * The packet that a person most likely wants to see: to a published port from outside, else between two containers,
 * else out to the Internet. A selected container or device is where it starts.
 */
export function likeliestFlow(world: World, selected: ObjectRef | null): Flow {
  const from = startOf(world, selected);
  const client = world.devices.find(({ kind }) => kind === "client");
  const sender = from ?? client?.name ?? world.hosts.find(() => true)?.settings.name ?? "";
  const published = from === null || !from.includes("/") ? publishedTarget(world) : null;
  if (published) return { from: sender, ...published, proto: "tcp" };
  const listener = listeningTarget(world, sender);
  if (listener) return { from: sender, ...listener, proto: "tcp" };
  const internet = world.devices.find(({ kind }) => kind === "internet-host");
  const address = internet?.nics[0]?.ip;
  if (address) return { from: sender, to: address, proto: "tcp", port: internet.sockets[0]?.port ?? 443 };
  return { from: sender, to: "", proto: "icmp", port: 0 };
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

/** A running container that listens, other than the sender; one on the sender's host is named, others have an address. */
function listeningTarget(world: World, sender: string): Pick<Flow, "to" | "port"> | null {
  for (const host of world.hosts) {
    for (const container of host.containers) {
      if (container.state !== "running" || sender === `${host.settings.name}/${container.name}`) continue;
      const port = listeningPort(host, container.compartmentId);
      const ip = attachmentsOf(host, container).find((one) => one.ip !== null)?.ip;
      if (port !== null && ip) return { to: ip, port };
    }
  }
  return null;
}

function listeningPort(host: Host, compartmentId: string | null): number | null {
  const compartment = host.compartments.find(({ id }) => id === compartmentId);
  return (
    compartment?.sockets.find(({ protocol, placeholder }) => protocol === "tcp" && !placeholder)?.port ?? null
  );
}
