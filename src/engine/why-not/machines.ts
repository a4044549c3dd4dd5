import type { Container } from "../model/docker.ts";
import type { HostName } from "../model/ids.ts";
import type { Host, World } from "../model/world.ts";
import { HOST_COMPARTMENT } from "../model/world.ts";

export interface Housed {
  readonly host: Host;
  readonly container: Container;
}

/** The container that "win-01/web" names; null for every other machine. */
export function containerNamed(world: World, machine: string): Housed | null {
  const slash = machine.indexOf("/");
  const host = slash < 0 ? undefined : world.hosts.get(machine.slice(0, slash) as HostName);
  const name = machine.slice(slash + 1);
  const container = host?.containers.find((each) => each.name === name || each.id === name);
  return host && container ? { host, container } : null;
}

/** Containers that a destination as typed may mean: by machine, name or address. */
export function containersMeant(world: World, to: string): readonly Housed[] {
  const wanted = to.replace(/^name:/, "");
  const named = containerNamed(world, wanted);
  if (named) return [named];
  return [...world.hosts].flatMap((host) =>
    host.containers
      .filter((container) => container.name === wanted || addressesOf(host, container).includes(wanted))
      .map((container) => ({ host, container })),
  );
}

export function addressesOf(host: Host, container: Container): readonly string[] {
  return container.endpoints.flatMap(({ hnsEndpointId, requestedIp }) => {
    const ip = hnsEndpointId === null ? requestedIp : (host.hnsEndpoints.get(hnsEndpointId)?.ip ?? null);
    return ip === null ? [] : [ip];
  });
}

/** The host that has the address in its own compartment. */
export function hostWithAddress(world: World, ip: string): Host | undefined {
  return world.hosts.find((host) =>
    (host.compartments.get(HOST_COMPARTMENT)?.interfaces ?? []).some(({ addresses }) =>
      addresses.some((address) => address.ip === ip),
    ),
  );
}
