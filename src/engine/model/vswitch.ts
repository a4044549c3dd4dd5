import type {
  AzureVnetName,
  CompartmentId,
  HnsEndpointId,
  HnsNetworkId,
  PNicId,
  PortId,
  SegmentName,
  VNicId,
  VSwitchId,
} from "./ids.ts";
import type { VfpPort } from "./vfp.ts";

/** A Hyper-V virtual switch. */
export interface VSwitch {
  readonly id: VSwitchId;
  readonly name: string;
  readonly type: "internal" | "external" | "private";
  /** Adapters of an external switch; more than one is a team (SET). */
  readonly pnicIds: readonly PNicId[];
  readonly allowManagementOs: boolean;
  /** VFP is the switch's forwarding extension: its port rules are obeyed. */
  readonly vfpEnabled: boolean;
  /** Layer resource that HNS networks on this switch share (`LayeredOn`). */
  readonly layerId: string;
  /** False for a switch made by New-VMSwitch that HNS has not taken in yet. */
  readonly knownToHns: boolean;
}

/** A port of a vSwitch. Its frames carry the tag only on the uplink. */
export interface SwitchPort {
  readonly id: PortId;
  readonly vswitchId: VSwitchId;
  /** 1, 2, 3 … in the order of creation on its switch. */
  readonly number: number;
  readonly role: "endpoint" | "host" | "uplink";
  readonly nic:
    | { readonly kind: "vnic"; readonly id: VNicId }
    | { readonly kind: "pnic"; readonly id: PNicId };
  /** Access mode VLAN of the port; null is untagged. The uplink is always a trunk. */
  readonly vlan: number | null;
  readonly hnsEndpointId: HnsEndpointId | null;
  /** Frames from ports with the flag to ports with the flag are lost (inter-container communication off). */
  readonly isolated: boolean;
  readonly vfp: VfpPort | null;
}

/**
 * host: in the host's compartment, shown as vEthernet (…). container: a host vNIC moved into a container's
 * compartment. vm: a synthetic NIC of a utility VM (vmNIC).
 */
export interface VNic {
  readonly id: VNicId;
  readonly kind: "host" | "container" | "vm";
  /** Name of the adapter without the "vEthernet ()" around it. */
  readonly name: string;
  /** Adapters of one name are numbered host-wide: 2 shows as "vEthernet (Ethernet) 2", 1 without a number. */
  readonly number: number;
  readonly mac: string;
  readonly portId: PortId;
  readonly compartmentId: CompartmentId;
  readonly hnsNetworkId: HnsNetworkId | null;
  readonly hnsEndpointId: HnsEndpointId | null;
}

/** A physical adapter, or the adapter of the VM when the host is a VM. */
export interface PNic {
  readonly id: PNicId;
  /** Alias: "Ethernet". */
  readonly name: string;
  readonly description: string;
  readonly mac: string;
  readonly media: "ethernet" | "wifi";
  readonly up: boolean;
  /** External vSwitch that owns the adapter. */
  readonly vswitchId: VSwitchId | null;
  readonly plug: Plug | null;
}

/** Where an adapter's cable ends. */
export type Plug = SegmentPlug | AzurePlug;

export interface SegmentPlug {
  readonly kind: "segment";
  readonly segment: SegmentName;
  readonly mode: "access" | "trunk";
  /** Access VLAN, or the native VLAN of a trunk. */
  readonly vlan: number;
  /** VLANs that a trunk lets through; ignored in access mode. */
  readonly allowed: readonly number[];
}

export interface AzurePlug {
  readonly kind: "azure";
  readonly vnet: AzureVnetName;
}
