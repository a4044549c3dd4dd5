import type { PNic } from "../model/vswitch.ts";

/** A name that is a Docker id is too long for an adapter: Windows shows its first 15 characters. */
export function shortName(name: string): string {
  return /^[0-9a-f]{64}$/.test(name) ? name.slice(0, 15) : name;
}

/** "Ethernet", or "Ethernet and 2 more" of a team. */
export function adapterNames(pnics: readonly PNic[]): string {
  return pnics.map((pnic) => pnic.name).join(", ");
}
