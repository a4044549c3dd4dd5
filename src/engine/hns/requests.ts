import type { HnsNetworkType, HnsPolicy } from "../model/hns.ts";

/**
 * Bodies of HNS v1 calls, with the keys that go over the wire: `JSON.stringify` of one is what the timeline shows.
 * Members that are empty are left out, as the clients do. Source: facts on Windows options, sections 2 and 3.
 */
export interface HnsNetworkRequest {
  readonly Name: string;
  /** Case as the client writes it: Docker "nat", Kubernetes "NAT". */
  readonly Type: string;
  readonly NetworkAdapterName?: string;
  readonly Policies?: readonly HnsPolicy[];
  readonly MacPools?: readonly { readonly StartMacAddress: string; readonly EndMacAddress: string }[];
  readonly Subnets: readonly HnsSubnetRequest[];
  readonly DNSSuffix?: string;
  readonly DNSServerList?: string;
  readonly AutomaticDNS?: boolean;
}

export interface HnsSubnetRequest {
  /** "0.0.0.0/0": HNS chooses, or the LAN's DHCP does. */
  readonly AddressPrefix: string;
  readonly GatewayAddress?: string;
  readonly Policies?: readonly HnsPolicy[];
}

export interface HnsEndpointRequest {
  /** Left out by Docker's local drivers; HNS calls such an endpoint "Ethernet". */
  readonly Name?: string;
  readonly VirtualNetwork: string;
  readonly IPAddress?: string;
  readonly MacAddress?: string;
  readonly GatewayAddress?: string;
  readonly DNSServerList?: string;
  readonly DNSSuffix?: string;
  readonly EnableInternalDNS?: boolean;
  readonly DisableICC?: boolean;
  readonly IsRemoteEndpoint?: boolean;
  readonly Policies?: readonly HnsPolicy[];
}

/** Any prefix: the client leaves the choice to HNS or to DHCP. */
export const ANY_PREFIX = "0.0.0.0/0";

/** "L2Bridge" → "l2bridge"; null when HNS knows no such type. */
export function networkTypeOf(typeAsSent: string): HnsNetworkType | null {
  const type = typeAsSent.toLowerCase();
  return TYPES[type] ?? null;
}

const TYPES: Readonly<Record<string, HnsNetworkType>> = {
  nat: "nat",
  ics: "ics",
  transparent: "transparent",
  l2bridge: "l2bridge",
  l2tunnel: "l2tunnel",
  overlay: "overlay",
  internal: "internal",
  private: "private",
};
