import type {
  CompartmentId,
  ContainerId,
  FirewallRuleId,
  HnsEndpointId,
  HnsNetworkId,
  NatMappingId,
  PNicId,
  ResolverId,
  VNicId,
  WinNatId,
} from "./ids.ts";

/** A network namespace: interfaces, routes and sockets of its own. */
export interface Compartment {
  readonly id: CompartmentId;
  /** host: number 1. container: of the shared kernel. uvm: inside a utility VM, with a kernel of its own. */
  readonly kind: "host" | "container" | "uvm";
  /** As `Get-NetCompartment` counts; inside a utility VM always 1. */
  readonly number: number;
  readonly guid: string;
  /** Containers that live in it; more than one shares it (`--network container:X`). */
  readonly containerIds: readonly ContainerId[];
  readonly interfaces: readonly NetInterface[];
  readonly routes: readonly Route[];
  readonly sockets: readonly Socket[];
  readonly filter: InboundFilter;
}

/** What the compartment's filter does with an unsolicited packet when no rule matches. */
export interface InboundFilter {
  /** windows-firewall: the host's WFP, aware of compartments. uvm-firewall: inside the utility VM. */
  readonly kind: "windows-firewall" | "uvm-firewall";
  readonly enabled: boolean;
  readonly unsolicited: "allow" | "block";
  /** Allowed although unsolicited is "block": "icmp", "tcp/80" … (compartment rules made by HNS). */
  readonly allowed: readonly string[];
}

export interface NetInterface {
  /** ifIndex. */
  readonly index: number;
  /** As Windows shows it: "Ethernet", "vEthernet (nat)". */
  readonly alias: string;
  readonly description: string;
  readonly mac: string;
  readonly nic:
    | { readonly kind: "pnic"; readonly id: PNicId }
    | { readonly kind: "vnic"; readonly id: VNicId };
  readonly addresses: readonly InterfaceAddress[];
  readonly dhcp: DhcpState;
  readonly dnsServers: readonly string[];
  readonly dnsSuffix: string;
  readonly mtuBytes: number;
  readonly metric: number;
  /** IP forwarding enabled on this interface. */
  readonly forwarding: boolean;
  readonly hnsEndpointId: HnsEndpointId | null;
}

export interface InterfaceAddress {
  readonly ip: string;
  readonly prefixLength: number;
  readonly origin: "manual" | "dhcp" | "link-local";
}

export type DhcpState =
  | { readonly enabled: false }
  | { readonly enabled: true; readonly server: string | null; readonly leaseSeconds: number };

export interface Route {
  readonly prefix: string;
  /** "0.0.0.0" is on-link. */
  readonly nextHop: string;
  readonly interfaceIndex: number;
  readonly metric: number;
  readonly persistent: boolean;
}

export interface Socket {
  readonly protocol: "tcp" | "udp";
  readonly port: number;
  /** "0.0.0.0", "127.0.0.1" or one address of the compartment. */
  readonly address: string;
  /** Image name of the process: "w3wp", "dockerd". */
  readonly process: string;
  readonly containerId: ContainerId | null;
  /** dockerd holds the port so that nobody else takes it, and never answers. */
  readonly placeholder: boolean;
}

/** A NAT instance of WinNAT or of the ICS helper. */
export interface WinNat {
  readonly id: WinNatId;
  readonly name: string;
  readonly engine: "winnat" | "ics";
  readonly internalPrefix: string;
  readonly hnsNetworkId: HnsNetworkId | null;
  /** Which local traffic the NAT is asked for, by Windows version. */
  readonly serves: {
    readonly loopback: boolean;
    readonly ownAddress: boolean;
    readonly hairpin: boolean;
  };
}

/** A static mapping: host port to endpoint. It listens on no socket. */
export interface NatMapping {
  readonly id: NatMappingId;
  /** StaticMappingID: counts up from 0 on each host. */
  readonly number: number;
  readonly winNatId: WinNatId;
  readonly protocol: "tcp" | "udp";
  /** "0.0.0.0" = every address of the host. */
  readonly externalAddress: string;
  readonly externalPort: number;
  readonly internalAddress: string;
  readonly internalPort: number;
  readonly hnsEndpointId: HnsEndpointId | null;
}

/** Host-wide settings of Windows Firewall. */
export interface FirewallState {
  readonly enabled: boolean;
  /** False: group policy ignores local rules, also those of HNS. */
  readonly localRuleMerge: boolean;
}

export interface FirewallRule {
  readonly id: FirewallRuleId;
  /** Unique name: for HNS rules the text of facts on PowerShell, section 8. */
  readonly name: string;
  readonly displayName: string;
  readonly direction: "in" | "out";
  readonly action: "allow" | "block";
  readonly protocol: "tcp" | "udp" | "icmp" | "any";
  /** null = any port. */
  readonly localPort: number | null;
  /** host: the host's own sockets. all: every compartment, containers included. */
  readonly scope: "host" | "all";
  /** Only packets that come in on this interface. */
  readonly interfaceAlias: string | null;
  readonly owner: "windows" | "hns" | "user";
}

/** dockerd's DNS server of one network: it answers for the names it holds and forwards the rest. */
export interface DnsResolver {
  readonly id: ResolverId;
  readonly compartmentId: CompartmentId;
  readonly address: string;
  readonly port: number;
  readonly records: readonly DnsRecord[];
  /** Daemons before 26.1 answer SERVFAIL for names they do not hold. */
  readonly forwards: boolean;
  readonly forwarders: readonly string[];
}

export interface DnsRecord {
  readonly name: string;
  readonly addresses: readonly string[];
}
