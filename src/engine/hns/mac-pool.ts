import { Stream } from "../lib/seed.ts";
import type { HnsNetwork, MacRange } from "../model/hns.ts";
import type { Host } from "../model/world.ts";
import { isMacTaken } from "./taken.ts";

/**
 * The block of 4,096 addresses of a new network: 00-15-5D-XX-Y0-00 to 00-15-5D-XX-YF-FF, derived from the seed.
 * Source: facts on HNS, section 3.1.
 */
export function macPool(seed: string): MacRange {
  const stream = new Stream(`${seed}/mac-pool`);
  const start = `00-15-5D-${stream.hex(2)}-${stream.hex(1)}`.toUpperCase();
  return { start: `${start}0-00`, end: `${start}F-FF` };
}

/**
 * An address of the network's ranges that no endpoint or adapter of it has, found by probing from a seeded start in the
 * youngest range, then in those before it. null: all are used up.
 */
export function freeMac(host: Host, network: HnsNetwork, seed: string): string | null {
  const stream = new Stream(`${seed}/mac`);
  for (const pool of network.macPools.toReversed()) {
    const first = parseMac(pool.start);
    const size = sizeOf(pool);
    const start = stream.below(Math.max(size, 1));
    for (let probe = 0; probe < size; probe += 1) {
      const mac = formatMac(first + ((start + probe) % size));
      if (!isMacTaken(host, network.id, mac)) return mac;
    }
  }
  return null;
}

function sizeOf({ start, end }: MacRange): number {
  return Math.max(parseMac(end) - parseMac(start) + 1, 0);
}

/** 48 bits fit a number exactly. */
function parseMac(mac: string): number {
  return Number.parseInt(mac.replaceAll("-", ""), 16);
}

function formatMac(value: number): string {
  const hex = value.toString(16).padStart(12, "0").toUpperCase();
  return `${hex.slice(0, 2)}-${hex.slice(2, 4)}-${hex.slice(4, 6)}-${hex.slice(6, 8)}-${hex.slice(8, 10)}-${hex.slice(10)}`;
}
