import type { AzureVnetName, DeviceName, HostName, SegmentName, UnderlayFilterName } from "./ids.ts";
import type { Plug } from "./vswitch.ts";

/** A physical network: one switch with VLANs. "internet" is a segment too. */
export interface Segment {
  readonly name: SegmentName;
  /** Subnet that the canvas writes beside the cable; null when nothing says it. */
  readonly subnet: string | null;
  readonly kind: "lan" | "internet";
}

/** A machine that is not a container host. What it does is what it has: routes, servers, listeners. */
export interface Device {
  readonly name: DeviceName;
  /** Chooses the icon and the component name in a trace, nothing else. */
  readonly kind: "router" | "client" | "server" | "internet-host";
  readonly nics: readonly DeviceNic[];
  readonly routes: readonly { readonly prefix: string; readonly nextHop: string }[];
  /** Forwards packets that are not its own. */
  readonly forwards: boolean;
  /** Sources translated to the address of the Internet side. */
  readonly natFor: readonly string[];
  readonly sockets: readonly {
    readonly protocol: "tcp" | "udp";
    readonly port: number;
    readonly process: string;
  }[];
  readonly answersPing: boolean;
  readonly dnsServers: readonly string[];
  readonly dhcp: DhcpServer | null;
  readonly dns: DnsServer | null;
}

export interface DeviceNic {
  readonly name: string;
  readonly mac: string;
  readonly ip: string;
  readonly prefixLength: number;
  readonly gateway: string | null;
  readonly plug: Plug;
}

export interface DhcpServer {
  readonly poolStart: string;
  readonly poolEnd: string;
  readonly prefixLength: number;
  readonly gateway: string;
  readonly dnsServers: readonly string[];
  readonly leaseSeconds: number;
  /** MAC to address; a lease outlives its owner, as on a real server. */
  readonly leases: Readonly<Record<string, string>>;
}

export interface DnsServer {
  readonly records: readonly { readonly name: string; readonly address: string }[];
  /** Names that it does not hold are asked of the Internet. */
  readonly recursive: boolean;
}

/** Something between two hosts that loses certain packets. */
export interface UnderlayFilter {
  readonly name: UnderlayFilterName;
  readonly between: readonly [HostName, HostName];
  /** "udp/4789" … */
  readonly deny: readonly string[];
}

/** An Azure virtual network with one subnet; VMs are hosts whose adapter is plugged into it, or devices. */
export interface AzureVnet {
  readonly name: AzureVnetName;
  readonly prefix: string;
  readonly subnet: string;
  /** Addresses assigned to each VM's NIC, by machine name. */
  readonly ipConfigs: Readonly<Record<string, readonly string[]>>;
  readonly publicIps: Readonly<Record<string, string>>;
  readonly ipForwarding: boolean;
  readonly nsg: readonly NsgRule[];
  readonly udr: readonly { readonly prefix: string; readonly nextHop: string }[];
}

export interface NsgRule {
  readonly name: string;
  readonly priority: number;
  readonly direction: "Inbound" | "Outbound";
  readonly action: "Allow" | "Deny";
  readonly protocol: "tcp" | "udp" | "icmp" | "*";
  /** Prefix, address or "*". */
  readonly source: string;
  readonly destination: string;
  readonly port: string;
}
