import { addFirewallRule, removeFirewallRule } from "../../../firewall/rules.ts";
import { OS_PROFILES } from "../../../model/profiles.ts";
import type { FirewallRule } from "../../../model/tcpip.ts";
import type { Host } from "../../../model/world.ts";
import type { Cmdlet, CmdletCall, ParameterSpec } from "../../cmdlet.ts";
import { isLike } from "../../compare.ts";
import { hostNameOf, hostOfCall, reportNotFound } from "../../on-host.ts";
import { type PsObject, psObject } from "../../value.ts";
import { firewallRuleNames } from "../complete-names.ts";

const SECONDS = 1;
const MODULE = "NetSecurity";

const NAME: ParameterSpec = {
  name: "Name",
  type: "string[]",
  pipeline: "property",
  description: "Unique names; * stands for any text.",
};
const DISPLAY_NAME: ParameterSpec = {
  name: "DisplayName",
  type: "string[]",
  description: "Names as people read them; * stands for any text.",
  complete: firewallRuleNames,
};

/** Source: facts on PowerShell, section 8. */
function ruleObject(host: Host, rule: FirewallRule): PsObject {
  const late = OS_PROFILES[host.settings.os].build >= 20_348;
  return psObject("NetFirewallRule", {
    Name: rule.name,
    DisplayName: rule.displayName,
    Description: "",
    DisplayGroup: "",
    Group: "",
    Enabled: "True",
    Profile: late && rule.owner === "hns" ? "Domain, Private, Public" : "Any",
    Platform: [],
    Direction: rule.direction === "in" ? "Inbound" : "Outbound",
    Action: rule.action === "allow" ? "Allow" : "Block",
    EdgeTraversalPolicy: "Block",
    LooseSourceMapping: false,
    LocalOnlyMapping: false,
    Owner: "",
    PrimaryStatus: "OK",
    Status: "The rule was parsed successfully from the store. (65536)",
    EnforcementStatus: "NotApplicable",
    PolicyStoreSource: "PersistentStore",
    PolicyStoreSourceType: "Local",
    ...(late ? { RemoteDynamicKeywordAddresses: [], PolicyAppId: "", PackageFamilyName: "" } : {}),
  });
}

function chosenRules(call: CmdletCall): readonly FirewallRule[] {
  const host = hostOfCall(call);
  const names = call.args.texts("Name");
  const displayNames = call.args.texts("DisplayName");
  const [direction, action] = [call.args.text("Direction"), call.args.text("Action")];
  return host.firewallRules.filter(
    (rule) =>
      (names.length === 0 || names.some((name) => isLike(rule.name, name))) &&
      (displayNames.length === 0 || displayNames.some((name) => isLike(rule.displayName, name))) &&
      (direction === null || (direction === "Inbound") === (rule.direction === "in")) &&
      (action === null || action.toLowerCase() === rule.action),
  );
}

