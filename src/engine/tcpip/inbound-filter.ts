import type { HnsPolicy } from "../model/hns.ts";
import type { OsProfile } from "../model/profiles.ts";
import type { InboundFilter } from "../model/tcpip.ts";

/**
 * What a new compartment lets in. Process isolation: the host's Windows Firewall, compartment aware; versions before
 * 1709 open only ICMP, DHCP and DNS, and the ports that HNS adds. Hyper-V isolation: the utility VM's own firewall,
 * which allows everything. Source: facts on packets, section 3.4.
 */
export function containerFilter(profile: OsProfile, isolation: "process" | "hyperv"): InboundFilter {
  if (isolation === "hyperv") {
    return { kind: "uvm-firewall", enabled: true, unsolicited: "allow", allowed: [] };
  }
  const open = profile.containerInbound === "allow";
  return {
    kind: "windows-firewall",
    enabled: true,
    unsolicited: open ? "allow" : "block",
    allowed: open ? [] : ["icmp"],
  };
}

/** The filter with the container ports of the NAT policies opened, where the version does not let all in. */
export function withPublishedPorts(filter: InboundFilter, policies: readonly HnsPolicy[]): InboundFilter {
  if (filter.unsolicited === "allow") return filter;
  const ports = policies
    .filter((policy) => policy.Type === "NAT")
    .map(({ Protocol, InternalPort }) => `${Protocol}/${InternalPort}`);
  return withAllowed(filter, ports);
}

/** The filter with these of "tcp/80", "udp/53" … let in. */
export function withAllowed(filter: InboundFilter, ports: readonly string[]): InboundFilter {
  const added = ports.filter((port) => !filter.allowed.includes(port));
  return added.length === 0 ? filter : { ...filter, allowed: [...filter.allowed, ...added] };
}
