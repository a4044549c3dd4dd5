import type { HnsEndpoint, HnsNetwork } from "../model/hns.ts";
import type { VfpPort } from "../model/vfp.ts";
import type { Host } from "../model/world.ts";
import { aclEndpointLayer } from "./acl-endpoint.ts";
import { envelopeLayers } from "./encap.ts";
import { macRewriteLayer, overlayMacRewriteLayer } from "./mac-rewrite.ts";
import { slbNatLayer } from "./slb-nat.ts";

/**
 * The layers of an endpoint's port, in the order in which a frame that leaves the endpoint meets them; null where VFP
 * is off. All rewrite MACs; a network with a VFP space gets envelope layers too. Source: facts on HNS, section
 * 6.1.
 */
export function endpointPort(host: Host, network: HnsNetwork, endpoint: HnsEndpoint): VfpPort | null {
  if (host.vswitches.get(network.vswitchId)?.vfpEnabled !== true) return null;
  const policies = [aclEndpointLayer(endpoint.policies), slbNatLayer(network, endpoint)];
  const space = network.spaceId === null ? undefined : host.vfpSpaces.get(network.spaceId);
  const last = space
    ? [overlayMacRewriteLayer(space), ...envelopeLayers(space, endpoint)]
    : [macRewriteLayer(host, network, endpoint)];
  return { layers: [...policies, ...last] };
}
