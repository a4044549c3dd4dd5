import { liveEndpoints } from "../../../dockerd/swarm/endpoints.ts";
import { membershipOf } from "../../../dockerd/swarm/membership.ts";
import { Stream } from "../../../lib/seed.ts";
import type { DockerNetwork } from "../../../model/docker.ts";
import type { Swarm, SwarmService } from "../../../model/swarm.ts";
import type { Host, World } from "../../../model/world.ts";
import type { NetworkExtras } from "../inspect/network.ts";
import type { GoStruct, GoValue } from "../template/value.ts";

/**
 * What `network inspect` shows of an overlay network that is real on this host: the hosts that gossip about it, and with
 * -v its services. Source: facts on the command line, section 2.6.
 */
export function overlayExtras(
  world: World,
  host: Host,
  network: DockerNetwork,
  verbose: boolean,
): NetworkExtras {
  const swarm = membershipOf(world, host)?.swarm;
  if (!swarm || network.scope !== "swarm" || network.hnsNetworkId === null) return {};
  const peers = swarm.nodes
    .filter(({ host: name, status }) => status === "ready" && isReal(world, name, network))
    .map(({ id, address }) => ({ Name: new Stream(`peer/${id}`).hex(12), IP: address }));
  return verbose ? { Peers: peers, Services: services(world, swarm, network) } : { Peers: peers };
}

function isReal(world: World, host: SwarmNodeHost, network: DockerNetwork): boolean {
  return (world.hosts.get(host)?.dockerNetworks.get(network.id)?.hnsNetworkId ?? null) !== null;
}

type SwarmNodeHost = Swarm["nodes"][number]["host"];

function services(world: World, swarm: Swarm, network: DockerNetwork): GoValue {
  const shown = swarm.services.filter(
    ({ networks, vips }) => vips[network.id] !== undefined || networks.some(({ id }) => id === network.id),
  );
  return new Map(
    shown.map((service, at): [string, GoValue] => [
      service.name,
      {
        VIP: service.vips[network.id] ?? "<nil>",
        Ports: network.ingress
          ? service.ports
              .filter(({ mode }) => mode === "ingress")
              .map(({ targetPort, publishedPort }) => `Target: ${targetPort}, Publish: ${publishedPort}`)
          : [],
        LocalLBIndex: 256 + at,
        Tasks: tasksOf(world, swarm, service, network),
      },
    ]),
  );
}

function tasksOf(
  world: World,
  swarm: Swarm,
  service: SwarmService,
  network: DockerNetwork,
): readonly GoStruct[] {
  return liveEndpoints(world, swarm, network.id).flatMap(({ container, endpoint, node }) => {
    if (container?.task?.serviceId !== service.id) return [];
    const place = container.endpoints.find(({ hnsEndpointId }) => hnsEndpointId === endpoint.id);
    return [
      {
        Name: container.name,
        EndpointID: place?.id ?? "",
        EndpointIP: endpoint.ip ?? "",
        Info: { "Host IP": node.address },
      },
    ];
  });
}
