import {
  broadcastOf,
  formatIp,
  formatPrefix,
  maskOf,
  overlaps,
  parseIp,
  parsePrefix,
} from "../../lib/ipv4.ts";
import type { IpamConfig } from "../../model/docker.ts";
import type { Swarm, SwarmNetwork } from "../../model/swarm.ts";

/** VNIs below are reserved on Windows. Source: facts on Windows options, section 4. */
export const FIRST_VNI = 4096;

/** The next piece of the default pools that no network of the swarm overlaps; null when they are used up. */
export function nextSubnet(
  swarm: Pick<Swarm, "addressPools" | "subnetSize" | "networks">,
): IpamConfig | null {
  const size = 2 ** (32 - swarm.subnetSize);
  const used = swarm.networks.flatMap((network) => network.ipam.map((config) => config.subnet));
  for (const pool of swarm.addressPools.map(parsePrefix)) {
    if (!pool) continue;
    for (let network = pool.network; network <= broadcastOf(pool); network += size) {
      const subnet = formatPrefix({ network, length: swarm.subnetSize });
      if (!used.some((other) => overlaps(other, subnet))) return { subnet, gateway: formatIp(network + 1) };
    }
  }
  return null;
}

/** Gateways that the user left out are the first address of their subnet. */
export function withGateway(config: IpamConfig): IpamConfig {
  const prefix = parsePrefix(config.subnet);
  return config.gateway !== null || prefix === null
    ? config
    : { ...config, gateway: formatIp(prefix.network + 1) };
}

/** One VNI for each subnet: those asked for, or the lowest free; null when one of them cannot be had. */
export function allocateVnis(
  networks: readonly SwarmNetwork[],
  count: number,
  asked: readonly string[] | null,
): readonly number[] | null {
  const taken = new Set(networks.flatMap((network) => network.vnis));
  if (asked !== null) {
    const wanted = asked.map((text) => (/^\d+$/.test(text.trim()) ? Number(text) : Number.NaN));
    const usable = wanted.every((vni) => Number.isInteger(vni) && !taken.has(vni)) && wanted.length >= count;
    return usable ? wanted.slice(0, count) : null;
  }
  const found: number[] = [];
  for (let vni = FIRST_VNI; found.length < count; vni += 1) if (!taken.has(vni)) found.push(vni);
  return found;
}

/** The lowest free address of the network's first subnet, or of its --ip-range, that has one; null when all are taken. */
export function freeAddress(network: SwarmNetwork): string | null {
  const taken = takenAddresses(network);
  for (const { subnet, ipRange = subnet } of network.ipam) {
    const prefix = parsePrefix(subnet);
    const range = parsePrefix(ipRange);
    if (!prefix || !range) continue;
    const first = Math.max(range.network, prefix.network + 1);
    const last = Math.min(broadcastOf(range), broadcastOf(prefix) - 1);
    for (let address = first; address <= last; address += 1) {
      const ip = formatIp(address);
      if (!taken.has(ip)) return ip;
    }
  }
  return null;
}

/** True when the address may be given out: in a subnet, neither reserved nor taken. */
export function isAddressFree(network: SwarmNetwork, ip: string): boolean {
  return !takenAddresses(network).has(ip);
}

export function isInNetwork(network: SwarmNetwork, ip: string): boolean {
  const address = parseIp(ip);
  return network.ipam.some(({ subnet }) => {
    const prefix = parsePrefix(subnet);
    if (!prefix || address === null) return false;
    return (address & maskOf(prefix.length)) >>> 0 === prefix.network;
  });
}

function takenAddresses(network: SwarmNetwork): ReadonlySet<string> {
  const gateways = network.ipam.flatMap(({ gateway }) => (gateway === null ? [] : [gateway]));
  return new Set([...Object.values(network.leases), ...gateways]);
}
