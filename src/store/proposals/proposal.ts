import type { World } from "#engine";

/** One command line that the interface would type, and on which machine. */
export interface ProposedLine {
  readonly machine: string;
  readonly text: string;
}

/** What an action of the mouse comes to: lines to run in order, or why it cannot be done. */
export type Proposal =
  | { readonly ok: true; readonly lines: readonly ProposedLine[]; readonly name: string }
  | { readonly ok: false; readonly why: string };

export function propose(name: string, ...lines: readonly ProposedLine[]): Proposal {
  return { ok: true, name, lines };
}

export function cannot(why: string): Proposal {
  return { ok: false, why };
}

/** Type of the data that a dragged tile of the palette carries. */
export const DRAG_TYPE = "application/x-vswitch-lab";

/** "web", or the first of "web2", "web3" … that nobody has. */
export function freeName(base: string, taken: Iterable<string>): string {
  const used = new Set(taken);
  if (!used.has(base)) return base;
  for (let number = 2; ; number += 1) if (!used.has(`${base}${number}`)) return `${base}${number}`;
}

/** The word as PowerShell needs it: in double quotes when it has blanks or signs that PowerShell reads. */
export function quoted(word: string): string {
  return /^[\w.:/=\\-]+$/.test(word) ? word : `"${word.replaceAll("`", "``").replaceAll('"', '`"')}"`;
}

/** Every address that some machine of the lab has, to stay clear of. */
export function usedAddresses(world: World): ReadonlySet<string> {
  const used = new Set<string>();
  for (const device of world.devices) for (const { ip } of device.nics) used.add(ip);
  for (const host of world.hosts) {
    for (const { ip } of host.hnsEndpoints) if (ip !== null) used.add(ip);
    for (const compartment of host.compartments) {
      for (const { addresses } of compartment.interfaces) for (const { ip } of addresses) used.add(ip);
    }
  }
  return used;
}

/** First free address of a /24 from `from` on: "192.168.10", 21 → "192.168.10.22". null when none is left. */
export function freeAddress(stem: string, from: number, used: ReadonlySet<string>): string | null {
  for (let last = from; last < 255; last += 1) if (!used.has(`${stem}.${last}`)) return `${stem}.${last}`;
  return null;
}

/** "192.168.10.0/24" → "192.168.10"; null for anything that is not a /24. */
export function stemOf(subnet: string | null): string | null {
  return subnet?.match(/^(\d+\.\d+\.\d+)\.0\/24$/)?.[1] ?? null;
}
