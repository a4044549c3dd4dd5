import { isAtLeast } from "../../../dockerd/version.ts";
import { parseIp } from "../../../lib/ipv4.ts";
import type { DockerNetwork } from "../../../model/docker.ts";
import type { HnsEndpoint } from "../../../model/hns.ts";
import type { Host } from "../../../model/world.ts";
import { GoText, type GoValue } from "../template/value.ts";

/** True for a daemon older than this major version. */
export function isBefore({ settings }: Host, major: number): boolean {
  return !isAtLeast(settings.docker.version, major, 0);
}

/** An address of Go's netip: unset it is "" in JSON and "invalid IP" in a template; before 29 it is a text. */
export function address(host: Host, text: string | null): GoValue {
  if (text !== null && text !== "") return text;
  return isBefore(host, 29) ? "" : new GoText("invalid IP", "");
}

/** "00-15-5D-1C-6A-2B" → "00:15:5d:1c:6a:2b". */
export function mac(text: string): string {
  return text.toLowerCase().replaceAll("-", ":");
}

/**
 * The prefix length that Docker shows: the network's when the address was asked for, else that of the address's class.
 * Source: facts on the command line, section 2.6.
 */
export function shownPrefixLength(network: DockerNetwork | undefined, endpoint: HnsEndpoint): number {
  if (endpoint.staticIp || network?.scope === "swarm") return endpoint.prefixLength;
  const first = (parseIp(endpoint.ip ?? "") ?? 0) >>> 24;
  if (first < 128) return 8;
  return first < 192 ? 16 : 24;
}
