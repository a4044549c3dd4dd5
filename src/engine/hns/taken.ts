import type { HnsEndpoint } from "../model/hns.ts";
import type { HnsNetworkId } from "../model/ids.ts";
import { HOST_COMPARTMENT, type Host } from "../model/world.ts";

const addresses = ({ networkId, ip }: HnsEndpoint): readonly string[] =>
  ip === null ? [] : [`${networkId}/${ip}`, ip];
const macs = ({ networkId, mac }: HnsEndpoint): readonly string[] => [`${networkId}/${mac}`];

/** True when a live endpoint of the network has the address. */
export function isAddressTaken(host: Host, networkId: HnsNetworkId, ip: string): boolean {
  return host.hnsEndpoints.count(addresses, `${networkId}/${ip}`) > 0;
}

/** True when a live endpoint of any network of the host has the address. */
export function isEndpointAddress(host: Host, ip: string): boolean {
  return host.hnsEndpoints.count(addresses, ip) > 0;
}

/** True when an endpoint of the network or an adapter of the host itself has the address. */
export function isMacTaken(host: Host, networkId: HnsNetworkId, mac: string): boolean {
  return (
    host.hnsEndpoints.count(macs, `${networkId}/${mac}`) > 0 ||
    (host.compartments.get(HOST_COMPARTMENT)?.interfaces.some((each) => each.mac === mac) ?? false)
  );
}
