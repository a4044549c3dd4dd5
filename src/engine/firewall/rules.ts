import type { FirewallRuleId, HostName } from "../model/ids.ts";
import type { FirewallRule } from "../model/tcpip.ts";
import type { Transaction } from "../model/transaction.ts";

/** Adds a rule to Windows Firewall, as New-NetFirewallRule does. */
export function addFirewallRule(
  tx: Transaction,
  host: HostName,
  rule: Omit<FirewallRule, "id">,
): FirewallRuleId {
  const id = tx.mintGuid("firewall-rule") as FirewallRuleId;
  const port = rule.localPort === null ? "any port" : `port ${rule.localPort}`;
  tx.put(
    host,
    "firewallRules",
    id,
    { ...rule, id },
    {
      actor: "Firewall",
      why: `The rule "${rule.displayName}" ${rule.action}s ${rule.protocol} ${rule.direction} on ${port}.`,
      show: `Get-NetFirewallRule -DisplayName "${rule.displayName}"`,
    },
  );
  return id;
}

export function removeFirewallRule(tx: Transaction, host: HostName, rule: FirewallRule): void {
  tx.remove(host, "firewallRules", rule.id, {
    actor: "Firewall",
    why: `The rule "${rule.displayName}" is removed.`,
    show: "Get-NetFirewallRule",
  });
}
