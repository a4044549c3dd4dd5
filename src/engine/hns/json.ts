import type { HnsEndpoint, HnsNetwork, HnsPolicy } from "../model/hns.ts";
import { OS_PROFILES } from "../model/profiles.ts";
import type { Host } from "../model/world.ts";
import { networkOf } from "./find.ts";

/** A document as HNS prints it: plain values, arrays and objects. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

const PROTOCOL_NUMBERS = { tcp: 6, udp: 17 } as const;

/** HNS's version as the API reports it: major in the upper half of 64 bits. Source: facts on HNS, section 0. */
export function hnsVersion(host: Host): number {
  const { hnsMajor, hnsMinor } = OS_PROFILES[host.settings.os];
  return hnsMajor * 2 ** 32 + hnsMinor;
}

/** A network as the v1 API answers it. */
export function networkV1(host: Host, network: HnsNetwork): Json {
  return {
    ID: network.id,
    Name: network.name,
    Type: network.typeAsSent,
    Flags: network.flags,
    LayeredOn: network.layerId,
    MacPools: network.macPools.map(({ start, end }) => ({ StartMacAddress: start, EndMacAddress: end })),
    Policies: network.policies.map(policyV1),
    Subnets: network.subnets.map((subnet) => ({
      ID: subnet.id,
      AddressPrefix: subnet.prefix,
      GatewayAddress: subnet.gateway,
      Policies: subnet.policies.map(policyV1),
    })),
    DNSSuffix: network.dnsSuffix,
    DNSServerList: network.dnsServers.join(","),
    ...(network.managementIp === null ? {} : { ManagementIP: network.managementIp }),
    ...(network.networkAdapterName === null ? {} : { NetworkAdapterName: network.networkAdapterName }),
    ...(network.natName === null ? {} : { NatName: network.natName }),
    ...(network.routerMac === null ? {} : { DrMacAddress: network.routerMac }),
    State: 1,
    Version: hnsVersion(host),
  };
}

/** An endpoint as the v1 API answers it. */
export function endpointV1(host: Host, endpoint: HnsEndpoint): Json {
  const network = networkOf(host, endpoint.networkId);
  return {
    ID: endpoint.id,
    Name: endpoint.name,
    VirtualNetwork: network.id,
    VirtualNetworkName: network.name,
    Type: network.typeAsSent,
    ...(endpoint.ip === null ? {} : { IPAddress: endpoint.ip, PrefixLength: endpoint.prefixLength }),
    MacAddress: endpoint.mac,
    GatewayAddress: endpoint.gateway,
    DNSServerList: endpoint.dnsServers.join(","),
    DNSSuffix: endpoint.dnsSuffix,
    Policies: endpoint.policies.map(policyV1),
    SharedContainers: endpoint.containerIds,
    EnableInternalDNS: endpoint.internalDns,
    DisableICC: endpoint.iccDisabled,
    EncapOverhead: endpoint.encapOverheadBytes,
    IsRemoteEndpoint: endpoint.remote,
    State: endpoint.state,
    Version: hnsVersion(host),
  };
}

/** v1 keeps parameters beside `Type`: a policy of the model is that already. */
export function policyV1(policy: HnsPolicy): Json {
  return { ...policy };
}

/** v2 puts parameters under `Settings`, and calls some types otherwise. Source: facts on HNS, section 5.2. */
export function policyV2(policy: HnsPolicy): Json {
  switch (policy.Type) {
    case "NAT":
      return v2("PortMapping", {
        Protocol: PROTOCOL_NUMBERS[policy.Protocol],
        InternalPort: policy.InternalPort,
        ExternalPort: policy.ExternalPort,
        VIP: "",
        Flags: policy.ExternalPortReserved ? 4 : 0,
      });
    case "OutBoundNAT":
      return v2("OutBoundNAT", {
        VirtualIP: "",
        Exceptions: policy.ExceptionList,
        Destinations: [],
        Flags: 0,
      });
    case "PA":
      return v2("ProviderAddress", { ProviderAddress: policy.PA });
    case "VLAN":
      return v2("VLAN", { IsolationId: policy.VLAN });
    case "VSID":
      return v2("VSID", { IsolationId: policy.VSID });
    case "QOS":
      return v2("QOS", { MaximumOutgoingBandwidthInBytes: policy.MaximumOutgoingBandwidthInBytes });
    case "ROUTE":
      return v2("SDNRoute", {
        DestinationPrefix: policy.DestinationPrefix,
        NextHop: policy.NextHop ?? "",
        NeedEncap: policy.NeedEncap,
      });
    case "ACL": {
      const { Type, Protocol, ...settings } = policy;
      return v2(Type, { Protocols: Protocol === 256 ? "" : String(Protocol), ...settings });
    }
    case "PROXY": {
      const { Type: _v1, ...settings } = policy;
      return v2("L4Proxy", settings);
    }
    case "L2Driver":
    case "HostRoute":
      return v2(policy.Type, {});
  }
}

function v2(type: string, settings: Json): Json {
  return { Type: type, Settings: settings };
}

/** A network as an HCN v2 document. */
export function networkV2(network: HnsNetwork): Json {
  return {
    ID: network.id,
    Name: network.name,
    Type: network.typeAsSent,
    Policies: [
      ...network.policies.map(policyV2),
      ...(network.networkAdapterName === null
        ? []
        : [v2("NetAdapterName", { NetworkAdapterName: network.networkAdapterName })]),
    ],
    MacPool: {
      Ranges: network.macPools.map(({ start, end }) => ({ StartMacAddress: start, EndMacAddress: end })),
    },
    Dns: { Suffix: network.dnsSuffix, ServerList: network.dnsServers },
    Ipams: [
      {
        Type: "Static",
        Subnets: network.subnets.map((subnet) => ({
          IpAddressPrefix: subnet.prefix,
          Policies: subnet.policies.map(policyV2),
          Routes: [{ NextHop: subnet.gateway, DestinationPrefix: "0.0.0.0/0" }],
        })),
      },
    ],
    Flags: network.flags,
    SchemaVersion: { Major: 2, Minor: 0 },
  };
}

/** An endpoint as an HCN v2 document. */
export function endpointV2(endpoint: HnsEndpoint): Json {
  return {
    ID: endpoint.id,
    Name: endpoint.name,
    HostComputeNetwork: endpoint.networkId,
    Policies: endpoint.policies.map(policyV2),
    IpConfigurations:
      endpoint.ip === null ? [] : [{ IpAddress: endpoint.ip, PrefixLength: endpoint.prefixLength }],
    Dns: { Suffix: endpoint.dnsSuffix, ServerList: endpoint.dnsServers },
    Routes: endpoint.gateway === "" ? [] : [{ NextHop: endpoint.gateway, DestinationPrefix: "0.0.0.0/0" }],
    MacAddress: endpoint.mac,
    Flags: (endpoint.remote ? 1 : 0) + (endpoint.iccDisabled ? 2 : 0),
    SchemaVersion: { Major: 2, Minor: 0 },
  };
}
