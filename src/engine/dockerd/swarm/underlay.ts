import type { HostName } from "../../model/ids.ts";
import type { World } from "../../model/world.ts";

/** True when something between the two hosts loses this traffic ("tcp/7946"). */
export function isFiltered(world: World, one: HostName, other: HostName, traffic: string): boolean {
  return world.filters.some(
    ({ between, deny }) => between.includes(one) && between.includes(other) && deny.includes(traffic),
  );
}

/** True when gossip about endpoints passes between the two hosts, by TCP or UDP. */
export function canGossip(world: World, one: HostName, other: HostName): boolean {
  return !isFiltered(world, one, other, "tcp/7946") && !isFiltered(world, one, other, "udp/7946");
}
