import { Stream } from "../lib/seed.ts";
import type { HnsNetwork, MacRange } from "../model/hns.ts";
import type { HnsNetworkId } from "../model/ids.ts";
import { HOST_COMPARTMENT, type Host } from "../model/world.ts";

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
 * An address of the network's ranges that no endpoint or adapter of it has, found by probing from a seeded start.
 * When the ranges are used up HNS takes a further block.
 */
export function allocateMac(host: Host, network: HnsNetwork, seed: string): string {
  const stream = new Stream(`${seed}/mac`);
  const sizes = network.macPools.map(sizeOf);
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const start = stream.below(Math.max(total, 1));
  for (let probe = 0; probe < total; probe += 1) {
    const mac = macAt(network.macPools, sizes, (start + probe) % total);
    if (!isMacTaken(host, network.id, mac)) return mac;
  }
  for (;;) {
    const further = macPool(`${seed}/${stream.next()}`);
    const mac = formatMac(parseMac(further.start) + stream.below(4096));
    if (!isMacTaken(host, network.id, mac)) return mac;
  }
}

/** True when an endpoint or the host adapter of the network has the address. */
export function isMacTaken(host: Host, networkId: HnsNetworkId, mac: string): boolean {
  return (
    host.hnsEndpoints.some((endpoint) => endpoint.networkId === networkId && endpoint.mac === mac) ||
    (host.compartments.get(HOST_COMPARTMENT)?.interfaces.some((each) => each.mac === mac) ?? false)
  );
}

function macAt(pools: readonly MacRange[], sizes: readonly number[], offset: number): string {
  let rest = offset;
  for (const [index, pool] of pools.entries()) {
    const size = sizes[index] ?? 0;
    if (rest < size) return formatMac(parseMac(pool.start) + rest);
    rest -= size;
  }
  return "";
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
