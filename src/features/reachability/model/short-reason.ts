/** Room in a cell: longer reasons are checked against by a test. */
export const MOST_LETTERS = 26;

/** Why a packet was lost, in a cell's few words. Keys are the engine's stable codes. */
export const LOST: Readonly<Record<string, string>> = {
  "container-not-running": "container is stopped",
  "container-paused": "container is paused",
  "endpoint-not-connected": "no network leads there",
  "network-none": "has no network",
  "dhcp-no-offer": "no DHCP answer",
  "no-route": "no route there",
  "arp-unresolved": "nobody answers ARP",
  "app-not-listening": "nothing listens there",
  "bound-to-loopback": "listens on 127.0.0.1 only",
  "container-firewall-block": "container’s firewall",
  "mtu-exceeded": "packet too large",
  "ttl-expired": "too many hops",
  "vlan-isolated": "another VLAN",
  "icc-disabled": "neighbours kept apart",
  "vfp-acl-block": "port rule blocks it",
  "vfp-nat-no-icmp": "VFP NAT drops ping",
  "vfp-portmap-no-local": "mapped port not for itself",
  "overlay-host-isolated": "host is outside the tunnel",
  "overlay-network-isolated": "another overlay network",
  "overlay-no-outbound-endpoint": "no way out of the tunnel",
  "overlay-unknown-peer": "peer host is not known",
  "vxlan-port-blocked": "UDP 4789 is blocked",
  "routing-mesh-unsupported": "no routing mesh here",
  "no-running-task": "no task runs",
  "l2bridge-no-host-endpoint": "no host endpoint",
  "l2bridge-no-remote-route": "no route to that subnet",
  "l2bridge-cross-subnet-unsupported": "subnets not joined here",
  "outboundnat-exception": "not translated on the way",
  "outboundnat-own-host": "cannot reach its own host",
  "no-return-route": "no way back",
  "nat-cross-network": "NATs do not route",
  "nat-loopback-unsupported": "no NAT loopback here",
  "nat-hairpin-unsupported": "no NAT hairpin here",
  "port-not-published": "port not published",
  "transparent-no-port-mapping": "-p maps nothing here",
  "host-firewall-block": "host’s firewall",
  "firewall-policy-blocks-local-rules": "policy ignores local rules",
  "host-forwarding-disabled": "host does not forward",
  "mac-spoofing-off": "outer switch: foreign MAC",
  "switch-port-access-mode": "switch port takes no tags",
  "switch-vlan-not-allowed": "VLAN not allowed there",
  "vlan-no-gateway": "VLAN has no router",
  "gateway-no-route": "router knows no route",
  "private-subnet-not-routable": "private subnet",
  "azure-unknown-mac": "Azure: unknown MAC",
  "azure-ip-not-assigned": "Azure: address unassigned",
  "azure-nsg-deny": "Azure: NSG denies it",
  "azure-udr-missing": "Azure: no route set",
  "dns-not-provided-by-driver": "no names on this network",
  "dns-name-not-in-network": "name not in this network",
  "dns-host-cannot-resolve": "host knows no such name",
  "dns-forwarding-disabled": "names are not forwarded",
  "dns-server-unreachable": "DNS server not reached",
  "dns-name-unknown": "nobody knows the name",
  "link-down": "adapter is down",
  "underlay-filter-block": "filter between the hosts",
  "internet-unknown-host": "no such Internet host",
  "echo-ignored": "answers no ping",
  "reply-not-recognised": "reply fits no session",
  "not-for-this-machine": "sent to the wrong machine",
  "forwarding-loop": "goes round in circles",
  "unknown-sender": "no such sender",
  "unknown-destination": "has no address",
};

/** Which way a packet went, in a cell's few words. */
export const WAYS: Readonly<Record<string, string>> = {
  bridged: "one switch, no rewrite",
  "l2-direct": "plain LAN traffic",
  routed: "over a router",
  "winnat-outbound": "WinNAT hides the sender",
  "winnat-published": "WinNAT port mapping",
  "winnat-loopback": "WinNAT, on the host itself",
  "winnat-hairpin": "WinNAT, back inside",
  "host-onlink": "host’s own card",
  "host-local": "the host itself",
  "l2bridge-rewrite": "VFP rewrites the MAC",
  "l2bridge-hostgw": "the host routes it",
  "vfp-outbound-nat": "VFP hides the sender",
  "vfp-published": "VFP port mapping",
  "vfp-lb": "VFP load balancer",
  "vxlan-tunnel": "inside a VXLAN tunnel",
  "azure-hairpin": "up to the Azure host",
  "azure-routed": "Azure routes it",
  "loopback-in-container": "loopback",
  "dns-answered": "Docker’s DNS answers",
  "dns-forwarded": "Docker’s DNS asks on",
};

/** The cell's few words; where the address says more than "there", it is shown shortened: "no route to 172.16.x.x". */
export function shortReason(
  cell: { readonly verdict: string; readonly reason: string | null; readonly path: string | null },
  targetIp: string | null,
): string {
  if (cell.verdict === "delivered") return WAYS[cell.path ?? ""] ?? "arrives";
  const code = cell.reason ?? "";
  const [a, b] = targetIp?.split(".") ?? [];
  if (a && b && code === "no-route") return `no route to ${a}.${b}.x.x`;
  if (a && b && (code === "gateway-no-route" || code === "private-subnet-not-routable")) {
    return `${a}.${b}.x.x unknown outside`;
  }
  return LOST[code] ?? code.replaceAll("-", " ").slice(0, MOST_LETTERS);
}
