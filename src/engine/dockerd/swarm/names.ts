import type { DockerNetworkId, HostName, ResolverId, SwarmId } from "../../model/ids.ts";
import type { Swarm } from "../../model/swarm.ts";
import type { DnsRecord } from "../../model/tcpip.ts";
import type { Transaction } from "../../model/transaction.ts";
import { HOST_COMPARTMENT, type World } from "../../model/world.ts";
import { namesOf } from "../resolver.ts";
import { isAtLeast } from "../version.ts";
import { liveEndpoints } from "./endpoints.ts";
import { swarmOf } from "./membership.ts";

/**
 * Every node answers every name of the network: containers, services by their virtual address, `tasks.NAME` by the
 * addresses of its tasks. No query crosses the tunnel. Source: facts on HNS, section 7.18.
 */
export function publishNames(tx: Transaction, swarmId: SwarmId, networkId: DockerNetworkId): void {
  const swarm = swarmOf(tx, swarmId);
  const network = swarm.networks.find((each) => each.id === networkId);
  if (!network || network.ingress) return;
  const records = recordsOf(tx.world, swarm, networkId);
  const gateway = network.ipam[0]?.gateway ?? null;
  for (const { host } of swarm.nodes) {
    const realised = tx.world.hosts.get(host)?.dockerNetworks.get(networkId)?.hnsNetworkId;
    if (realised && gateway !== null) putRecords(tx, host, networkId, gateway, records, network.name);
  }
}

function recordsOf(world: World, swarm: Swarm, networkId: DockerNetworkId): readonly DnsRecord[] {
  const live = liveEndpoints(world, swarm, networkId);
  const containers = live.flatMap(({ container, endpoint }) => {
    if (container === null || endpoint.ip === null) return [];
    const place = container.endpoints.find((each) => each.hnsEndpointId === endpoint.id);
    const addresses = [endpoint.ip];
    return namesOf(container, place?.aliases ?? []).map((name) => ({ name, addresses }));
  });
  const services = swarm.services
    .filter((service) => service.networks.some(({ id }) => id === networkId))
    .flatMap((service) => {
      const tasks = live
        .filter(({ container }) => container?.task?.serviceId === service.id)
        .flatMap(({ endpoint }) => (endpoint.ip === null ? [] : [endpoint.ip]));
      const vip = service.vips[networkId];
      const addresses = vip === undefined ? tasks : [vip];
      return [
        ...(addresses.length === 0 ? [] : [{ name: service.name, addresses }]),
        ...(tasks.length === 0 ? [] : [{ name: `tasks.${service.name}`, addresses: tasks }]),
      ];
    });
  return [...services, ...containers];
}

function putRecords(
  tx: Transaction,
  host: HostName,
  networkId: DockerNetworkId,
  gateway: string,
  records: readonly DnsRecord[],
  name: string,
): void {
  const id = networkId as string as ResolverId;
  const { settings, resolvers } = tx.host(host);
  const known = resolvers.get(id);
  if (known && JSON.stringify(known.records) === JSON.stringify(records)) return;
  const resolver = known ?? {
    id,
    compartmentId: HOST_COMPARTMENT,
    address: gateway,
    port: 53,
    forwards: isAtLeast(settings.docker.version, 26, 1),
    forwarders: settings.dnsServers.slice(0, 3),
  };
  tx.put(
    host,
    "resolvers",
    id,
    { ...resolver, records },
    {
      actor: "dockerd",
      why: `Docker's resolver of ${name} on ${host} answers for ${records.length} names; gossip brought them.`,
    },
  );
}
