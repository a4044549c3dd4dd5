import type { HnsNetwork } from "../model/hns.ts";
import { HOST_COMPARTMENT, type Host, type World } from "../model/world.ts";
import { isEndpointAddress } from "./taken.ts";

/**
 * True when a machine outside answers for the address, on networks that share the LAN's subnet: HNS asks with ARP
 * before it hands out an address of its own choice. Networks behind NAT or an envelope have no such neighbours.
 */
export function isOnTheWire(world: World, host: Host, network: HnsNetwork, ip: string): boolean {
  if (network.networkAdapterName === null || network.type === "overlay") return false;
  return (
    world.devices.some(({ nics }) => nics.some((nic) => nic.ip === ip)) ||
    world.hosts.some((other) => isHostAddress(other, ip)) ||
    world.hosts.some((other) => other.settings.name !== host.settings.name && isEndpointAddress(other, ip))
  );
}

function isHostAddress(host: Host, ip: string): boolean {
  const interfaces = host.compartments.get(HOST_COMPARTMENT)?.interfaces ?? [];
  return interfaces.some(({ addresses }) => addresses.some((address) => address.ip === ip));
}
