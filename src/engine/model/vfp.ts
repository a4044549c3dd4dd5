import type { HnsEndpointId, PortId, VfpSpaceId } from "./ids.ts";

/**
 * What the Virtual Filtering Platform holds on one switch port: layers in the order a frame that leaves the endpoint
 * meets them; a frame that comes in meets them in reverse. Within a group the lowest priority number wins.
 */
export interface VfpPort {
  readonly layers: readonly VfpLayer[];
}

export const VFP_LAYER_NAMES = [
  "ACL_ENDPOINT_LAYER",
  "LB_DSR",
  "SLB_LB_LAYER",
  "SLB_NAT_LAYER",
  "SLB_HAIRPIN_LAYER",
  "VNET_DR_REDIRECTION_LAYER",
  "VNET_MAC_REWRITE_LAYER",
  "VNET_ENCAP_LAYER",
  "VNET_PA_ROUTE_LAYER",
] as const;
export type VfpLayerName = (typeof VFP_LAYER_NAMES)[number];

export interface VfpLayer {
  readonly name: VfpLayerName;
  readonly priority: number;
  readonly groups: readonly VfpGroup[];
}

export interface VfpGroup {
  readonly name: string;
  /** OUT: from the endpoint towards the switch. IN: towards the endpoint. */
  readonly direction: "OUT" | "IN";
  readonly rules: readonly VfpRule[];
}

export interface VfpRule {
  /** GUID or the friendly id that `vfpctrl /list-rule` prints. */
  readonly id: string;
  readonly friendlyName: string;
  readonly priority: number;
  /** All conditions must hold; an empty object matches everything. */
  readonly match: VfpMatch;
  readonly action: VfpAction;
}

export interface VfpMatch {
  /** IP protocol numbers: 1 ICMP, 6 TCP, 17 UDP. */
  readonly protocols?: readonly number[];
  readonly srcPrefixes?: readonly string[];
  readonly dstPrefixes?: readonly string[];
  /** Destination prefixes for which the rule does not apply (OutBoundNAT exceptions). */
  readonly notDstPrefixes?: readonly string[];
  readonly srcPorts?: readonly number[];
  readonly dstPorts?: readonly number[];
  /** VXLAN network identifier of the envelope. */
  readonly vni?: number;
  /** "uplink": only frames that leave or enter the switch through its uplink, not those between its own ports. */
  readonly via?: "uplink";
}

export type VfpAction =
  | { readonly type: "allow" }
  | { readonly type: "block" }
  /** Source address becomes `address`, source port one of a block; TCP and UDP only, ICMP that matches is lost. */
  | { readonly type: "snat"; readonly address: string; readonly exceptions: readonly string[] }
  /** Destination becomes address:port; the flow entry restores it in the reply. */
  | { readonly type: "dnat"; readonly address: string; readonly port: number }
  /** One of the backends becomes the destination; with `sourceVip` the source becomes that address. */
  | {
      readonly type: "load-balance";
      readonly vip: string;
      readonly backends: readonly VfpBackend[];
      readonly port: number | null;
      readonly sourceVip: string | null;
    }
  /** Frames leave with this source MAC; ARP payloads too. With a next hop they go to its MAC, as in a route. */
  | { readonly type: "rewrite-source-mac"; readonly mac: string; readonly nextHop?: string }
  /** Frames that carry the host's address leave with its MAC, to its next hop. */
  | { readonly type: "rewrite-to-next-hop" }
  /** Frames for the endpoint's address get its own MAC back. */
  | { readonly type: "rewrite-destination-mac"; readonly mac: string }
  /** Routes between subnets of the host's peers are not rewritten by this version of VFP: the frame is lost. */
  | { readonly type: "rewrite-unsupported" }
  /** Every frame goes to the uplink, also one for a port of the same switch. */
  | { readonly type: "hairpin-uplink" }
  /** Envelope by the space's mapping of the inner destination; no mapping: the frame is lost. */
  | { readonly type: "encapsulate"; readonly spaceId: VfpSpaceId }
  | { readonly type: "decapsulate"; readonly spaceId: VfpSpaceId }
  | { readonly type: "provider-route" };

export interface VfpBackend {
  readonly address: string;
  readonly endpointId: HnsEndpointId | null;
}

/** Customer addresses of one virtual subnet (one VNI) and the hosts (provider addresses) they live on. */
export interface VfpSpace {
  readonly id: VfpSpaceId;
  readonly vni: number;
  /** Prefixes of this virtual subnet and gateways that VFP itself answers ARP for. */
  readonly subnets: readonly { readonly prefix: string; readonly gateway: string; readonly vni: number }[];
  /** MAC that stands for the gateway, and for the distributed router between subnets of one network. */
  readonly routerMac: string;
  /** Provider address of this host. */
  readonly providerAddress: string;
  readonly mappings: readonly VfpMapping[];
}

export interface VfpMapping {
  readonly address: string;
  readonly mac: string;
  readonly providerAddress: string;
  readonly vni: number;
  /** Port on this host, null for a remote endpoint. */
  readonly portId: PortId | null;
  readonly endpointId: HnsEndpointId;
}
