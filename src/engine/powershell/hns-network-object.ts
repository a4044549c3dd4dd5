import type { HnsNetwork, HnsSubnet } from "../model/hns.ts";
import type { OsProfile } from "../model/profiles.ts";
import type { VNic } from "../model/vswitch.ts";
import type { Host } from "../model/world.ts";
import {
  derivedGuid,
  guidText,
  hasHealth,
  health,
  hnsVersion,
  NOTHING,
  profileOf,
  resources,
  sortedObject,
} from "./hns-text.ts";
import { switchExtensions } from "./switch-extensions.ts";
import { type PsObject, type PsValue, psObject } from "./value.ts";

/** A network as Get-HnsNetwork shows it on this version of Windows. Source: facts on PowerShell, 1.9. */
export function hnsNetworkObject(host: Host, network: HnsNetwork): PsObject {
  const profile = profileOf(host);
  const all = properties(host, network, profile);
  const order = profile.hnsMajor < 9 ? EARLY_ORDER : ORDER;
  const names =
    profile.hnsMajor >= 13 ? [...order.filter((name) => name !== "Resources"), "Resources"] : order;
  const shown = names.flatMap((name): (readonly [string, PsValue])[] => {
    const value = all[name];
    return value === undefined ? [] : [[name, value]];
  });
  return { kind: "object", type: "HnsNetwork", properties: new Map(shown) };
}

const ORDER = [
  "ActivityId",
  "AdditionalParams",
  "CurrentEndpointCount",
  "DNSServerCompartment",
  "DrMacAddress",
  "Extensions",
  "Flags",
  "GatewayMac",
  "Health",
  "ID",
  "IPv6",
  "IsolateSwitch",
  "LayeredOn",
  "MacPools",
  "ManagementIP",
  "MaxConcurrentEndpoints",
  "Name",
  "NatName",
  "NetworkAdapterName",
  "Policies",
  "Resources",
  "State",
  "Subnets",
  "SwitchGuid",
  "SwitchName",
  "TotalEndpoints",
  "Type",
  "Version",
];

/** Before Windows Server 2019. Source: facts on PowerShell, 1.7. */
const EARLY_ORDER = ORDER.filter(
  (name) => !["AdditionalParams", "Flags", "Health", "IPv6", "SwitchGuid", "SwitchName"].includes(name),
);

function properties(
  host: Host,
  network: HnsNetwork,
  profile: OsProfile,
): Readonly<Record<string, PsValue | undefined>> {
  const vswitch = host.vswitches.get(network.vswitchId);
  const endpoints = host.hnsEndpoints.filter((endpoint) => endpoint.networkId === network.id).length;
  const internal = vswitch?.type === "internal";
  const space = network.spaceId !== null;
  const defaultSwitch = network.type === "ics";
  const switchGuid = internal && profile.hnsMajor >= 15 ? guidText(profile, network.vswitchId) : undefined;
  return {
    ActivityId: derivedGuid(profile, "activity", network.id),
    AdditionalParams: NOTHING,
    CurrentEndpointCount: endpoints,
    DNSServerCompartment: space || defaultSwitch ? 1 : undefined,
    DrMacAddress: network.routerMac ?? undefined,
    Extensions: extensions(profile, vswitch?.vfpEnabled ?? false),
    Flags: network.flags,
    GatewayMac: defaultSwitch ? host.vnics.find((one) => isHostVnic(one, network))?.mac : undefined,
    Health: health(),
    ID: guidText(profile, network.id),
    IPv6: false,
    IsolateSwitch: defaultSwitch ? true : undefined,
    LayeredOn: guidText(profile, network.layerId),
    MacPools: network.macPools.map(({ start, end }) =>
      psObject("PSCustomObject", { EndMacAddress: end, StartMacAddress: start }),
    ),
    ManagementIP: network.managementIp ?? undefined,
    MaxConcurrentEndpoints: endpoints,
    Name: network.name,
    NatName: network.natName ?? undefined,
    NetworkAdapterName: network.networkAdapterName ?? undefined,
    Policies: network.policies.map(sortedObject),
    Resources: resources(profile, network.id, network.layerId, allocators(host, network), internal ? 2 : 1),
    State: 1,
    Subnets: network.subnets
      .filter((subnet) => subnet.prefix !== "0.0.0.0/0")
      .map((subnet) => subnetObject(profile, subnet)),
    SwitchGuid: switchGuid ?? (defaultSwitch ? guidText(profile, network.vswitchId) : undefined),
    SwitchName: defaultSwitch ? (vswitch?.name ?? "") : undefined,
    TotalEndpoints: endpoints,
    Type: network.typeAsSent,
    Version: hnsVersion(profile),
  };
}

