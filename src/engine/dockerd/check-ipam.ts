import { contains, formatPrefix, parseIp, parsePrefix } from "../lib/ipv4.ts";
import type { Result } from "../lib/result.ts";
import type { IpamConfig } from "../model/docker.ts";
import type { Refusal } from "../model/refusal.ts";
import { daemonRefusal } from "./refusals.ts";

/** The daemon's look at the IPAM part of a request: all mistakes at once. null when there is none. */
export function checkIpam(ipam: readonly IpamConfig[]): Result<never, Refusal> | null {
  const lines = ipam.flatMap(mistakes);
  const [only] = lines;
  if (only === undefined) return null;
  const text = lines.length === 1 ? only : lines.map((line) => `* ${line}`).join("\n");
  return daemonRefusal(
    "invalid-network-config",
    `invalid network config:\n${text}`,
    "The numbers of --subnet, --ip-range, --gateway and --aux-address do not fit together.",
  );
}

/** Source: facts on the command line, section 2.3, row 4. */
function mistakes(config: IpamConfig): readonly string[] {
  if (config.subnet.includes(":")) return [];
  const subnet = parsePrefix(config.subnet);
  if (subnet === null) return [`invalid subnet ${config.subnet}: invalid CIDR block notation`];
  const lines: string[] = [];
  const canonical = formatPrefix(subnet);
  if (canonical !== config.subnet) lines.push(`invalid subnet ${config.subnet}: it should be ${canonical}`);
  if (config.ipRange !== undefined && config.ipRange !== "") {
    lines.push(...rangeMistakes(config.ipRange, config.subnet));
  }
  if (config.gateway !== null && config.gateway !== "" && !contains(config.subnet, config.gateway)) {
    lines.push(
      parseIp(config.gateway) === null
        ? `invalid gateway ${config.gateway}: invalid address`
        : `invalid gateway ${config.gateway}: parent subnet ${config.subnet} doesn't contain this address`,
    );
  }
  for (const [name, address] of Object.entries(config.auxAddresses ?? {})) {
    if (contains(config.subnet, address)) continue;
    lines.push(
      `invalid auxiliary address ${name}: parent subnet ${config.subnet} doesn't contain this address`,
    );
  }
  return lines;
}

function rangeMistakes(range: string, subnetText: string): readonly string[] {
  const subnet = parsePrefix(subnetText);
  const parsed = parsePrefix(range);
  if (subnet === null) return [];
  if (parsed === null) return [`invalid ip-range ${range}: invalid CIDR block notation`];
  if (parsed.length < subnet.length) {
    return [`invalid ip-range ${range}: CIDR block is bigger than its parent subnet ${subnetText}`];
  }
  const canonical = formatPrefix(parsed);
  if (canonical !== range) return [`invalid ip-range ${range}: it should be ${canonical}`];
  if (!contains(subnetText, range.slice(0, range.indexOf("/")))) {
    return [`invalid ip-range ${range}: parent subnet ${subnetText} doesn't contain ip-range`];
  }
  return [];
}
