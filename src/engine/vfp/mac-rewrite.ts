import type { HnsEndpoint, HnsNetwork } from "../model/hns.ts";
import { OS_PROFILES } from "../model/profiles.ts";
import type { VfpLayer, VfpRule, VfpSpace } from "../model/vfp.ts";
import type { Host } from "../model/world.ts";

/** What the Internet does not route: where other hosts' container subnets are. */
const PRIVATE_PREFIXES = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"];

/**
 * VNET_MAC_REWRITE_LAYER: at the uplink the endpoint's MAC becomes the host's, and back by the IP address. l2tunnel
 * sends every frame to the uplink. Source: facts on packets, sections 10 and 12.
 */
export function macRewriteLayer(host: Host, network: HnsNetwork, endpoint: HnsEndpoint): VfpLayer {
  return {
    name: "VNET_MAC_REWRITE_LAYER",
    priority: 400,
    groups: [
      {
        name: "VNET_GROUP_MAC_REWRITE_IPV4_OUT",
        direction: "OUT",
        rules: [
          ...unsupportedRules(host, network),
          ...hairpinRules(network),
          ...routeRules(hostMac(host, network), endpoint),
          {
            id: "MAC_REWRITE_OUT",
            friendlyName: "MAC_REWRITE_OUT",
            priority: 300,
            match: { via: "uplink" },
            action: { type: "rewrite-source-mac", mac: hostMac(host, network) },
          },
        ],
      },
      {
        name: "VNET_GROUP_MAC_REWRITE_IPV4_IN",
        direction: "IN",
        rules: [
          {
            id: "MAC_REWRITE_IN",
            friendlyName: "MAC_REWRITE_IN",
            priority: 300,
            match: { dstPrefixes: [`${endpoint.ip ?? "0.0.0.0"}/32`], via: "uplink" },
            action: { type: "rewrite-destination-mac", mac: endpoint.mac },
          },
        ],
      },
    ],
  };
}

/**
 * The same layer of an overlay endpoint: what OutBoundNAT has given the host's address gets the host's MAC too. MACs
 * inside the virtual network are the distributed router's matter. Source: facts on HNS, section 6.1.
 */
export function overlayMacRewriteLayer({ providerAddress }: VfpSpace): VfpLayer {
  return {
    name: "VNET_MAC_REWRITE_LAYER",
    priority: 400,
    groups: [
      {
        name: "VNET_GROUP_MAC_REWRITE_IPV4_OUT",
        direction: "OUT",
        rules: [
          {
            id: "MAC_REWRITE_OUT",
            friendlyName: "MAC_REWRITE_OUT",
            priority: 300,
            match: { srcPrefixes: [`${providerAddress}/32`], via: "uplink" },
            action: { type: "rewrite-to-next-hop" },
          },
        ],
      },
    ],
  };
}

/** A ROUTE policy with a next hop: the endpoint's own way to a prefix. Source: facts on HNS, section 5.1. */
function routeRules(mac: string, { policies }: HnsEndpoint): readonly VfpRule[] {
  return policies.flatMap((policy): VfpRule[] => {
    if (policy.Type !== "ROUTE" || policy.NeedEncap || policy.NextHop === undefined) return [];
    const name = `ROUTE_${policy.DestinationPrefix}`;
    return [
      {
        id: name,
        friendlyName: name,
        priority: 250,
        match: { dstPrefixes: [policy.DestinationPrefix] },
        action: { type: "rewrite-source-mac", mac, nextHop: policy.NextHop },
      },
    ];
  });
}

function hairpinRules(network: HnsNetwork): readonly VfpRule[] {
  if (network.type !== "l2tunnel") return [];
  return [
    {
      id: "TUNNEL_OUT",
      friendlyName: "TUNNEL_OUT",
      priority: 200,
      match: {},
      action: { type: "hairpin-uplink" },
    },
  ];
}

/** Before 1809 VFP did not carry frames between the container subnets of two hosts. */
function unsupportedRules(host: Host, network: HnsNetwork): readonly VfpRule[] {
  if (OS_PROFILES[host.settings.os].l2bridgeCrossSubnet || network.managementIp === null) return [];
  return [
    {
      id: "CROSS_SUBNET_OUT",
      friendlyName: "CROSS_SUBNET_OUT",
      priority: 100,
      match: {
        dstPrefixes: PRIVATE_PREFIXES,
        notDstPrefixes: [...network.subnets.map(({ prefix }) => prefix), `${network.managementIp}/32`],
      },
      action: { type: "rewrite-unsupported" },
    },
  ];
}

/** The host's MAC on the wire: that of the switch's first adapter. */
function hostMac(host: Host, network: HnsNetwork): string {
  const [first] = host.vswitches.get(network.vswitchId)?.pnicIds ?? [];
  return (first === undefined ? undefined : host.pnics.get(first)?.mac) ?? "";
}
