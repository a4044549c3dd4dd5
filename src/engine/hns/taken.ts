import type { HnsEndpoint } from "../model/hns.ts";
import type { HnsNetworkId } from "../model/ids.ts";
import { HOST_COMPARTMENT, type Host } from "../model/world.ts";

const addresses = ({ ip }: HnsEndpoint): readonly string[] => (ip === null ? [] : [ip]);
const macs = ({ mac }: HnsEndpoint): readonly string[] => [mac];

/** True when a live endpoint of the network has the address. */
export function isAddressTaken(host: Host, networkId: HnsNetworkId, ip: string): boolean {
  return host.hnsEndpoints.by(addresses, ip).some((endpoint) => endpoint.networkId === networkId);
}

/** True when a live endpoint of any network of the host has the address. */
export function isEndpointAddress(host: Host, ip: string): boolean {
  return host.hnsEndpoints.count(addresses, ip) > 0;
}

/** True when an endpoint of the network or an adapter of the host itself has the address. */
export function isMacTaken(host: Host, networkId: HnsNetworkId, mac: string): boolean {
  return (
    host.hnsEndpoints.by(macs, mac).some((endpoint) => endpoint.networkId === networkId) ||
    (host.compartments.get(HOST_COMPARTMENT)?.interfaces.some((each) => each.mac === mac) ?? false)
  );
}
