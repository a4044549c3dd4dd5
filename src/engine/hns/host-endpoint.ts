import type { HnsEndpoint, HnsNetwork } from "../model/hns.ts";
import { HOST_COMPARTMENT, type Host } from "../model/world.ts";

/**
 * The default next hop of an endpoint: the host endpoint of its network when one is attached, else the gateway. null:
 * the network leads nowhere.
 */
export function nextHopOf(host: Host, network: HnsNetwork, endpoint: HnsEndpoint): string | null {
  const hostEndpoint = hostEndpointOf(host, network);
  if (hostEndpoint && hostEndpoint.id !== endpoint.id) return hostEndpoint.ip;
  return endpoint.gateway === "" || endpoint.gateway === "0.0.0.0" ? null : endpoint.gateway;
}

/** The endpoint of the network that is attached to the host's own compartment. */
export function hostEndpointOf(host: Host, network: HnsNetwork): HnsEndpoint | undefined {
  const interfaces = host.compartments.get(HOST_COMPARTMENT)?.interfaces ?? [];
  for (const { hnsEndpointId } of interfaces) {
    const endpoint = hnsEndpointId === null ? undefined : host.hnsEndpoints.get(hnsEndpointId);
    if (endpoint?.networkId === network.id) return endpoint;
  }
  return undefined;
}
