import type { Host } from "../model/world.ts";

/** Adapters of the machine itself come first; what HNS makes starts here. */
const FIRST_VIRTUAL_INDEX = 16;

/** The lowest ifIndex that no interface of the host's kernel has. Utility VMs count for themselves. */
export function freeInterfaceIndex(host: Host): number {
  const taken = new Uint8Array(host.vnics.size + host.pnics.size + FIRST_VIRTUAL_INDEX + 2);
  host.compartments.find((compartment) => {
    if (compartment.kind === "uvm") return false;
    for (const { index } of compartment.interfaces) if (index < taken.length) taken[index] = 1;
    return false;
  });
  return taken.indexOf(0, FIRST_VIRTUAL_INDEX);
}

/** ifIndex of a physical adapter: 4, 5 … in the order in which the adapters were built in. */
export function pnicInterfaceIndex(host: Host, pnicId: string): number {
  let index = 4;
  host.pnics.find((pnic) => {
    if (pnic.id === pnicId) return true;
    index += 1;
    return false;
  });
  return index;
}
