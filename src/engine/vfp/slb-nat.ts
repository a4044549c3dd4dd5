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
  return [...proxyRules(endpoint), ...snatRules(network, endpoint)];
}

/** TCP for the destination of a PROXY policy goes to the proxy; its answers come back as if from the destination. */
function proxyRules({ policies }: HnsEndpoint): readonly VfpRule[] {
  return policies.flatMap((policy): VfpRule[] => {
    if (policy.Type !== "PROXY") return [];
    const [prefix = "", port] = (policy.Destination ?? "0.0.0.0/0").split(":");
    const name = `PROXY_${policy.IP}_${policy.Port}`;
    return [
      {
        id: name,
        friendlyName: name,
        priority: 100,
        match: {
          protocols: [PROTOCOL_NUMBERS.tcp],
          dstPrefixes: [asPrefix(prefix)],
          ...(port === undefined ? {} : { dstPorts: [Number(port)] }),
          notDstPrefixes: [asPrefix(policy.IP), ...(policy.ExceptionList ?? []).map(asPrefix)],
        },
        action: {
          type: "load-balance",
          vip: policy.Destination ?? prefix,
          backends: [{ address: policy.IP, endpointId: null }],
          port: Number(policy.Port),
          sourceVip: null,
        },
      },
    ];
  });
}

/** "10.0.0.5" → "10.0.0.5/32". */
function asPrefix(text: string): string {
  return text.includes("/") ? text : `${text}/32`;
}

function snatRules(network: HnsNetwork, endpoint: HnsEndpoint): readonly VfpRule[] {
  const policy = endpoint.policies.find((each) => each.Type === "OutBoundNAT");
  const address = network.managementIp;
  if (policy?.Type !== "OutBoundNAT" || address === null) return [];
  const exceptions = (policy.ExceptionList ?? []).map(asPrefix);
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
