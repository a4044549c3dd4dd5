import type { Cmdlet } from "../../cmdlet.ts";
import { isLike } from "../../compare.ts";
import { profileOf } from "../../hns-text.ts";
import { hostOfCall } from "../../on-host.ts";
import { switchExtensions } from "../../switch-extensions.ts";
import { psObject } from "../../value.ts";
import { switchNames } from "../complete-names.ts";
import { reportNoSwitch } from "./vmswitch.ts";

/** Source of the properties: facts on PowerShell, section 6. */
export const getVMSwitchExtension: Cmdlet = {
  name: "Get-VMSwitchExtension",
  summary: "Shows the extensions of a virtual switch; VFP is one of them.",
  module: "Hyper-V",
  on: ["host"],
  parameters: [
    {
      name: "VMSwitchName",
      type: "string[]",
      position: 0,
      mandatory: true,
      aliases: ["SwitchName"],
      pipeline: "property",
      description: "Switches; * stands for any text.",
      complete: switchNames,
    },
    { name: "Name", type: "string[]", position: 1, description: "Extensions; * stands for any text." },
  ],
  input: "each",
  run(call) {
    const host = hostOfCall(call);
    const profile = profileOf(host);
    const wanted = call.args.texts("Name");
    for (const pattern of call.args.texts("VMSwitchName")) {
      const switches = host.vswitches.filter(({ name }) => isLike(name, pattern));
      if (switches.length === 0) reportNoSwitch(call, pattern);
      for (const vswitch of switches) {
        for (const { id, name, type, enabled } of switchExtensions(profile, vswitch.vfpEnabled)) {
          if (wanted.length > 0 && !wanted.some((each) => isLike(name, each))) continue;
          call.out(
            psObject("VMSwitchExtension", {
              Id: id,
              ExtensionId: id,
              Name: name,
              Vendor: "Microsoft",
              Version: `10.0.${profile.build}.1`,
              ExtensionType: type,
              ParentExtensionId: "",
              ParentExtensionName: "",
              SwitchId: vswitch.id.toLowerCase(),
              SwitchName: vswitch.name,
              Enabled: enabled,
              Running: enabled,
            }),
          );
        }
      }
    }
  },
};
