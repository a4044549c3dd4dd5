import type { VSwitch } from "../model/vswitch.ts";
import type { Host } from "../model/world.ts";
import { profileOf } from "./hns-text.ts";
import { type PsObject, type PsValue, psObject } from "./value.ts";

/** A virtual switch as Get-VMSwitch shows it. Source: facts on PowerShell, section 6. */
export function vmSwitchObject(host: Host, vswitch: VSwitch): PsObject {
  const adapters = vswitch.pnicIds.flatMap((id) => host.pnics.get(id)?.description ?? []);
  const teamed = adapters.length > 1;
  const extensions: PsValue =
    vswitch.type === "external"
      ? [
          "Microsoft Windows Filtering Platform",
          "Microsoft Azure VFP Switch Extension",
          "Microsoft NDIS Capture",
        ]
      : [];
  return psObject("VMSwitch", {
    Name: vswitch.name,
    Id: vswitch.id.toLowerCase(),
    Notes: "",
    Extensions: extensions,
    BandwidthReservationMode: "Absolute",
    PacketDirectEnabled: false,
    EmbeddedTeamingEnabled: teamed,
    IovEnabled: false,
    SwitchType: { internal: "Internal", external: "External", private: "Private" }[vswitch.type],
    AllowManagementOS: vswitch.allowManagementOs,
    NetAdapterInterfaceDescription: teamed ? "Teamed-Interface" : (adapters[0] ?? ""),
    NetAdapterInterfaceDescriptions: adapters,
    IovSupport: false,
    IovSupportReasons: [],
    AvailableIPSecSA: 0,
    NumberIPSecSAAllocated: 0,
    AvailableVMQueues: 0,
    NumberVmqAllocated: 0,
    IovQueuePairCount: 0,
    IovQueuePairsInUse: 0,
    IovVirtualFunctionCount: 0,
    IovVirtualFunctionsInUse: 0,
    PacketDirectInUse: false,
    DefaultQueueVrssEnabledRequested: profileOf(host).build >= 16_299,
    DefaultQueueVrssEnabled: false,
    DefaultQueueVmmqEnabledRequested: false,
    DefaultQueueVmmqEnabled: false,
    DefaultQueueVmmqQueuePairsRequested: 16,
    DefaultQueueVmmqQueuePairs: 0,
    BandwidthPercentage: 0,
    DefaultFlowMinimumBandwidthAbsolute: 0,
    DefaultFlowMinimumBandwidthWeight: 0,
    CimSession: "CimSession: .",
    ComputerName: host.settings.name.toUpperCase(),
    IsDeleted: false,
  });
}
