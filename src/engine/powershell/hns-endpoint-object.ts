import type { HnsEndpoint, HnsPolicyList } from "../model/hns.ts";
import type { OsProfile } from "../model/profiles.ts";
import type { Host } from "../model/world.ts";
import {
  derivedGuid,
  guidText,
  hasHealth,
  health,
  hnsVersion,
  LAB_OPENED,
  NOTHING,
  profileOf,
  resources,
  sortedObject,
} from "./hns-text.ts";
import { type PsObject, type PsValue, psObject } from "./value.ts";

/** An endpoint as Get-HnsEndpoint shows it on this version of Windows. Source: facts on PowerShell, 1.9 and 2. */
export function hnsEndpointObject(host: Host, endpoint: HnsEndpoint): PsObject {
  const profile = profileOf(host);
  const all = properties(host, endpoint, profile);
  const names = profile.hnsMajor >= 13 ? LATE_ORDER : ORDER;
  const early = profile.hnsMajor < 9;
  const shown = names.flatMap((name): (readonly [string, PsValue])[] => {
    const value = early && (name === "AdditionalParams" || name === "Health") ? undefined : all[name];
    return value === undefined ? [] : [[name, value]];
  });
  return { kind: "object", type: "HnsEndpoint", properties: new Map(shown) };
}

const ORDER = [
  "ActivityId",
  "AdditionalParams",
  "CreateProcessingStartTime",
  "DNSServerList",
  "DNSSuffix",
  "EnableInternalDNS",
  "EncapOverhead",
  "GatewayAddress",
  "Health",
  "ID",
  "IPAddress",
  "IsRemoteEndpoint",
  "MacAddress",
  "Name",
  "Policies",
  "PrefixLength",
  "Resources",
  "SharedContainers",
  "StartTime",
  "State",
  "Type",
  "Version",
  "VirtualNetwork",
  "VirtualNetworkName",
];

const LATE_ORDER = [
  "ID",
  "Name",
  "Version",
  "AdditionalParams",
  "Resources",
  "State",
  "VirtualNetwork",
  "VirtualNetworkName",
  "Policies",
  "MacAddress",
  "IPAddress",
  "PrefixLength",
  "GatewayAddress",
  "IPSubnetId",
  "DNSServerList",
  "DNSSuffix",
  "EncapOverhead",
  "IsRemoteEndpoint",
  "SharedContainers",
];

function properties(
  host: Host,
  endpoint: HnsEndpoint,
  profile: OsProfile,
): Readonly<Record<string, PsValue | undefined>> {
  const network = host.hnsNetworks.get(endpoint.networkId);
  const present = (text: string) => (text === "" ? undefined : text);
  const subnet = network?.subnets[0];
  const newer = profile.hnsMajor >= 13;
  const times = hasHealth(profile) && !newer;
  return {
    ActivityId: derivedGuid(profile, "activity", endpoint.id),
    AdditionalParams: NOTHING,
    CreateProcessingStartTime: times ? LAB_OPENED : undefined,
    DNSServerList: present(dnsServersOf(host, endpoint).join(",")),
    DNSSuffix: present(endpoint.dnsSuffix),
    EnableInternalDNS: endpoint.internalDns ? true : undefined,
    EncapOverhead: endpoint.encapOverheadBytes > 0 || !newer ? endpoint.encapOverheadBytes : undefined,
    GatewayAddress: endpoint.remote ? undefined : present(endpoint.gateway),
    Health: health(),
    ID: guidText(profile, endpoint.id),
    IPAddress: endpoint.ip ?? undefined,
    IsRemoteEndpoint: endpoint.remote ? true : undefined,
    MacAddress: endpoint.mac,
    Name: endpoint.name,
    Policies: endpoint.policies.map(sortedObject),
    PrefixLength: endpoint.ip === null ? undefined : endpoint.prefixLength,
    IPSubnetId: subnet && endpoint.ip !== null ? derivedGuid(profile, "ip-subnet", subnet.id) : undefined,
    Resources: resources(
      profile,
      endpoint.id,
      network?.layerId ?? "",
      allocators(host, endpoint),
      newer ? 3 : 2,
    ),
    SharedContainers: endpoint.remote ? undefined : endpoint.containerIds,
    StartTime: times && endpoint.state > 1 ? LAB_OPENED : undefined,
    State: endpoint.state,
    Type: network?.typeAsSent,
    Version: hnsVersion(profile),
    VirtualNetwork: guidText(profile, endpoint.networkId),
    VirtualNetworkName: network?.name,
  };
}

/** What HNS set on the endpoint's adapter, when the client left the servers to it. */
function dnsServersOf(host: Host, endpoint: HnsEndpoint): readonly string[] {
  if (endpoint.dnsServers.length > 0 || endpoint.compartmentId === null) return endpoint.dnsServers;
  const interfaces = host.compartments.get(endpoint.compartmentId)?.interfaces ?? [];
  return interfaces.find((found) => found.hnsEndpointId === endpoint.id)?.dnsServers ?? [];
}

function allocators(host: Host, endpoint: HnsEndpoint): readonly PsObject[] {
  if (endpoint.portId === null) return [];
  const number =
    endpoint.compartmentId === null ? 0 : (host.compartments.get(endpoint.compartmentId)?.number ?? 0);
  return [
    psObject("PSCustomObject", {
      AllocationOrder: 0,
      CompartmendId: number,
      EndpointPortGuid: guidText(profileOf(host), endpoint.portId),
      State: 3,
      Tag: "Endpoint Port",
    }),
  ];
}

/** A load balancer as Get-HnsPolicyList shows it. Source: facts on PowerShell, section 3. */
export function hnsPolicyListObject(host: Host, list: HnsPolicyList): PsObject {
  const profile = profileOf(host);
  const layer = host.hnsNetworks.get(list.networkId)?.layerId ?? "";
  const policy = {
    ExternalPort: list.externalPort,
    ...(list.internal ? { ILB: true } : {}),
    InternalPort: list.internalPort,
    Protocol: list.protocol,
    SourceVIP: list.sourceVip,
    Type: "ELB",
    VIPs: list.vips,
  };
  return psObject("HnsPolicyList", {
    ActivityId: derivedGuid(profile, "activity", list.id),
    AdditionalParams: NOTHING,
    Flags: 0,
    Health: health(),
    ID: guidText(profile, list.id),
    IsApplied: true,
    Policies: [sortedObject(policy)],
    References: list.endpointIds.map((id) => `/endpoints/${id.toLowerCase()}`),
    State: 2,
    Version: hnsVersion(profile),
    Resources: resources(profile, list.id, layer, [], 1),
  });
}
