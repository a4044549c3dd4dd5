import { Table } from "../lib/table.ts";
import type { Container, DockerEngine, DockerNetwork } from "./docker.ts";
import type { HnsEndpoint, HnsNetwork, HnsPolicyList } from "./hns.ts";
import type {
  AzureVnetName,
  CompartmentId,
  ContainerId,
  DeviceName,
  DockerNetworkId,
  FirewallRuleId,
  HnsEndpointId,
  HnsNetworkId,
  HnsPolicyListId,
  HostName,
  NatMappingId,
  PNicId,
  PortId,
  ResolverId,
  SegmentName,
  SwarmId,
  UnderlayFilterName,
  VfpSpaceId,
  VNicId,
  VSwitchId,
  WinNatId,
} from "./ids.ts";
import type { AzureVnet, Device, Segment, UnderlayFilter } from "./physical.ts";
import type { OsId } from "./profiles.ts";
import type { Swarm } from "./swarm.ts";
import type { Compartment, DnsResolver, FirewallRule, FirewallState, NatMapping, WinNat } from "./tcpip.ts";
import type { VfpSpace } from "./vfp.ts";
import type { PNic, SwitchPort, VNic, VSwitch } from "./vswitch.ts";

/** Everything there is. Immutable; only `evolve` makes the next one. */
export interface World {
  /** Commands that changed something so far; ids derive from it. */
  readonly step: number;
  /** Seconds since the lab was opened; a command that changes something takes time. */
  readonly clock: number;
  readonly hosts: Table<HostName, Host>;
  readonly segments: Table<SegmentName, Segment>;
  readonly devices: Table<DeviceName, Device>;
  readonly filters: Table<UnderlayFilterName, UnderlayFilter>;
  readonly azureVnets: Table<AzureVnetName, AzureVnet>;
  readonly swarms: Table<SwarmId, Swarm>;
}

/** A Windows container host: its settings and, in tables, its objects. */
export interface Host extends HostTables {
  readonly settings: HostSettings;
}

export interface HostSettings {
  readonly name: HostName;
  readonly os: OsId;
  readonly platform: "physical" | "hyperv-vm" | "vmware-vm" | "azure-vm";
  /** What the port of the outer switch lets through besides the VM's own MAC; true on physical hosts. */
  readonly macSpoofing: boolean;
  readonly firewall: FirewallState;
  readonly dnsServers: readonly string[];
  readonly dnsSuffix: string;
  readonly docker: DockerEngine;
  /** The services `hns` and `SharedAccess` as `Get-Service` shows them. */
  readonly hnsRunning: boolean;
  readonly icsRunning: boolean;
  readonly memoryGib: number;
  readonly cpus: number;
  /** Layer resource shared by all internal HNS networks. */
  readonly internalLayerId: string;
}

/** The host's objects by kind: adding a kind is adding a row here. */
export interface HostTables {
  readonly pnics: Table<PNicId, PNic>;
  readonly vswitches: Table<VSwitchId, VSwitch>;
  readonly ports: Table<PortId, SwitchPort>;
  readonly vnics: Table<VNicId, VNic>;
  readonly compartments: Table<CompartmentId, Compartment>;
  readonly hnsNetworks: Table<HnsNetworkId, HnsNetwork>;
  readonly hnsEndpoints: Table<HnsEndpointId, HnsEndpoint>;
  readonly hnsPolicyLists: Table<HnsPolicyListId, HnsPolicyList>;
  readonly vfpSpaces: Table<VfpSpaceId, VfpSpace>;
  readonly winNats: Table<WinNatId, WinNat>;
  readonly natMappings: Table<NatMappingId, NatMapping>;
  readonly firewallRules: Table<FirewallRuleId, FirewallRule>;
  readonly resolvers: Table<ResolverId, DnsResolver>;
  readonly dockerNetworks: Table<DockerNetworkId, DockerNetwork>;
  readonly containers: Table<ContainerId, Container>;
}

/** The host's own compartment, the default one. */
export const HOST_COMPARTMENT = "1" as CompartmentId;

export const EMPTY_WORLD: World = {
  step: 0,
  clock: 0,
  hosts: Table.empty(),
  segments: Table.empty(),
  devices: Table.empty(),
  filters: Table.empty(),
  azureVnets: Table.empty(),
  swarms: Table.empty(),
};

export function emptyHost(settings: HostSettings): Host {
  return {
    settings,
    pnics: Table.empty(),
    vswitches: Table.empty(),
    ports: Table.empty(),
    vnics: Table.empty(),
    compartments: Table.empty(),
    hnsNetworks: Table.empty(),
    hnsEndpoints: Table.empty(),
    hnsPolicyLists: Table.empty(),
    vfpSpaces: Table.empty(),
    winNats: Table.empty(),
    natMappings: Table.empty(),
    firewallRules: Table.empty(),
    resolvers: Table.empty(),
    dockerNetworks: Table.empty(),
    containers: Table.empty(),
  };
}
