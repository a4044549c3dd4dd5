import { broadcastOf, contains, formatIp, parseIp, parsePrefix } from "../lib/ipv4.ts";
import { err, ok, type Result } from "../lib/result.ts";
import { Stream } from "../lib/seed.ts";
import type { HnsNetwork, HnsSubnet } from "../model/hns.ts";
import type { Host, World } from "../model/world.ts";
import { NETWORK_KINDS } from "./network-kinds.ts";
import { isOnTheWire } from "./on-the-wire.ts";
import { type HnsRefusal, hnsRefusal } from "./refusal.ts";
import { ANY_PREFIX } from "./requests.ts";
import { isAddressTaken } from "./taken.ts";

export interface EndpointAddress {
  readonly ip: string;
  readonly subnet: HnsSubnet;
}

/** Checks an address that a client asks for. null: the network leaves addresses to DHCP and ignores the wish. */
export function checkAddress(
  host: Host,
  network: HnsNetwork,
  ip: string,
): Result<EndpointAddress | null, HnsRefusal> {
  const subnet = network.subnets.find((each) => each.prefix !== ANY_PREFIX && contains(each.prefix, ip));
  if (!subnet) {
    if (usesDhcp(network)) return ok(null);
    if (!hasSubnet(network)) return subnetRequired(network);
    return hnsRefusal(
      "invalidIp",
      "ip-outside-subnet",
      `${ip} is not inside ${network.subnets.map((each) => each.prefix).join(" or ")}, the subnet of this network.`,
    );
  }
  const address = parseIp(ip);
  if (address === null || isReserved(subnet, address)) {
    return hnsRefusal(
      "reservedAddress",
      "reserved-address",
      `${ip} is the network's own: its first and last address and the gateway ${subnet.gateway} are never given to a container.`,
    );
  }
  if (isAddressTaken(host, network.id, ip)) {
    return hnsRefusal(
      "reservedAddress",
      "duplicate-ip",
      `Another endpoint of this network has ${ip} already: choose another --ip, or stop its owner.`,
      `Get-HnsEndpoint | Where-Object IPAddress -eq ${ip}`,
    );
  }
  return ok({ ip, subnet });
}

/**
 * An address for a new endpoint, pseudo-random in the first subnet that has one free. null: DHCP will give one.
 * Source: facts on HNS, section 3.3.
 */
export function chooseAddress(
  world: World,
  host: Host,
  network: HnsNetwork,
  seed: string,
): Result<EndpointAddress | null, HnsRefusal> {
  if (usesDhcp(network)) return ok(null);
  if (!hasSubnet(network)) return subnetRequired(network);
  if (network.type === "l2tunnel") {
    const assigned = assignedByAzure(world, host, network);
    const free = assigned.find(({ ip }) => !isAddressTaken(host, network.id, ip));
    if (free) return ok(free);
  }
  for (const subnet of network.subnets) {
    const ip = probe(world, host, network, subnet, seed);
    if (ip !== null) return ok({ ip, subnet });
  }
  return hnsRefusal(
    "reservedAddress",
    "subnet-exhausted",
    `Every address of ${network.subnets.map((each) => each.prefix).join(", ")} is in use: remove containers or make a larger network.`,
  );
}

function probe(
  world: World,
  host: Host,
  network: HnsNetwork,
  subnet: HnsSubnet,
  seed: string,
): string | null {
  const prefix = parsePrefix(subnet.prefix);
  if (prefix === null) return null;
  const size = 2 ** (32 - prefix.length);
  const start = new Stream(`${seed}/ip`).below(size);
  for (let offset = 0; offset < size; offset += 1) {
    const address = (prefix.network + ((start + offset) % size)) >>> 0;
    if (isReserved(subnet, address)) continue;
    const ip = formatIp(address);
    if (!isAddressTaken(host, network.id, ip) && !isOnTheWire(world, host, network, ip)) return ip;
  }
  return null;
}

function isReserved(subnet: HnsSubnet, address: number): boolean {
  const prefix = parsePrefix(subnet.prefix);
  if (prefix === null) return true;
  if (prefix.length === 32) return false;
  return address === prefix.network || address === broadcastOf(prefix) || address === parseIp(subnet.gateway);
}

/** The addresses that Azure has assigned to this machine's adapter, its own first address left out. */
function assignedByAzure(world: World, host: Host, network: HnsNetwork): readonly EndpointAddress[] {
  const vswitch = host.vswitches.get(network.vswitchId);
  const plugs = (vswitch?.pnicIds ?? []).map((id) => host.pnics.get(id)?.plug);
  return plugs.flatMap((plug) => {
    if (plug?.kind !== "azure") return [];
    const ips = world.azureVnets.get(plug.vnet)?.ipConfigs[host.settings.name] ?? [];
    return ips.flatMap((ip) => {
      const subnet = network.subnets.find((each) => contains(each.prefix, ip));
      return subnet && ip !== network.managementIp ? [{ ip, subnet }] : [];
    });
  });
}

function usesDhcp(network: HnsNetwork): boolean {
  return NETWORK_KINDS[network.type].dhcp && !hasSubnet(network);
}

function hasSubnet(network: HnsNetwork): boolean {
  return network.subnets.some((subnet) => subnet.prefix !== ANY_PREFIX);
}

function subnetRequired(network: HnsNetwork): Result<never, HnsRefusal> {
  const { error } = hnsRefusal(
    "subnetNotFound",
    "subnet-required",
    `A ${network.type} network has no DHCP: HNS must be told the subnet and the gateway to give addresses from.`,
    `docker network create -d ${network.type} --subnet 192.168.1.0/24 --gateway 192.168.1.1 net1`,
  );
  return err(error);
}
