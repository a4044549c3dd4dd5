import type { Cmdlet } from "../../cmdlet.ts";
import { hostNameOf } from "../../on-host.ts";

const SECONDS = 1;

export const setVMNetworkAdapterVlan: Cmdlet = {
  name: "Set-VMNetworkAdapterVlan",
  summary: "Puts an adapter of the host itself into a VLAN, or takes it out.",
  module: "Hyper-V",
  on: ["host"],
  parameters: [
    { name: "ManagementOS", type: "switch", description: "An adapter of the host itself." },
    { name: "VMNetworkAdapterName", type: "string", description: "The adapter; all of them unless told." },
    { name: "Access", type: "switch", description: "One VLAN." },
    { name: "VlanId", type: "int", aliases: ["AccessVlanId"], description: "The VLAN, 1 to 4094." },
    { name: "Untagged", type: "switch", description: "No VLAN." },
  ],
  run(call) {
    const { args, tx } = call;
    const vlan = args.flag("Untagged") ? null : args.number("VlanId");
    const fits = args.flag("Untagged") || (vlan !== null && vlan >= 1 && vlan <= 4094);
    if (!args.flag("ManagementOS") || !fits) {
      call.error({
        message: args.flag("ManagementOS")
          ? "The VLAN ID is not valid; it must be a number from 1 to 4094."
          : "Parameter set cannot be resolved using the specified named parameters.",
        category: "InvalidArgument",
        exception: "ParameterBindingException",
        id: "InvalidParameter,Microsoft.HyperV.PowerShell.Commands.SetVMNetworkAdapterVlan",
      });
      return;
    }
    const host = hostNameOf(call);
    const name = args.text("VMNetworkAdapterName")?.toLowerCase();
    for (const vnic of tx.host(host).vnics.filter((one) => one.kind === "host")) {
      if (name !== undefined && vnic.name.toLowerCase() !== name) continue;
      const port = tx.host(host).ports.get(vnic.portId);
      if (!port || port.vlan === vlan) continue;
      tx.put(
        host,
        "ports",
        port.id,
        { ...port, vlan },
        {
          actor: "VMSwitch",
          why:
            vlan === null
              ? `The host's adapter ${vnic.name} is in no VLAN any more.`
              : `The host's adapter ${vnic.name} is in VLAN ${vlan}: its frames leave the uplink with that tag.`,
          show: "Get-VMNetworkAdapterVlan -ManagementOS",
        },
      );
    }
    tx.end(SECONDS);
  },
};
