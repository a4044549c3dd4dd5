import type { Container, DockerNetwork } from "../model/docker.ts";
import type { HostName, ResolverId } from "../model/ids.ts";
import type { DnsRecord, DnsResolver } from "../model/tcpip.ts";
import type { Transaction } from "../model/transaction.ts";
import { HOST_COMPARTMENT } from "../model/world.ts";
import { findDriver } from "./drivers/registry.ts";
import { parseWindowsOptions } from "./drivers/windows-options.ts";
import { isAtLeast } from "./version.ts";

/** Servers that dockerd asks for names it does not hold, at most. */
const MAX_FORWARDERS = 3;

/** True when dockerd answers names on the gateway of this network. */
export function hasResolver(network: DockerNetwork): boolean {
  if (findDriver(network.driver)?.resolves !== true || network.hnsNetworkId === null) return false;
  const options = parseWindowsOptions(network.options);
  return options.ok && !options.value.gatewayDnsDisabled;
}

/** Adds the container's names to the network's resolver, and starts that when this is its first. */
export function registerNames(
  tx: Transaction,
  host: HostName,
  network: DockerNetwork,
  records: readonly DnsRecord[],
): void {
  if (!hasResolver(network) || records.length === 0) return;
  const resolver = tx.host(host).resolvers.get(resolverId(network)) ?? startResolver(tx, host, network);
  if (!resolver) return;
  tx.put(
    host,
    "resolvers",
    resolver.id,
    // Thousands of records are copied in one go; spreading them would grow the new list step by step.
    { ...resolver, records: resolver.records.concat(records) },
    {
      actor: "dockerd",
      why: `Docker's resolver at ${resolver.address}:53 answers for ${records[0]?.name ?? ""} in ${network.name} from now on.`,
      show: `docker exec ${records[0]?.name ?? ""} nslookup ${records[0]?.name ?? ""}`,
    },
  );
}

/** Removes every record that points to the address. */
export function forgetNames(tx: Transaction, host: HostName, network: DockerNetwork, address: string): void {
  const resolver = tx.host(host).resolvers.get(resolverId(network));
  if (!resolver) return;
  const records = resolver.records.filter((record) => !record.addresses.includes(address));
  if (records.length === resolver.records.length) return;
  tx.put(
    host,
    "resolvers",
    resolver.id,
    { ...resolver, records },
    {
      actor: "dockerd",
      why: `Docker's resolver forgets the names of ${address} in ${network.name}.`,
    },
  );
}

export function stopResolver(tx: Transaction, host: HostName, network: DockerNetwork): void {
  tx.remove(host, "resolvers", resolverId(network), {
    actor: "dockerd",
    why: `Docker's resolver of ${network.name} stops with its network.`,
  });
}

/** Names that a container has in a network: its own, its aliases, its short id and a hostname of its own. */
export function namesOf(container: Container, aliases: readonly string[]): readonly string[] {
  const shortId = container.id.slice(0, 12);
  return [...new Set([container.name, ...aliases, shortId, container.hostname])];
}

function startResolver(tx: Transaction, host: HostName, network: DockerNetwork): DnsResolver | null {
  const gateway = network.ipam[0]?.gateway;
  if (!gateway) return null;
  const { settings } = tx.host(host);
  const resolver: DnsResolver = {
    id: resolverId(network),
    compartmentId: HOST_COMPARTMENT,
    address: gateway,
    port: 53,
    records: [],
    forwards: isAtLeast(settings.docker.version, 26, 1),
    forwarders: settings.dnsServers.slice(0, MAX_FORWARDERS),
  };
  tx.put(host, "resolvers", resolver.id, resolver, {
    actor: "dockerd",
    why: `The first container of ${network.name} needs names, so dockerd starts its resolver on the gateway, ${gateway}:53.`,
  });
  return resolver;
}

function resolverId(network: DockerNetwork): ResolverId {
  return network.id as string as ResolverId;
}
