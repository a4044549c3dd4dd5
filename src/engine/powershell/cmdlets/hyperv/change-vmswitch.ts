import { removeHnsNetwork } from "../../../hns/remove-network.ts";
import type { HnsNetwork } from "../../../model/hns.ts";
import type { Note } from "../../../model/refusal.ts";
import { removeVMSwitch } from "../../../vmswitch/new-vmswitch.ts";
import { setManagementOs } from "../../../vmswitch/set-management-os.ts";
import type { Cmdlet, CmdletCall } from "../../cmdlet.ts";
import { askFirst, CONFIRM } from "../../confirm.ts";
import { hostNameOf, hostOfCall } from "../../on-host.ts";
import { switchNames } from "../complete-names.ts";
import { reportNoSwitch, SWITCH_NAME, switchNamed } from "./vmswitch.ts";

const SECONDS = 3;

export const removeVMSwitchCmdlet: Cmdlet = {
  name: "Remove-VMSwitch",
  summary: "Removes a virtual switch, behind the back of the Host Network Service.",
  module: "Hyper-V",
  on: ["host"],
  parameters: [
    { ...SWITCH_NAME, type: "string[]", mandatory: true, pipeline: "property", complete: switchNames },
    ...CONFIRM,
  ],
  input: "each",
  run(call) {
    const hostName = hostNameOf(call);
    for (const name of call.args.texts("Name")) {
      const vswitch = switchNamed(call.tx.host(hostName), name);
      if (!vswitch) {
        reportNoSwitch(call, name);
        continue;
      }
      const networks = call.tx.host(hostName).hnsNetworks.filter((one) => one.vswitchId === vswitch.id);
      if (isInUse(call, networks)) continue;
      askFirst(call, [`Are you sure you want to remove the virtual switch "${vswitch.name}"?`]);
      if (networks.length === 0) removeVMSwitch(call.tx, hostName, vswitch);
      for (const { id } of networks) removeHnsNetwork(call.tx, hostName, id);
      if (networks.length > 0) call.note(BEHIND_HNS);
      call.tx.end(SECONDS);
    }
  },
};

/** Refuses while endpoints are on the switch: their ports hold it. */
function isInUse(call: CmdletCall, networks: readonly HnsNetwork[]): boolean {
  const { hnsEndpoints } = hostOfCall(call);
  const used = networks.find(({ id }) => hnsEndpoints.some((endpoint) => endpoint.networkId === id));
  if (!used) return false;
  call.error({
    message: "Failed while removing virtual Ethernet switch.",
    category: "ResourceUnavailable",
    exception: "VirtualizationException",
    id: "OperationFailed,Microsoft.HyperV.PowerShell.Commands.RemoveVMSwitch",
    note: {
      kind: "error",
      code: "vswitch-in-use",
      text: `Endpoints of the HNS network ${used.name.slice(0, 15)} are on this switch: stop their containers first.`,
      fix: "Get-HnsEndpoint",
      source: null,
    },
  });
  return true;
}

/** Source: facts on HNS, R32. */
const BEHIND_HNS: Note = {
  kind: "warning",
  code: "hns-network-removed",
  text: "An HNS network stood on this switch and is gone with it: Docker still lists it, and the next container on it fails until the daemon starts anew.",
  fix: "Restart-Service docker",
  source: null,
};

export const setVMSwitch: Cmdlet = {
  name: "Set-VMSwitch",
  summary: "Changes a virtual switch.",
  module: "Hyper-V",
  on: ["host"],
  parameters: [
    { ...SWITCH_NAME, type: "string", mandatory: true, pipeline: "property", complete: switchNames },
    { name: "Notes", type: "string", description: "A remark.", ignored: "the lab keeps no remarks." },
    { name: "AllowManagementOS", type: "bool", description: "Whether the host has an adapter on it." },
  ],
  input: "each",
  run(call) {
    const host = hostOfCall(call);
    const vswitch = switchNamed(host, call.args.text("Name") ?? "");
    if (!vswitch) {
      reportNoSwitch(call, call.args.text("Name") ?? "");
      return;
    }
    if (!call.args.has("AllowManagementOS")) return;
    if (vswitch.type !== "external") {
      call.error({
        message: "Only an external virtual switch can be shared with the management operating system.",
        category: "InvalidArgument",
        exception: "VirtualizationException",
        id: "InvalidParameter,Microsoft.HyperV.PowerShell.Commands.SetVMSwitch",
      });
      return;
    }
    setManagementOs(call.tx, hostNameOf(call), vswitch, call.args.flag("AllowManagementOS"));
    call.tx.end(SECONDS);
  },
};
