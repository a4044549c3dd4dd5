import { blocksOf, lowestFree } from "../lib/lowest-free.ts";
import type { Compartment } from "../model/tcpip.ts";
import type { Host } from "../model/world.ts";

/** Adapters of the machine itself come first; what HNS makes starts here. */
const FIRST_VIRTUAL_INDEX = 16;

/** The lowest ifIndex that no interface of the host's kernel has. Utility VMs count for themselves. */
export function freeInterfaceIndex({ compartments }: Host): number {
  const free = lowestFree(
    (block) => compartments.count(virtualIndexBlocks, block),
    (block) => compartments.by(virtualIndexBlocks, block).flatMap(virtualIndexes),
  );
  return FIRST_VIRTUAL_INDEX + free;
}

/** Indexes of the compartment's virtual adapters, counted from 0. */
function virtualIndexes({ kind, interfaces }: Compartment): readonly number[] {
  if (kind === "uvm") return [];
  const virtual = interfaces.filter(({ index }) => index >= FIRST_VIRTUAL_INDEX);
  return virtual.map(({ index }) => index - FIRST_VIRTUAL_INDEX);
}

function virtualIndexBlocks(compartment: Compartment): readonly string[] {
  const blocks: string[] = [];
  for (const index of virtualIndexes(compartment)) blocks.push(...blocksOf(index));
  return blocks;
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
