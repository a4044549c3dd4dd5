import { formatPrefix, maskOf, parseIp } from "../lib/ipv4.ts";
import type { InterfaceAddress, Route } from "../model/tcpip.ts";

export const ON_LINK = "0.0.0.0";
export const DEFAULT_ROUTE = "0.0.0.0/0";

/** Windows gives every on-link and default route of an interface this metric; the interface's own comes on top. */
const ROUTE_METRIC = 256;

/** "10.0.0.5", 24 → "10.0.0.0/24". */
export function prefixOf(ip: string, prefixLength: number): string {
  return formatPrefix({
    network: ((parseIp(ip) ?? 0) & maskOf(prefixLength)) >>> 0,
    length: prefixLength,
  });
}

/** The default route of a host's lease; only the interface's metric counts. Source: facts on PowerShell, section 7. */
const LEASED_METRIC = 0;

/**
 * On-link route of each address, and the default route when there is a gateway. `leased`: the gateway came with a
 * host's lease. Containers' default routes are equal, however they came. Source: facts on packets, section 3.
 */
export function interfaceRoutes(
  interfaceIndex: number,
  addresses: readonly InterfaceAddress[],
  gateway: string | null,
  leased = false,
): readonly Route[] {
  const onLink = addresses.map(
    ({ ip, prefixLength }): Route => ({
      prefix: prefixOf(ip, prefixLength),
      nextHop: ON_LINK,
      interfaceIndex,
      metric: ROUTE_METRIC,
      persistent: false,
    }),
  );
  if (gateway === null) return onLink;
  const viaGateway: Route = {
    prefix: DEFAULT_ROUTE,
    nextHop: gateway,
    interfaceIndex,
    metric: leased ? LEASED_METRIC : ROUTE_METRIC,
    persistent: !leased,
  };
  return [...onLink, viaGateway];
}
