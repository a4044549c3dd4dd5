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

/** On-link route of each address, and the default route when there is a gateway. */
export function interfaceRoutes(
  interfaceIndex: number,
  addresses: readonly InterfaceAddress[],
  gateway: string | null,
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
    metric: ROUTE_METRIC,
    persistent: true,
  };
  return [...onLink, viaGateway];
}