function isHostVnic({ kind, hnsNetworkId }: VNic, network: HnsNetwork): boolean {
  return kind === "host" && hnsNetworkId === network.id;
}

function extensions(profile: OsProfile, vfpEnabled: boolean): PsValue {
  if (profile.hnsMajor < 5) return [];
  return switchExtensions(profile, vfpEnabled).map(({ id, enabled, name }) =>
    psObject("PSCustomObject", { Id: id, IsEnabled: enabled, Name: name }),
  );
}

function subnetObject(profile: OsProfile, subnet: HnsSubnet): PsObject {
  const newer = profile.hnsMajor >= 13;
  const entries: (readonly [string, PsValue])[] = [
    ...(hasHealth(profile) ? [["AdditionalParams", NOTHING] as const] : []),
    ["AddressPrefix", subnet.prefix],
    ...(newer ? [["Flags", 0] as const] : []),
    ["GatewayAddress", subnet.gateway],
    ...(hasHealth(profile) ? [["Health", health()] as const] : []),
    ["ID", guidText(profile, subnet.id)],
    ...(newer ? [["IpSubnets", [ipSubnet(profile, subnet)]] as const] : []),
    ...(hasHealth(profile) ? [["ObjectType", 5] as const] : []),
    ["Policies", subnet.policies.map(sortedObject)],
    ["State", 0],
  ];
  return { kind: "object", type: "HnsSubnet", properties: new Map(entries) };
}

function ipSubnet(profile: OsProfile, subnet: HnsSubnet): PsObject {
  return psObject("PSCustomObject", {
    AdditionalParams: NOTHING,
    Flags: 3,
    Health: health(),
    ID: derivedGuid(profile, "ip-subnet", subnet.id),
    IpAddressPrefix: subnet.prefix,
    ObjectType: 6,
    Policies: [],
    State: 0,
  });
}

/** The steps HNS took for the network: its host adapter and its NAT. Source: facts on HNS, section 1.4. */
function allocators(host: Host, network: HnsNetwork): readonly PsObject[] {
  const profile = profileOf(host);
  const vnic = host.vnics.find((one) => isHostVnic(one, network));
  const nat = host.winNats.find((one) => one.name === network.natName);
  const steps: PsObject[] = [];
  if (vnic) {
    steps.push(
      psObject("PSCustomObject", {
        AllocationOrder: 0,
        CompartmendId: 0,
        EndpointNicGuid: guidText(profile, vnic.id),
        EndpointPortGuid: guidText(profile, vnic.portId),
        MacAddress: vnic.mac,
        ManagementPort: true,
        NicFriendlyName: vnic.name,
        PreferredPortFriendlyName: `Container NIC ${vnic.id.slice(0, 8).toLowerCase()}`,
        State: 3,
        SwitchId: guidText(profile, network.vswitchId),
        Tag: "Host Vnic",
      }),
    );
  }
  if (nat) {
    steps.push(
      psObject("PSCustomObject", {
        AllocationOrder: 1,
        InternalIPPrefix: nat.internalPrefix,
        NatName: nat.name,
        State: 3,
        Tag: nat.engine === "ics" ? "ICS" : "NAT",
      }),
    );
  }
  if (!nat && network.networkAdapterName !== null) {
    steps.push(psObject("PSCustomObject", { AllocationOrder: 0, State: 3, Tag: "External Adapter Info" }));
  }
  return steps;
}
