/** Words for what happens to a packet: components, headers, actions. Codes are those of the truth table. */
export const COMPONENTS = [
  "container-app",
  "container-tcpip",
  "container-firewall",
  "uvm-firewall",
  "container-vnic",
  "vswitch-port",
  "vfp",
  "vfp-acl",
  "vfp-nat",
  "vfp-lb",
  "vfp-encap",
  "vfp-mac-rewrite",
  "vfp-arp",
  "vswitch",
  "host-vnic",
  "winnat",
  "host-tcpip",
  "host-firewall",
  "host-app",
  "pnic",
  "outer-vswitch",
  "azure-host-vswitch",
  "azure-fabric",
  "physical-switch",
  "gateway-router",
  "lan-host",
  "internet-host",
  "docker-dns",
  "dns-server",
  "dhcp-server",
  "dockerd",
  "hns",
] as const;
export type ComponentId = (typeof COMPONENTS)[number];

export type Protocol = "tcp" | "udp" | "icmp";
export type Verdict = "delivered" | "dropped" | "refused";
export interface Headers {
  readonly srcMac: string;
  readonly dstMac: string;
  readonly vlan: number | null;
  readonly srcIp: string;
  readonly dstIp: string;
  readonly ttl: number;
  readonly proto: Protocol;
  /** For icmp the echo identifier. */
  readonly srcPort: number;
  /** For icmp 0. */
  readonly dstPort: number;
  readonly outer: OuterHeaders | null;
}

/** The VXLAN envelope. */
export interface OuterHeaders {
  readonly srcMac: string;
  readonly dstMac: string;
  readonly srcIp: string;
  readonly dstIp: string;
  readonly ttl: number;
  readonly udpSrc: number;
  readonly udpDst: number;
  readonly vni: number;
}

export const HOP_ACTIONS = [
  "send",
  "receive",
  "forward",
  "route",
  "allow",
  "dnat",
  "snat",
  "snat+dnat",
  "restore",
  "rewrite-mac",
  "encapsulate",
  "decapsulate",
  "load-balance",
  "tag",
  "untag",
  "answer",
  "drop",
  "refuse",
] as const;
export type HopAction = (typeof HOP_ACTIONS)[number];

/** An object of the World that a hop happened at. */
export type HopTarget =
  | {
      readonly kind:
        | "compartments"
        | "vnics"
        | "ports"
        | "vswitches"
        | "pnics"
        | "winNats"
        | "containers"
        | "resolvers"
        | "vfpSpaces";
      readonly host: string;
      readonly id: string;
    }
  | {
      readonly kind: "host-firewall" | "host-tcpip" | "host-app" | "outer-vswitch" | "dockerd" | "hns";
      readonly host: string;
      readonly id: string;
    }
  | { readonly kind: "segments" | "devices" | "azureVnets"; readonly host: null; readonly id: string };
