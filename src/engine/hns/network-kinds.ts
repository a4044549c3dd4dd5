import type { HnsNetworkType } from "../model/hns.ts";

/** What HNS builds for each type of network: a new type is a new row. Source: facts on HNS, section 4. */
export interface NetworkKind {
  readonly switchType: "internal" | "external" | "private";
  /** gateway: the host's own adapter has the gateway's address. takes-over: it carries the pNIC's address. */
  readonly hostAdapter: "gateway" | "takes-over" | "none";
  readonly nat: boolean;
  /** VFP is the switch's forwarding extension. */
  readonly vfp: boolean;
  /** Several networks of this type may stand on one external switch. */
  readonly shares: boolean;
  /** Without a prefix the LAN's DHCP gives the addresses. */
  readonly dhcp: boolean;
  /** What a client reads when no adapter is left. Source: facts on HNS, section 8.3, R1 and R3. */
  readonly noAdapter: "invalidParameter" | "adapterNotFound";
  /** Bytes of the MTU that the type's envelope takes. */
  readonly encapOverheadBytes: number;
}

const INTERNAL: NetworkKind = {
  switchType: "internal",
  hostAdapter: "gateway",
  nat: false,
  vfp: false,
  shares: false,
  dhcp: false,
  noAdapter: "invalidParameter",
  encapOverheadBytes: 0,
};

const BRIDGE: NetworkKind = {
  switchType: "external",
  hostAdapter: "takes-over",
  nat: false,
  vfp: true,
  shares: true,
  dhcp: false,
  noAdapter: "adapterNotFound",
  encapOverheadBytes: 0,
};

export const NETWORK_KINDS: Readonly<Record<HnsNetworkType, NetworkKind>> = {
  nat: { ...INTERNAL, nat: true },
  ics: { ...INTERNAL, nat: true },
  internal: INTERNAL,
  private: { ...INTERNAL, switchType: "private", hostAdapter: "none" },
  transparent: { ...BRIDGE, vfp: false, shares: false, dhcp: true, noAdapter: "invalidParameter" },
  l2bridge: BRIDGE,
  l2tunnel: BRIDGE,
  overlay: { ...BRIDGE, encapOverheadBytes: 50 },
};
