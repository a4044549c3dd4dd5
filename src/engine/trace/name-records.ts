import { isPrivate } from "../lib/ipv4.ts";
import type { Device } from "../model/physical.ts";
import type { DnsResolver } from "../model/tcpip.ts";
import type { Host, World } from "../model/world.ts";

/** A DNS server's records; a recursive one asks the Internet for the rest. */
export function fromServer(world: World, server: string, name: string): string | null {
  const device = world.devices.find(({ nics, dns }) => dns !== null && nics.some(({ ip }) => ip === server));
  const record = device?.dns?.records.find((each) => sameName(each.name, name));
  if (record) return record.address;
  return device?.dns?.recursive ? onInternet(world, name) : null;
}

/**
 * The public name service: names that the lab's Internet servers hold; every other public name leads to the first of
 * them, because the lab's Internet is no bigger.
 */
export function onInternet(world: World, name: string): string | null {
  const servers = world.devices.filter(({ nics }) =>
    nics.some(
      (nic) => nic.plug.kind === "segment" && world.segments.get(nic.plug.segment)?.kind === "internet",
    ),
  );
  for (const { dns } of servers) {
    const record = dns?.records.find((each) => sameName(each.name, name));
    if (record) return record.address;
  }
  return looksPublic(name) ? publicAddress(servers.find(({ forwards }) => !forwards)) : null;
}

function publicAddress(device: Device | undefined): string | null {
  return device?.nics.find(({ ip }) => !isPrivate(ip))?.ip ?? null;
}

/** True for a name that could be registered: "www.example.com", not "web" and not "db.local". */
export function looksPublic(name: string): boolean {
  return (
    reverseAddress(name) === null &&
    /^[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z]{2,}\.?$/i.test(name) &&
    !/\.(local|internal|lan|test|invalid)\.?$/i.test(name)
  );
}

/** Names are compared without regard to case and to the dot at the end. */
export function sameName(left: string, right: string): boolean {
  return left.replace(/\.$/, "").toLowerCase() === right.replace(/\.$/, "").toLowerCase();
}

/** True when some container on some host has the name or the alias. */
export function isContainerName(world: World, name: string): boolean {
  const wanted = name.toLowerCase();
  return world.hosts.some(({ containers }) =>
    containers.some(
      (container) =>
        container.name.toLowerCase() === wanted ||
        container.endpoints.some(({ aliases }) => aliases.some((alias) => alias.toLowerCase() === wanted)),
    ),
  );
}

/** A container's name and its network's, by its address. Source: moby, daemon/libnetwork, Network.ResolveIP. */
export function pointerName(host: Host, resolvers: readonly DnsResolver[], name: string): string | null {
  const address = reverseAddress(name);
  if (address === null) return null;
  for (const { id, records } of resolvers) {
    const record = records.find(({ addresses }) => addresses.includes(address));
    const network = host.dockerNetworks.find((each) => String(each.id) === String(id));
    if (record && network) return `${record.name}.${network.name}`;
  }
  return null;
}

/** "10.0.16.172.in-addr.arpa" → "172.16.0.10"; null for any other name. */
function reverseAddress(name: string): string | null {
  const [, ...octets] = /^(\d+)\.(\d+)\.(\d+)\.(\d+)\.in-addr\.arpa\.?$/i.exec(name) ?? [];
  return octets.length === 0 ? null : octets.toReversed().join(".");
}
