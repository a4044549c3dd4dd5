import type {
  CompartmentId,
  ContainerId,
  HnsEndpointId,
  HnsNetworkId,
  HnsPolicyListId,
  PortId,
  VfpSpaceId,
  VSwitchId,
} from "./ids.ts";

export const HNS_NETWORK_TYPES = [
  "nat",
  "ics",
  "transparent",
  "l2bridge",
  "l2tunnel",
  "overlay",
  "internal",
  "private",
] as const;
export type HnsNetworkType = (typeof HNS_NETWORK_TYPES)[number];

/** A network as HNS holds it; the Docker network points here by its `hnsid` label. */
export interface HnsNetwork {
  readonly id: HnsNetworkId;
  readonly name: string;
  /** Case as the client sent it is echoed by Get-HnsNetwork: `typeAsSent`. */
  readonly type: HnsNetworkType;
  readonly typeAsSent: string;
  readonly subnets: readonly HnsSubnet[];
  /** One block of 4,096 addresses, or the ranges of the option `macpool`. */
  readonly macPools: readonly MacRange[];
  readonly vswitchId: VSwitchId;
  readonly layerId: string;
  /** The host's address that an external network stands on; also the provider address of an overlay. */
  readonly managementIp: string | null;
  readonly networkAdapterName: string | null;
  readonly dnsSuffix: string;
  readonly dnsServers: readonly string[];
  readonly policies: readonly HnsPolicy[];
  readonly flags: number;
  readonly natName: string | null;
  readonly spaceId: VfpSpaceId | null;
  /** Distributed router MAC of an overlay. */
  readonly routerMac: string | null;
  /** New endpoints get these besides their own (for example OutBoundNAT from enable_outboundnat). */
  readonly endpointPolicies: readonly HnsPolicy[];
}

export interface HnsSubnet {
  readonly id: string;
  /** "0.0.0.0/0" when addresses come from the LAN's DHCP. */
  readonly prefix: string;
  readonly gateway: string;
  readonly policies: readonly HnsPolicy[];
}

export interface MacRange {
  readonly start: string;
  readonly end: string;
}

export interface HnsEndpoint {
  readonly id: HnsEndpointId;
  /** "Ethernet" for Docker's local networks, the Docker endpoint's id on overlay. */
  readonly name: string;
  readonly networkId: HnsNetworkId;
  /** null: the address comes from DHCP and HNS does not know it. */
  readonly ip: string | null;
  readonly prefixLength: number;
  readonly mac: string;
  readonly gateway: string;
  readonly dnsServers: readonly string[];
  readonly dnsSuffix: string;
  readonly policies: readonly HnsPolicy[];
  /** Lives on another host: a mapping in VFP, without a port. */
  readonly remote: boolean;
  /** 1 Created, 2 Attached, 3 AttachedSharing, 4 Detached. */
  readonly state: number;
  readonly containerIds: readonly ContainerId[];
  readonly portId: PortId | null;
  readonly compartmentId: CompartmentId | null;
  readonly internalDns: boolean;
  readonly iccDisabled: boolean;
  readonly encapOverheadBytes: number;
  readonly dhcp: boolean;
  readonly staticIp: boolean;
}

/** v1 policies as HNS stores them: keys are those of the JSON. Source: facts on HNS, section 5.2. */
export type HnsPolicy =
  | {
      readonly Type: "NAT";
      readonly ExternalPort: number;
      readonly InternalPort: number;
      readonly Protocol: "tcp" | "udp";
      readonly ExternalPortReserved: boolean;
    }
  | { readonly Type: "OutBoundNAT"; readonly ExceptionList?: readonly string[] }
  | { readonly Type: "PA"; readonly PA: string }
  | { readonly Type: "VLAN"; readonly VLAN: number }
  | { readonly Type: "VSID"; readonly VSID: number }
  | { readonly Type: "QOS"; readonly MaximumOutgoingBandwidthInBytes: number }
  | {
      readonly Type: "ROUTE";
      readonly DestinationPrefix: string;
      readonly NeedEncap: boolean;
      readonly NextHop?: string;
    }
  | { readonly Type: "L2Driver" }
  | { readonly Type: "HostRoute" }
  | ProxyPolicy
  | AclPolicy;

/** TCP that the endpoint sends goes to a proxy instead. */
export interface ProxyPolicy {
  readonly Type: "PROXY";
  readonly IP: string;
  readonly Port: string;
  /** "10.0.0.0/24" or "10.0.0.118:80"; left out: everything. */
  readonly Destination?: string;
  readonly ExceptionList?: readonly string[];
}

export interface AclPolicy {
  readonly Type: "ACL";
  readonly Action: "Allow" | "Block";
  readonly Direction: "In" | "Out";
  /** IP protocol number; 256 is any. */
  readonly Protocol: number;
  readonly LocalPorts: string;
  readonly RemotePorts: string;
  readonly LocalAddresses: string;
  readonly RemoteAddresses: string;
  readonly RuleType: "Switch" | "Host";
  readonly Priority: number;
}

/** A load balancer (v1: policy list with one ELB policy). */
export interface HnsPolicyList {
  readonly id: HnsPolicyListId;
  readonly endpointIds: readonly HnsEndpointId[];
  readonly sourceVip: string;
  readonly vips: readonly string[];
  /** Internal: reached by containers of the network. External: reached on the host's own addresses. */
  readonly internal: boolean;
  readonly protocol: number;
  readonly externalPort: number;
  readonly internalPort: number;
  readonly networkId: HnsNetworkId;
}
