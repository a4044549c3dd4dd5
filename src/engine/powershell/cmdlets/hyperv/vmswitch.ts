import type { VSwitch } from "../../../model/vswitch.ts";
import type { Host } from "../../../model/world.ts";
import { newVMSwitch } from "../../../vmswitch/new-vmswitch.ts";
import type { Cmdlet, CmdletCall, ParameterSpec } from "../../cmdlet.ts";
import { isLike } from "../../compare.ts";
import { hostNameOf, hostOfCall, noteOf } from "../../on-host.ts";
import { vmSwitchObject } from "../../vmswitch-object.ts";
import { adapterNames, switchNames } from "../complete-names.ts";

const SECONDS = 3;

export const SWITCH_NAME: ParameterSpec = {
  name: "Name",
  type: "string[]",
  position: 0,
  aliases: ["SwitchName"],
  description: "Names; * stands for any text.",
};

export const getVMSwitch: Cmdlet = {
  name: "Get-VMSwitch",
  summary: "Shows the virtual switches of the host.",
  module: "Hyper-V",
  on: ["host"],
  parameters: [
    { ...SWITCH_NAME, complete: switchNames },
    {
      name: "SwitchType",
      type: "string[]",
      values: ["Internal", "External", "Private"],
      description: "Kinds of switch.",
    },
    { name: "Id", type: "guid", description: "Only the switch of this id." },
  ],
  run(call) {
    const host = hostOfCall(call);
    const { args } = call;
    const names = args.texts("Name");
    const types = args.texts("SwitchType").map((type) => type.toLowerCase());
    const id = args.text("Id")?.toUpperCase();
    for (const vswitch of host.vswitches) {
      const wanted =
        (names.length === 0 || names.some((name) => isLike(vswitch.name, name))) &&
        (types.length === 0 || types.includes(vswitch.type)) &&
        (id === undefined || vswitch.id === id);
      if (wanted) call.out(vmSwitchObject(host, vswitch));
    }
    const missing = names.find((name) => !/[*?[]/.test(name) && !switchNamed(host, name));
    if (missing !== undefined) reportNoSwitch(call, missing);
  },
};

export function switchNamed(host: Host, name: string): VSwitch | undefined {
  return host.vswitches.find((vswitch) => vswitch.name.toLowerCase() === name.toLowerCase());
}

export function reportNoSwitch(call: CmdletCall, name: string): void {
  call.error({
    message: `Hyper-V was unable to find a virtual switch with name "${name}".`,
    category: "InvalidArgument",
    target: `${name}:String`,
    exception: "VirtualizationException",
    id: "InvalidParameter,Microsoft.HyperV.PowerShell.Commands.GetVMSwitch",
    note: {
      kind: "error",
      code: "vswitch-unknown",
      text: "Get-VMSwitch without a name lists the switches of this host.",
      fix: "Get-VMSwitch",
      source: null,
    },
  });
}

export const newVMSwitchCmdlet: Cmdlet = {
  name: "New-VMSwitch",
  summary: "Creates a virtual switch that the Host Network Service learns of when it restarts.",
  module: "Hyper-V",
  on: ["host"],
  parameters: [
    { ...SWITCH_NAME, type: "string", mandatory: true, description: "The switch's name." },
    {
      name: "NetAdapterName",
      type: "string[]",
      description: "Adapters of an external switch.",
      complete: adapterNames,
    },
    {
      name: "SwitchType",
      type: "string",
      values: ["Internal", "Private"],
      description: "A switch without an adapter.",
    },
    {
      name: "AllowManagementOS",
      type: "bool",
      description: "$true: the host keeps an adapter of its own on it.",
    },
    { name: "EnableEmbeddedTeaming", type: "bool", description: "$true: several adapters make a team." },
    { name: "Notes", type: "string", description: "A remark.", ignored: "the lab keeps no remarks." },
  ],
  run(call) {
    const { args } = call;
    const adapters = args.texts("NetAdapterName");
    const type = args.text("SwitchType");
    const fault = orderFault(
      adapters,
      type,
      args.has("EnableEmbeddedTeaming") && args.flag("EnableEmbeddedTeaming"),
    );
    if (fault !== null) {
      call.error({
        message: fault,
        category: "InvalidArgument",
        exception: "VirtualizationException",
        id: "InvalidParameter,Microsoft.HyperV.PowerShell.Commands.NewVMSwitch",
      });
      return;
    }
    const name = args.text("Name") ?? "";
    const created = call.tx.attempt(() =>
      newVMSwitch(call.tx, hostNameOf(call), {
        name,
        adapters,
        type: type === "Private" ? "private" : type === "Internal" ? "internal" : "external",
        allowManagementOs: args.has("AllowManagementOS") ? args.flag("AllowManagementOS") : true,
      }),
    );
    if (!created.ok) {
      const bound = created.error.code === "adapter-already-bound";
      call.error({
        message: bound
          ? `Failed while adding virtual Ethernet switch connections.\nExternal Ethernet adapter '${adapters[0] ?? ""}' is already bound to the Microsoft Virtual Switch protocol.`
          : `No physical network adapter was found with name "${adapters[0] ?? ""}".`,
        category: bound ? "NotSpecified" : "InvalidArgument",
        exception: "VirtualizationException",
        id: "InvalidParameter,Microsoft.HyperV.PowerShell.Commands.NewVMSwitch",
        note: noteOf(created.error),
      });
      return;
    }
    call.tx.end(SECONDS);
    const host = hostOfCall(call);
    const vswitch = host.vswitches.get(created.value);
    if (vswitch) call.out(vmSwitchObject(host, vswitch));
    call.note({
      kind: "info",
      code: "vswitch-not-known-to-hns",
      text: "HNS and Docker do not see this switch yet: restart the services hns and docker.",
      fix: "Restart-Service hns; Restart-Service docker",
      source: null,
    });
  },
};

function orderFault(adapters: readonly string[], type: string | null, teaming: boolean): string | null {
  if (adapters.length === 0 && type === null) {
    return "Parameter set cannot be resolved using the specified named parameters.";
  }
  if (adapters.length > 0 && type !== null) {
    return "Parameter set cannot be resolved using the specified named parameters.";
  }
  if (adapters.length > 1 && !teaming) {
    return "More than one network adapter needs -EnableEmbeddedTeaming $true.";
  }
  return null;
}
