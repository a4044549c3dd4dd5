import type { FirewallRuleId, HnsNetworkId, HostName } from "../model/ids.ts";
import { OS_PROFILES } from "../model/profiles.ts";
import type { FirewallRule } from "../model/tcpip.ts";
import type { Transaction } from "../model/transaction.ts";

/**
 * Lets containers ask the host for names: port 53 over UDP and TCP on the network's host adapter. Windows Server 2016
 * has no such rules. Source: facts on PowerShell, section 8.
 */
export function allowContainerDns(
  tx: Transaction,
  host: HostName,
  network: { readonly id: HnsNetworkId; readonly interfaceAlias: string },
): void {
  const profile = OS_PROFILES[tx.host(host).settings.os];
  if (profile.build < 16000) return;
  for (const protocol of ["udp", "tcp"] as const) {
    const id = tx.mintGuid(`firewall-dns-${protocol}`) as FirewallRuleId;
    const rule: FirewallRule = {
      id,
      name: `{${id}}`,
      displayName: dnsRuleName(profile.build, protocol, network.id),
      direction: "in",
      action: "allow",
      protocol,
      localPort: 53,
      scope: "host",
      interfaceAlias: network.interfaceAlias,
      owner: "hns",
    };
    tx.put(host, "firewallRules", id, rule, {
      actor: "Firewall",
      why: `HNS allows DNS over ${protocol.toUpperCase()} in on ${network.interfaceAlias}: without it containers could not ask the host for names.`,
      show: `Get-NetFirewallRule -DisplayName "${rule.displayName}"`,
    });
  }
}

function dnsRuleName(build: number, protocol: "udp" | "tcp", networkId: HnsNetworkId): string {
  if (build < 20348) return `DNS Server Forward Rule - ${protocol.toUpperCase()} - ${networkId} - 0`;
  return protocol === "udp"
    ? `HNS Container Networking - DNS (UDP-In) - ${networkId} - 0`
    : `HNS Container Networking - ICS DNS (TCP-In) - ${networkId} - 0`;
}

/** Removes every rule that HNS made for the network, adapter or endpoint of that GUID. */
export function removeHnsRules(tx: Transaction, host: HostName, guid: string): void {
  const mine = tx
    .host(host)
    .firewallRules.filter(
      (rule) => rule.owner === "hns" && rule.displayName.toUpperCase().includes(guid.toUpperCase()),
    );
  for (const rule of mine) {
    tx.remove(host, "firewallRules", rule.id, {
      actor: "Firewall",
      why: `The rule "${rule.displayName}" goes with what it was made for.`,
    });
  }
}
