import type { HnsEndpoint, HnsNetwork } from "../model/hns.ts";
import type { VfpLayer, VfpRule } from "../model/vfp.ts";

const PROTOCOL_NUMBERS = { tcp: 6, udp: 17 } as const;

/**
 * SLB_NAT_LAYER: OutBoundNAT on the way out, published ports on the way in. Traffic inside the endpoint's own subnet
 * keeps its source. Published ports are met only by what comes in over the uplink. Source: facts on packets, 3.6.
 */
export function slbNatLayer(network: HnsNetwork, endpoint: HnsEndpoint): VfpLayer {
  return {
    name: "SLB_NAT_LAYER",
    priority: 300,
    groups: [
      { name: "SLB_GROUP_NAT_IPv4_OUT", direction: "OUT", rules: outboundRules(network, endpoint) },
      { name: "SLB_GROUP_NAT_IPv4_IN", direction: "IN", rules: publishedRules(network, endpoint) },
    ],
  };
}

function outboundRules(network: HnsNetwork, endpoint: HnsEndpoint): readonly VfpRule[] {
  const policy = endpoint.policies.find((each) => each.Type === "OutBoundNAT");
  const address = network.managementIp;
  if (policy?.Type !== "OutBoundNAT" || address === null) return [];
  const exceptions = policy.ExceptionList.map((each) => (each.includes("/") ? each : `${each}/32`));
  return [
    {
      id: `SNAT_OUTBOUNDNAT_${address}`,
      friendlyName: `SNAT_TCP_OUTBOUNDNAT_${address}`,
      priority: 200,
      match: { notDstPrefixes: [...exceptions, ...network.subnets.map(({ prefix }) => prefix)] },
      action: { type: "snat", address, exceptions },
    },
  ];
}

function publishedRules(network: HnsNetwork, endpoint: HnsEndpoint): readonly VfpRule[] {
  const { managementIp } = network;
  const { ip } = endpoint;
  if (managementIp === null || ip === null) return [];
  return endpoint.policies.flatMap((policy): VfpRule[] => {
    if (policy.Type !== "NAT") return [];
    const name = `NAT_${managementIp}_${policy.ExternalPort}_${policy.Protocol}`;
    return [
      {
        id: name,
        friendlyName: name,
        priority: 100,
        match: {
          protocols: [PROTOCOL_NUMBERS[policy.Protocol]],
          dstPrefixes: [`${managementIp}/32`],
          dstPorts: [policy.ExternalPort],
          via: "uplink",
        },
        action: { type: "dnat", address: ip, port: policy.InternalPort },
      },
    ];
  });
}
