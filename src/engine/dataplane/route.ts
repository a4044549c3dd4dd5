import { contains, parsePrefix } from "../lib/ipv4.ts";
import type { Compartment, NetInterface, Route } from "../model/tcpip.ts";

export interface Way {
  readonly route: Route;
  readonly iface: NetInterface;
  /** Address to ask ARP for: the destination itself when it is on-link. */
  readonly nextHop: string;
}

const ON_LINK = "0.0.0.0";

/** Longest prefix, then lowest metric (route plus interface), then the route that was there first. */
export function routeTo(compartment: Pick<Compartment, "routes" | "interfaces">, ip: string): Way | null {
  let best: Way | null = null;
  let bestLength = -1;
  let bestMetric = 0;
  for (const route of compartment.routes) {
    const length = parsePrefix(route.prefix)?.length ?? -1;
    if (length < bestLength || !contains(route.prefix, ip)) continue;
    const iface = compartment.interfaces.find(({ index }) => index === route.interfaceIndex);
    if (!iface || iface.addresses.length === 0) continue;
    const metric = route.metric + iface.metric;
    if (length === bestLength && metric >= bestMetric) continue;
    best = { route, iface, nextHop: route.nextHop === ON_LINK ? ip : route.nextHop };
    bestLength = length;
    bestMetric = metric;
  }
  return best;
}

/** The source address that a socket gets on that way: one whose subnet holds the next hop, else the first. */
export function sourceFor({ iface, nextHop }: Way): string {
  const near = iface.addresses.find(({ ip, prefixLength }) => contains(`${ip}/${prefixLength}`, nextHop));
  return (near ?? iface.addresses[0])?.ip ?? ON_LINK;
}

export function ownsAddress(compartment: Compartment, ip: string): NetInterface | null {
  return (
    compartment.interfaces.find(({ addresses }) => addresses.some((address) => address.ip === ip)) ?? null
  );
}

export function isLoopback(ip: string): boolean {
  return ip.startsWith("127.");
}

/** "0.0.0.0/0 via 172.16.0.1 on Ethernet". */
export function routeName({ route, iface }: Way): string {
  const by = route.nextHop === ON_LINK ? "on-link" : `via ${route.nextHop}`;
  return `route ${route.prefix} ${by} on ${iface.alias}`;
}
