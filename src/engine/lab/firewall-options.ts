import type { FirewallRuleId, HostName } from "../model/ids.ts";
import type { FirewallRule } from "../model/tcpip.ts";
import type { Transaction } from "../model/transaction.ts";
import { formatTraffic, type Traffic } from "./values.ts";

/** What Windows calls its own rule for echo requests. */
const ECHO_RULE = "FPS-ICMP4-ERQ-In";
const ECHO_TITLE = "File and Printer Sharing (Echo Request - ICMPv4-In)";

/** An inbound rule that somebody made by hand: allow for the host's own servers, block for every compartment. */
export function addInboundRule(
  tx: Transaction,
  host: HostName,
  action: FirewallRule["action"],
  traffic: Traffic,
): void {
  const isEcho = traffic.protocol === "icmp" && action === "allow";
  const words = formatTraffic(traffic);
  const displayName = isEcho ? ECHO_TITLE : `${action === "allow" ? "Allow" : "Block"} ${words} inbound`;
  const name = isEcho ? ECHO_RULE : displayName;
  const known = tx.host(host).firewallRules.find((rule) => rule.name === name);
  if (known) return;
  const id = tx.mintGuid(`firewall-rule/${host}/${name}`) as FirewallRuleId;
  tx.put(
    host,
    "firewallRules",
    id,
    {
      id,
      name,
      displayName,
      direction: "in",
      action,
      protocol: traffic.protocol,
      localPort: traffic.port,
      scope: action === "allow" ? "host" : "all",
      interfaceAlias: null,
      owner: isEcho ? "windows" : "user",
    },
    {
      actor: "Firewall",
      why:
        action === "allow"
          ? `Windows Firewall of ${host} now lets ${words} in to the host.`
          : `Windows Firewall of ${host} now blocks ${words}, in containers too.`,
      show: `Get-NetFirewallRule -DisplayName "${displayName}"`,
    },
  );
}

/** Turns all profiles of the firewall on or off: it filters every compartment of the host's kernel. */
export function setFirewall(tx: Transaction, hostName: HostName, enabled: boolean): void {
  const { settings, compartments } = tx.host(hostName);
  const state = enabled ? "on" : "off";
  const cause = {
    actor: "Firewall",
    why: `All profiles of Windows Firewall on ${hostName} are ${state}.`,
    show: "Get-NetFirewallProfile",
  } as const;
  if (settings.firewall.enabled !== enabled) {
    tx.putHost({ ...settings, firewall: { ...settings.firewall, enabled } }, cause);
  }
  for (const compartment of compartments) {
    const { filter } = compartment;
    if (filter.kind !== "windows-firewall" || filter.enabled === enabled) continue;
    tx.put(
      hostName,
      "compartments",
      compartment.id,
      { ...compartment, filter: { ...filter, enabled } },
      cause,
    );
  }
}
