import type { AzureVnetName, SegmentName } from "../model/ids.ts";
import type { Device, DeviceNic } from "../model/physical.ts";
import type { Compartment, NetInterface } from "../model/tcpip.ts";
import type { PNic, VSwitch } from "../model/vswitch.ts";
import type { Host } from "../model/world.ts";
import type { PortPlace } from "./host-index.ts";

/** A Windows network stack at one of its interfaces. */
export interface StackPlace {
  readonly host: Host;
  readonly compartment: Compartment;
  readonly iface: NetInterface;
}

/** A cable's end at a physical switch. */
export type Plugged =
  | { readonly kind: "pnic"; readonly host: Host; readonly pnic: PNic }
  | { readonly kind: "device"; readonly device: Device; readonly nic: DeviceNic };

/** Where a frame stands: each kind is the door of one device. */
export type Location =
  /** Leaves a stack through its interface. */
  | (StackPlace & { readonly at: "nic-out" })
  /** Comes in on a stack's interface. */
  | (StackPlace & { readonly at: "nic-in" })
  /** Enters a vSwitch from the adapter on the port. */
  | { readonly at: "port-in"; readonly host: Host; readonly port: PortPlace }
  /** Inside a vSwitch, past the ingress port. `uplinkOnly`: VFP already decided that it goes to the wire. */
  | {
      readonly at: "switch";
      readonly host: Host;
      readonly vswitch: VSwitch;
      readonly ingress: PortPlace | null;
      readonly vlan: number | null;
      readonly uplinkOnly: boolean;
    }
  /** Leaves a vSwitch to the adapter on the port; `filtered`: the port's VFP has already seen it. */
  | {
      readonly at: "port-out";
      readonly host: Host;
      readonly port: PortPlace;
      readonly filtered: boolean;
    }
  /** Comes into an external vSwitch from the wire. */
  | { readonly at: "uplink-in"; readonly host: Host; readonly vswitch: VSwitch; readonly vlan: number | null }
  | { readonly at: "pnic-out"; readonly host: Host; readonly pnic: PNic; readonly vlan: number | null }
  | { readonly at: "pnic-in"; readonly host: Host; readonly pnic: PNic }
  /** On a physical switch, from the cable of an adapter. */
  | { readonly at: "segment"; readonly segment: SegmentName; readonly from: Plugged }
  | { readonly at: "device-in"; readonly device: Device; readonly nic: DeviceNic }
  | { readonly at: "device-out"; readonly device: Device; readonly nic: DeviceNic }
  /** On the Internet, handed over by a device or by an Azure network. */
  | { readonly at: "internet"; readonly from: Device | null; readonly vnet: AzureVnetName | null }
  /** At the Azure host of a VM: `out` from its adapter, `in` from the fabric. */
  | {
      readonly at: "azure";
      readonly vnet: AzureVnetName;
      readonly direction: "out" | "in";
      readonly machine: Plugged;
      readonly fromInternet: boolean;
    };
