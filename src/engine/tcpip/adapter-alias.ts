import { blocksOf, lowestFree } from "../lib/lowest-free.ts";
import type { VNic } from "../model/vswitch.ts";
import type { Host } from "../model/world.ts";

/** "nat", 1 → "vEthernet (nat)"; "Ethernet", 2 → "vEthernet (Ethernet) 2": Windows puts the number outside. */
export function adapterAlias(name: string, number: number): string {
  return number === 1 ? `vEthernet (${name})` : `vEthernet (${name}) ${number}`;
}

/**
 * The lowest number that no host adapter of that name has. Numbers are host-wide, also for adapters that live in
 * containers: the third container sees "vEthernet (Ethernet) 3". Adapters of utility VMs do not count.
 */
export function freeAdapterNumber({ vnics }: Host, name: string): number {
  const free = lowestFree(
    (block) => vnics.count(numberBlocks, `${name}/${block}`),
    (block) => vnics.by(numberBlocks, `${name}/${block}`).map(({ number }) => number - 1),
  );
  return free + 1;
}

const numberBlocks = ({ kind, name, number }: VNic): readonly string[] =>
  kind === "vm" ? [] : blocksOf(number - 1).map((block) => `${name}/${block}`);
