import { formatPrefix, parsePrefix } from "../../../lib/ipv4.ts";
import { err, ok, type Result } from "../../../lib/result.ts";
import type { IpamConfig } from "../../../model/docker.ts";
import type { FlagValues } from "../grammar/flag-values.ts";
import { parseAddress, parseCidr, prefixContains } from "../grammar/go-address.ts";

/** --subnet, --ip-range, --gateway and --aux-address put together, one entry for each subnet. */
type Draft = {
  subnet: string;
  gateway: string | null;
  ipRange?: string;
  auxAddresses?: Record<string, string>;
};

/**
 * The IPAM part of `network create`, or the client's complaint. The order of the checks is that of the client.
 * Source: facts on the command line, section 2.2.
 */
export function ipamFromFlags(flags: FlagValues): Result<readonly IpamConfig[], string> {
  const subnets = flags.list("subnet");
  const ranges = flags.list("ip-range").map(withoutHostBits);
  const gateways = flags.list("gateway");
  if (ranges.length > subnets.length || gateways.length > subnets.length) {
    return err("every ip-range or gateway must have a corresponding subnet");
  }
  const drafts: Draft[] = [];
  for (const subnet of subnets) {
    const fault = subnetFault(subnet, drafts);
    if (fault !== null) return err(fault);
    drafts.push({ subnet, gateway: null });
  }
  const fault =
    rangesFault(drafts, ranges) ??
    gatewaysFault(drafts, gateways) ??
    auxFault(drafts, flags.map("aux-address"));
  return fault === null ? ok(drafts) : err(fault);
}

function subnetFault(subnet: string, accepted: readonly Draft[]): string | null {
  const parsed = parseCidr(subnet);
  for (const other of accepted) {
    if (!parsed.ok) return `invalid subnet: invalid CIDR address: ${subnet}`;
    const overlaps =
      prefixContains(subnet, addressOf(other.subnet)) || prefixContains(other.subnet, addressOf(subnet));
    if (overlaps) return "multiple overlapping subnet configuration is not supported";
  }
  return parsed.ok ? null : parsed.error;
}

function rangesFault(drafts: readonly Draft[], ranges: readonly string[]): string | null {
  for (const range of ranges) {
    const matches = drafts.filter(({ subnet }) => prefixContains(subnet, addressOf(range)));
    if (matches.length === 0) return `no matching subnet for range ${range}`;
    for (const draft of matches) {
      if (draft.ipRange !== undefined) {
        return `cannot configure multiple ranges (${range}, ${draft.ipRange}) on the same subnet (${draft.subnet})`;
      }
      draft.ipRange = range;
    }
  }
  return null;
}

function gatewaysFault(drafts: readonly Draft[], gateways: readonly string[]): string | null {
  for (const gateway of gateways) {
    const matches = drafts.filter(({ subnet }) => prefixContains(subnet, gateway));
    if (matches.length === 0) return `no matching subnet for gateway ${gateway}`;
    for (const draft of matches) {
      if (draft.gateway !== null) {
        return `cannot configure multiple gateways (${gateway}, ${draft.gateway}) for the same subnet (${draft.subnet})`;
      }
      draft.gateway = gateway;
    }
  }
  return null;
}

function auxFault(drafts: readonly Draft[], addresses: Readonly<Record<string, string>>): string | null {
  for (const [name, address] of Object.entries(addresses)) {
    const parsed = parseAddress(address);
    if (!parsed.ok) return parsed.error;
    const matches = drafts.filter(({ subnet }) => prefixContains(subnet, address));
    if (matches.length === 0) return `no matching subnet for aux-address ${address}`;
    for (const draft of matches) draft.auxAddresses = { ...draft.auxAddresses, [name]: address };
  }
  return null;
}

function addressOf(prefix: string): string {
  return prefix.slice(0, prefix.lastIndexOf("/"));
}

/** The client masks a range before it sends it: 10.1.0.129/25 becomes 10.1.0.128/25. */
function withoutHostBits(range: string): string {
  const prefix = parsePrefix(range);
  return prefix === null ? range : formatPrefix(prefix);
}
