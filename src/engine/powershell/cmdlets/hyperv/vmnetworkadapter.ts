import type { Host, HostSettings } from "../../../model/world.ts";
import type { Cmdlet, CmdletCall } from "../../cmdlet.ts";
import { isLike } from "../../compare.ts";
import { hostOfCall } from "../../on-host.ts";
import { type PsObject, psObject, toText } from "../../value.ts";

const SECONDS = 1;

/** Hosts of the lab that are Hyper-V virtual machines: their outer switch is the one these cmdlets configure. */
function virtualMachines(call: CmdletCall): readonly Host[] {
  return call.tx.world.hosts.filter((host) => host.settings.platform === "hyperv-vm");
}

function vmNamed(call: CmdletCall, name: string): readonly Host[] {
  return virtualMachines(call).filter((host) => isLike(host.settings.name, name));
}

function flat(mac: string): string {
  return mac.replaceAll("-", "");
}

function managementAdapters(host: Host): readonly PsObject[] {
  return host.vnics
    .filter((vnic) => vnic.kind !== "vm")
    .map((vnic) => {
      const port = host.ports.get(vnic.portId);
      const vswitch = port && host.vswitches.get(port.vswitchId);
      return psObject("VMNetworkAdapter", {
        Name: vnic.kind === "host" ? vnic.name : `Container NIC ${vnic.id.slice(0, 8).toLowerCase()}`,
        IsManagementOs: true,
        VMName: "",
        SwitchName: vswitch?.name ?? "",
        MacAddress: flat(vnic.mac),
        Status: ["Ok"],
        IPAddresses: "",
        MacAddressSpoofing: "Off",
        VlanMode: port && port.vlan !== null ? "Access" : "Untagged",
        VlanId: port?.vlan ?? 0,
      });
    });
}

function vmAdapters(vm: Host): readonly PsObject[] {
  return vm.pnics.map((pnic) => {
    const addresses = [...vm.compartments].flatMap((compartment) =>
      compartment.interfaces
        .filter((each) => each.mac === pnic.mac)
        .flatMap((each) => each.addresses.map(({ ip }) => ip)),
    );
    return psObject("VMNetworkAdapter", {
      Name: vm.pnics.size > 1 ? pnic.name : "Network Adapter",
      IsManagementOs: false,
      VMName: vm.settings.name,
      SwitchName: pnic.plug?.kind === "segment" ? pnic.plug.segment : "",
      MacAddress: flat(pnic.mac),
      Status: ["Ok"],
      IPAddresses: addresses,
      MacAddressSpoofing: vm.settings.macSpoofing ? "On" : "Off",
      VlanMode: "Untagged",
      VlanId: 0,
    });
  });
}

export const getVMNetworkAdapter: Cmdlet = {
  name: "Get-VMNetworkAdapter",
  summary: "Shows adapters of the host's own system, or of a virtual machine of the lab.",
  module: "Hyper-V",
  on: ["host"],
  parameters: [
    {
      name: "VMName",
      type: "string[]",
      position: 0,
      description: "Virtual machines.",
      complete: (world) =>
        world.hosts
          .filter((host) => host.settings.platform === "hyperv-vm")
          .map((host) => host.settings.name),
    },
    { name: "ManagementOS", type: "switch", description: "The adapters of the host itself." },
    { name: "All", type: "switch", description: "Both." },
    { name: "Name", type: "string", description: "Names; * stands for any text." },
    { name: "SwitchName", type: "string", description: "Only adapters on this switch." },
  ],
  run(call) {
    const { args } = call;
    if (!args.flag("ManagementOS") && !args.flag("All") && !args.has("VMName")) {
      call.error({
        message: "Parameter set cannot be resolved using the specified named parameters.",
        category: "InvalidArgument",
        exception: "ParameterBindingException",
        id: "AmbiguousParameterSet,Microsoft.HyperV.PowerShell.Commands.GetVMNetworkAdapter",
      });
      return;
    }
    const own = args.flag("ManagementOS") || args.flag("All") ? managementAdapters(hostOfCall(call)) : [];
    const machines = args.flag("All")
      ? virtualMachines(call)
      : args.texts("VMName").flatMap((name) => vmNamed(call, name));
    const wanted = [...own, ...machines.flatMap(vmAdapters)].filter((adapter) =>
      (["Name", "SwitchName"] as const).every((key) => {
        const pattern = args.text(key);
        return pattern === null || isLike(toText(adapter.properties.get(key) ?? null), pattern);
      }),
    );
    call.out(wanted);
    for (const name of args.texts("VMName")) if (vmNamed(call, name).length === 0) reportNoVm(call, name);
  },
};

