import type { FirewallState } from "../../../model/tcpip.ts";
import type { Cmdlet, ParameterSpec } from "../../cmdlet.ts";
import { hostNameOf, hostOfCall } from "../../on-host.ts";
import { psObject } from "../../value.ts";

const SECONDS = 1;
const PROFILES = ["Domain", "Private", "Public"];

const NAME: ParameterSpec = {
  name: "Name",
  type: "string[]",
  position: 0,
  aliases: ["Profile"],
  values: [...PROFILES, "Any"],
  pipeline: "property",
  description: "Profiles.",
};

export const getNetFirewallProfile: Cmdlet = {
  name: "Get-NetFirewallProfile",
  summary: "Shows the profiles of Windows Firewall.",
  module: "NetSecurity",
  on: ["host"],
  parameters: [NAME],
  run(call) {
    const { firewall } = hostOfCall(call).settings;
    const names = call.args.texts("Name").filter((name) => name !== "Any");
    for (const name of PROFILES) {
      if (names.length > 0 && !names.includes(name)) continue;
      call.out(
        psObject("NetFirewallProfile", {
          Name: name,
          Enabled: firewall.enabled,
          DefaultInboundAction: "NotConfigured",
          DefaultOutboundAction: "NotConfigured",
          AllowInboundRules: "NotConfigured",
          AllowLocalFirewallRules: firewall.localRuleMerge ? "NotConfigured" : "False",
          AllowLocalIPsecRules: "NotConfigured",
          AllowUserApps: "NotConfigured",
          AllowUserPorts: "NotConfigured",
          AllowUnicastResponseToMulticast: "NotConfigured",
          NotifyOnListen: "False",
          EnableStealthModeForIPsec: "NotConfigured",
          LogFileName: "%systemroot%\\system32\\LogFiles\\Firewall\\pfirewall.log",
          LogMaxSizeKilobytes: 4096,
          LogAllowed: "False",
          LogBlocked: "False",
          LogIgnored: "NotConfigured",
          DisabledInterfaceAliases: ["NotConfigured"],
        }),
      );
    }
  },
};

export const setNetFirewallProfile: Cmdlet = {
  name: "Set-NetFirewallProfile",
  summary: "Switches Windows Firewall on or off, or lets local rules count.",
  module: "NetSecurity",
  on: ["host"],
  parameters: [
    NAME,
    { name: "All", type: "switch", description: "All profiles." },
    {
      name: "Enabled",
      type: "string",
      values: ["True", "False"],
      description: "Whether the firewall filters.",
    },
    {
      name: "AllowLocalFirewallRules",
      type: "string",
      values: ["True", "False", "NotConfigured"],
      description: "False: only rules of group policy count.",
    },
  ],
  input: "each",
  run(call) {
    const { args, tx } = call;
    const { settings } = tx.host(hostNameOf(call));
    const firewall: FirewallState = {
      ...settings.firewall,
      ...(args.has("Enabled") ? { enabled: args.text("Enabled") === "True" } : {}),
      ...(args.has("AllowLocalFirewallRules")
        ? { localRuleMerge: args.text("AllowLocalFirewallRules") !== "False" }
        : {}),
    };
    const { enabled, localRuleMerge } = firewall;
    if (enabled === settings.firewall.enabled && localRuleMerge === settings.firewall.localRuleMerge) return;
    tx.putHost(
      { ...settings, firewall },
      {
        actor: "Firewall",
        why: `Windows Firewall is ${enabled ? "on" : "off"}${localRuleMerge ? "" : ", and local rules, those of HNS included, do not count"}.`,
        show: "Get-NetFirewallProfile",
      },
    );
    tx.end(SECONDS);
    const one = args.texts("Name").filter((name) => name !== "Any").length;
    if (one > 0 && one < PROFILES.length) {
      call.note({
        kind: "info",
        code: "firewall-profile",
        text: "The lab has one firewall state for all profiles: the change counts for each of them.",
        fix: null,
        source: null,
      });
    }
  },
};
