import type { Host } from "../model/world.ts";

/** "nat", 1 → "vEthernet (nat)"; "Ethernet", 2 → "vEthernet (Ethernet) 2": Windows puts the number outside. */
export function adapterAlias(name: string, number: number): string {
  return number === 1 ? `vEthernet (${name})` : `vEthernet (${name}) ${number}`;
}

/**
 * The lowest number that no host adapter of that name has. Numbers are host-wide, also for adapters that live in
 * containers: the third container sees "vEthernet (Ethernet) 3". Adapters of utility VMs do not count.
 */
export function freeAdapterNumber(host: Host, name: string): number {
  const taken = new Uint8Array(host.vnics.size + 2);
  host.vnics.find((vnic) => {
    if (vnic.kind !== "vm" && vnic.name === name && vnic.number < taken.length) taken[vnic.number] = 1;
    return false;
  });
  return taken.indexOf(0, 1);
}