function reportNoVm(call: CmdletCall, name: string): void {
  call.error({
    message: `Hyper-V was unable to find a virtual machine with name "${name}".`,
    category: "InvalidArgument",
    target: `${name}:String`,
    exception: "VirtualizationException",
    id: "InvalidParameter,Microsoft.HyperV.PowerShell.Commands.GetVMNetworkAdapter",
    note: {
      kind: "error",
      code: "vm-unknown",
      text: "Virtual machines of the lab are hosts with the platform hyperv-vm; any host of the lab can configure their outer switch.",
      fix: null,
      source: null,
    },
  });
}

export const setVMNetworkAdapter: Cmdlet = {
  name: "Set-VMNetworkAdapter",
  summary: "Changes what the outer switch lets through for a virtual machine of the lab.",
  module: "Hyper-V",
  on: ["host"],
  parameters: [
    {
      name: "VMName",
      type: "string[]",
      position: 0,
      pipeline: "property",
      mandatory: true,
      description: "Virtual machines.",
    },
    {
      name: "MacAddressSpoofing",
      type: "string",
      values: ["On", "Off"],
      description: "On: frames with other MACs pass.",
    },
    {
      name: "Name",
      type: "string",
      description: "Names.",
      ignored: "the lab sets it for all adapters of the machine.",
    },
  ],
  input: "each",
  run(call) {
    for (const name of call.args.texts("VMName")) {
      const machines = vmNamed(call, name);
      if (machines.length === 0) reportNoVm(call, name);
      const spoofing = call.args.text("MacAddressSpoofing");
      for (const { settings } of machines)
        if (spoofing !== null) setSpoofing(call, settings, spoofing === "On");
    }
    call.tx.end(SECONDS);
  },
};

function setSpoofing(call: CmdletCall, settings: HostSettings, on: boolean): void {
  if (settings.macSpoofing === on) return;
  call.tx.putHost(
    { ...settings, macSpoofing: on },
    {
      actor: "VMSwitch",
      why: on
        ? `The outer switch lets frames through that ${settings.name} sends with MACs of its containers, and hands it frames for them.`
        : `The outer switch drops frames that ${settings.name} sends with any MAC but its own.`,
      show: `Get-VMNetworkAdapter -VMName ${settings.name} | Format-List MacAddressSpoofing`,
    },
  );
}

export const getVMNetworkAdapterVlan: Cmdlet = {
  name: "Get-VMNetworkAdapterVlan",
  summary: "Shows the VLAN of the host's own adapters.",
  module: "Hyper-V",
  on: ["host"],
  parameters: [{ name: "ManagementOS", type: "switch", description: "The adapters of the host itself." }],
  run(call) {
    for (const adapter of managementAdapters(hostOfCall(call))) {
      const { properties } = adapter;
      const access = properties.get("VlanMode") === "Access";
      call.out(
        psObject("VMNetworkAdapterVlan", {
          VMName: "",
          VMNetworkAdapterName: properties.get("Name") ?? "",
          Mode: properties.get("VlanMode") ?? "",
          VlanList: access ? toText(properties.get("VlanId") ?? null) : "",
        }),
      );
    }
  },
};
