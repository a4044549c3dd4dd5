import type { Container } from "../../model/docker.ts";
import type { HnsEndpoint } from "../../model/hns.ts";
import type { DockerNetworkId, HostName } from "../../model/ids.ts";
import type { Swarm, SwarmNode } from "../../model/swarm.ts";
import type { World } from "../../model/world.ts";

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

function ownerOf(
  containers: { get(id: Container["id"]): Container | undefined },
  endpoint: HnsEndpoint,
): Container | null {
  const [id] = endpoint.containerIds;
  return id === undefined ? null : (containers.get(id) ?? null);
}
