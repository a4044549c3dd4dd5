import type { HnsNetwork } from "../model/hns.ts";
import { HOST_COMPARTMENT, type Host, type World } from "../model/world.ts";

const NONE: ReadonlySet<string> = new Set();

/**
 * Addresses that machines outside answer for, on networks that share the LAN's subnet: HNS asks with ARP before it
 * hands out an address of its own choice. Networks behind NAT or an envelope have no such neighbours.
 */
export function addressesOnTheWire(world: World, host: Host, network: HnsNetwork): ReadonlySet<string> {
  if (network.networkAdapterName === null || network.type === "overlay") return NONE;
  const taken = new Set<string>();
  for (const device of world.devices) for (const nic of device.nics) taken.add(nic.ip);
  for (const other of world.hosts) {
    for (const each of other.compartments.get(HOST_COMPARTMENT)?.interfaces ?? []) {
      for (const { ip } of each.addresses) taken.add(ip);
    }
    if (other.settings.name === host.settings.name) continue;
    for (const { ip } of other.hnsEndpoints) if (ip !== null) taken.add(ip);
  }
  return taken;
}