function reportNoRule(call: CmdletCall): void {
  for (const property of ["DisplayName", "Name"]) {
    const exact = call.args.texts(property).find((text) => !/[*?[]/.test(text));
    if (exact !== undefined) {
      reportNotFound(call, "MSFT_NetFirewallRule", property, exact);
      return;
    }
  }
}

export const getNetFirewallRule: Cmdlet = {
  name: "Get-NetFirewallRule",
  summary: "Shows rules of Windows Firewall.",
  module: MODULE,
  on: ["host"],
  parameters: [
    { ...NAME, position: 0 },
    DISPLAY_NAME,
    {
      name: "Direction",
      type: "string",
      values: ["Inbound", "Outbound"],
      description: "Only rules of this direction.",
    },
    {
      name: "Action",
      type: "string",
      values: ["Allow", "Block"],
      description: "Only rules with this action.",
    },
    {
      name: "PolicyStore",
      type: "string",
      description: "Where rules are kept.",
      ignored: "the lab has one store.",
    },
  ],
  run(call) {
    const host = hostOfCall(call);
    const rules = chosenRules(call);
    for (const rule of rules) call.out(ruleObject(host, rule));
    if (rules.length === 0) reportNoRule(call);
  },
};

export const newNetFirewallRule: Cmdlet = {
  name: "New-NetFirewallRule",
  summary: "Adds a rule to Windows Firewall.",
  module: MODULE,
  on: ["host"],
  parameters: [
    { name: "DisplayName", type: "string", mandatory: true, description: "Name as people read it." },
    { name: "Name", type: "string", description: "Unique name." },
    {
      name: "Direction",
      type: "string",
      values: ["Inbound", "Outbound"],
      description: "Inbound unless told.",
    },
    {
      name: "Action",
      type: "string",
      values: ["Allow", "Block", "NotConfigured"],
      description: "Allow unless told.",
    },
    { name: "Protocol", type: "string", description: "TCP, UDP, ICMPv4 or Any." },
    { name: "LocalPort", type: "string[]", description: "Ports; Any unless told." },
    {
      name: "IcmpType",
      type: "string[]",
      description: "ICMP types.",
      ignored: "the lab's rules are for all of ICMP.",
    },
    { name: "InterfaceAlias", type: "string", description: "Only packets that come in here." },
    {
      name: "Profile",
      type: "string[]",
      values: ["Any", "Domain", "Private", "Public", "NotApplicable"],
      description: "Profiles.",
      ignored: "every network of the lab has the same profile.",
    },
    {
      name: "Enabled",
      type: "string",
      values: ["True", "False"],
      description: "True unless told.",
      ignored: "rules of the lab are enabled.",
    },
    { name: "Description", type: "string", description: "A remark.", ignored: "the lab keeps no remarks." },
  ],
  run(call) {
    const { args } = call;
    const protocol = PROTOCOLS[(args.text("Protocol") ?? "Any").toLowerCase()];
    const ports = args.texts("LocalPort").flatMap((text) => text.split(","));
    const fault = ruleFault(args.text("Protocol") ?? "Any", protocol, ports);
    if (!protocol || fault !== null) {
      call.error({
        message: fault ?? "",
        category: "InvalidArgument",
        target: "MSFT_NetFirewallRule:root/standardcimv2/MSFT_NetFirewallRule",
        id: "Windows System Error 87",
        note: {
          kind: "error",
          code: "firewall-rule",
          text: "Write -Protocol TCP -LocalPort 8080, or -Protocol ICMPv4.",
          fix: null,
          source: null,
        },
      });
      return;
    }
    const host = hostNameOf(call);
    const displayName = args.text("DisplayName") ?? "";
    const numbers = ports.length === 0 || ports[0]?.toLowerCase() === "any" ? [null] : ports.map(Number);
    const added: FirewallRule["id"][] = [];
    for (const localPort of numbers) {
      const name = args.text("Name") ?? `{${call.tx.mintGuid("firewall-rule-name").toLowerCase()}}`;
      added.push(
        addFirewallRule(call.tx, host, {
          name,
          displayName,
          direction: args.text("Direction") === "Outbound" ? "out" : "in",
          action: args.text("Action") === "Block" ? "block" : "allow",
          protocol,
          localPort,
          scope: "all",
          interfaceAlias: args.text("InterfaceAlias"),
          owner: "user",
        }),
      );
    }
    call.tx.end(SECONDS);
    const rule = added[0] && hostOfCall(call).firewallRules.get(added[0]);
    if (rule) call.out(ruleObject(hostOfCall(call), rule));
  },
};

const PROTOCOLS: Readonly<Record<string, FirewallRule["protocol"]>> = {
  tcp: "tcp",
  "6": "tcp",
  udp: "udp",
  "17": "udp",
  icmpv4: "icmp",
  "1": "icmp",
  any: "any",
};

function ruleFault(
  typed: string,
  protocol: FirewallRule["protocol"] | undefined,
  ports: readonly string[],
): string | null {
  if (!protocol) return `The protocol is invalid. Only TCP, UDP, ICMPv4 and Any are known: ${typed}`;
  const given = ports.length > 0 && ports[0]?.toLowerCase() !== "any";
  if (given && protocol !== "tcp" && protocol !== "udp") {
    return "The port specified is not valid. Ports can only be specified if the protocol is TCP or UDP. ";
  }
  const bad = given ? ports.find((port) => !/^\d{1,5}$/.test(port) || Number(port) > 65_535) : undefined;
  return bad === undefined ? null : `The port is invalid: ${bad}`;
}

export const removeNetFirewallRule: Cmdlet = {
  name: "Remove-NetFirewallRule",
  summary: "Removes rules from Windows Firewall.",
  module: MODULE,
  on: ["host"],
  parameters: [{ ...NAME, position: 0 }, DISPLAY_NAME],
  input: "each",
  run(call) {
    const rules = call.args.has("Name") || call.args.has("DisplayName") ? chosenRules(call) : [];
    if (rules.length === 0) reportNoRule(call);
    for (const rule of rules) removeFirewallRule(call.tx, hostNameOf(call), rule);
    call.tx.end(SECONDS);
  },
};

/** Rules that Windows brings along and that learners switch on. */
const BUILT_IN = {
  "FPS-ICMP4-ERQ-In": {
    displayName: "File and Printer Sharing (Echo Request - ICMPv4-In)",
    protocol: "icmp",
  },
} as const;

export const enableNetFirewallRule: Cmdlet = {
  name: "Enable-NetFirewallRule",
  summary: "Switches on a rule that Windows brings along.",
  module: MODULE,
  on: ["host"],
  parameters: [{ ...NAME, position: 0 }, DISPLAY_NAME],
  input: "each",
  run(call) {
    if (chosenRules(call).length > 0 && (call.args.has("Name") || call.args.has("DisplayName"))) return;
    for (const [name, { displayName, protocol }] of Object.entries(BUILT_IN)) {
      const wanted =
        call.args.texts("Name").some((pattern) => isLike(name, pattern)) ||
        call.args.texts("DisplayName").some((pattern) => isLike(displayName, pattern));
      if (!wanted) continue;
      addFirewallRule(call.tx, hostNameOf(call), {
        name,
        displayName,
        direction: "in",
        action: "allow",
        protocol,
        localPort: null,
        scope: "host",
        interfaceAlias: null,
        owner: "windows",
      });
      call.tx.end(SECONDS);
      return;
    }
    reportNoRule(call);
  },
};
