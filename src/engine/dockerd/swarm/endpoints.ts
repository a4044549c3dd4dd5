import type { Container } from "../../model/docker.ts";
import type { HnsEndpoint } from "../../model/hns.ts";
import type { DockerNetworkId, HostName } from "../../model/ids.ts";
import type { Swarm, SwarmNode } from "../../model/swarm.ts";
import type { Host, World } from "../../model/world.ts";

/** An endpoint of a swarm network where it lives. */
export interface LiveEndpoint {
  readonly node: SwarmNode;
  readonly host: HostName;
  readonly endpoint: HnsEndpoint;
  readonly container: Container | null;
}

/** Every local endpoint of the network on every node, in the order of the nodes. */
export function liveEndpoints(world: World, swarm: Swarm, id: DockerNetworkId): readonly LiveEndpoint[] {
  return swarm.nodes.flatMap((node) => {
    const host = world.hosts.get(node.host);
    const hnsNetworkId = host?.dockerNetworks.get(id)?.hnsNetworkId;
    if (!host || !hnsNetworkId) return [];
    return host.hnsEndpoints
      .filter((endpoint) => endpoint.networkId === hnsNetworkId && !endpoint.remote)
      .map((endpoint) => ({
        node,
        host: node.host,
        endpoint,
        container: ownerOf(host.containers, endpoint),
      }));
  });
}

/** The container that has the endpoint, or, as long as it is not plugged in, the one that Docker made it for. */
function ownerOf(containers: Host["containers"], endpoint: HnsEndpoint): Container | null {
  const [id] = endpoint.containerIds;
  if (id !== undefined) return containers.get(id) ?? null;
  const made = ({ endpoints }: Container) =>
    endpoints.some(({ hnsEndpointId }) => hnsEndpointId === endpoint.id);
  return containers.find(made) ?? null;
}
