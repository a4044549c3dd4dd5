import type { Table } from "../lib/table.ts";
import { unreachable } from "../lib/unreachable.ts";
import type { WorldEvent } from "./events.ts";
import type { HostName } from "./ids.ts";
import { EMPTY_WORLD, emptyHost, type Host, type World } from "./world.ts";

/** The one place where a World changes. The same events always rebuild the same World. */
export function evolve(world: World, event: WorldEvent): World {
  switch (event.type) {
    case "host-object-put":
      return withHost(world, event.host, (host) => ({
        ...host,
        [event.kind]: (host[event.kind] as Table<string, unknown>).with(event.id, event.value),
      }));
    case "host-object-removed":
      return withHost(world, event.host, (host) => ({
        ...host,
        [event.kind]: (host[event.kind] as Table<string, unknown>).without(event.id),
      }));
    case "world-object-put":
      return {
        ...world,
        [event.kind]: (world[event.kind] as Table<string, unknown>).with(event.id, event.value),
      };
    case "world-object-removed":
      return { ...world, [event.kind]: (world[event.kind] as Table<string, unknown>).without(event.id) };
    case "host-put": {
      const known = world.hosts.get(event.host);
      const host: Host = known ? { ...known, settings: event.settings } : emptyHost(event.settings);
      return { ...world, hosts: world.hosts.with(event.host, host) };
    }
    case "host-removed":
      return { ...world, hosts: world.hosts.without(event.host) };
    case "world-cleared":
      return { ...EMPTY_WORLD, step: world.step, clock: world.clock };
    case "call-made":
      return world;
    case "step-ended":
      return { ...world, step: world.step + 1, clock: world.clock + event.seconds };
    default:
      return unreachable(event);
  }
}

function withHost(world: World, name: HostName, change: (host: Host) => Host): World {
  const host = world.hosts.get(name);
  if (!host) throw new Error(`event for a host that is not there: ${name}`);
  return { ...world, hosts: world.hosts.with(name, change(host)) };
}
