import { formatPrefix, overlaps, type Prefix } from "../lib/ipv4.ts";
import { Stream } from "../lib/seed.ts";
import { HOST_COMPARTMENT, type Host } from "../model/world.ts";

/** 172.16.0.0/12 holds 256 networks of /20, 192.168.0.0/16 holds 16. */
const RANGES = [
  { network: 0xac100000, blocks: 256 },
  { network: 0xc0a80000, blocks: 16 },
] as const;
const BLOCK = 1 << 12;

/**
 * A /20 that overlaps no interface or route of the host: inside 172.16.0.0/12, when that is full inside
 * 192.168.0.0/16; null when both are. Source: facts on HNS, section 3.2.
 */
export function freePrefix(host: Host, seed: string): string | null {
  const used = prefixesInUse(host);
  const stream = new Stream(`${seed}/prefix`);
  for (const { network, blocks } of RANGES) {
    const start = stream.below(blocks);
    for (let probe = 0; probe < blocks; probe += 1) {
      const block: Prefix = {
        network: (network + ((start + probe) % blocks) * BLOCK) >>> 0,
        length: 20,
      };
      const text = formatPrefix(block);
      if (!used.some((prefix) => overlaps(prefix, text))) return text;
    }
  }
  return null;
}

/** On-link and static routes of the host, and the prefixes of its NAT networks. The default route does not count. */
export function prefixesInUse(host: Host): readonly string[] {
  const routes = host.compartments.get(HOST_COMPARTMENT)?.routes ?? [];
  return [
    ...routes.map((route) => route.prefix).filter((prefix) => !prefix.endsWith("/0")),
    ...host.winNats.map((nat) => nat.internalPrefix),
  ];
}
