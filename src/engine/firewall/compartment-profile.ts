import type { HnsEndpoint } from "../model/hns.ts";
import type { CompartmentId, FirewallRuleId, HostName } from "../model/ids.ts";
import { OS_PROFILES } from "../model/profiles.ts";
import type { Compartment, FirewallRule } from "../model/tcpip.ts";
import type { Transaction } from "../model/transaction.ts";
import { compartmentOf } from "../tcpip/compartment.ts";

/**
 * Windows Firewall takes a new container's compartment into its care, when the adapters are there. On Windows Server
 * 2016 HNS also writes a rule for each adapter behind NAT. Source: facts on HNS, section 7.7.
 */
export function applyCompartmentProfile(
  tx: Transaction,
  host: HostName,
  compartmentId: CompartmentId,
  owner: string,
): void {
  const compartment = compartmentOf(tx.host(host), compartmentId);
  tx.call(host, "compartments", compartmentId, {
    actor: "Firewall",
    why: whyFilter(compartment, owner),
  });
  if (OS_PROFILES[tx.host(host).settings.os].build >= 16000 || compartment.kind === "uvm") return;
  for (const { hnsEndpointId, alias } of compartment.interfaces) {
    const endpoint = hnsEndpointId === null ? undefined : tx.host(host).hnsEndpoints.get(hnsEndpointId);
    if (endpoint && tx.host(host).hnsNetworks.get(endpoint.networkId)?.natName) {
      allowNeighbours(tx, host, endpoint, alias, owner);
    }
  }
}

/**
 * The rule is there and does nothing until somebody saves it again, as on real hosts; so it names the container's
 * adapter, which the host's own traffic never uses. Source: facts on PowerShell, section 8.
 */
function allowNeighbours(
  tx: Transaction,
  host: HostName,
  endpoint: HnsEndpoint,
  interfaceAlias: string,
  owner: string,
): void {
  const id = tx.mintGuid("firewall-icc") as FirewallRuleId;
  const rule: FirewallRule = {
    id,
    name: `{${id}}`,
    displayName: `Container Enable ICC - ${endpoint.id.toLowerCase()}`,
    direction: "in",
    action: "allow",
    protocol: "any",
    localPort: null,
    scope: "host",
    interfaceAlias,
    owner: "hns",
  };
  tx.put(host, "firewallRules", id, rule, {
    actor: "Firewall",
    why: `HNS adds a rule that is meant to let the neighbours of ${owner} in. On this version it has no effect: only published and exposed ports are open.`,
    show: 'Get-NetFirewallRule -DisplayName "Container Enable ICC*"',
  });
}

function whyFilter({ filter }: Compartment, name: string): string {
  if (filter.kind === "uvm-firewall")
    return `The firewall inside the utility VM of ${name} lets everything in.`;
  return filter.unsolicited === "allow"
    ? `Windows Firewall filters the compartment of ${name}: TCP, UDP, ICMP and IGMP come in, everything goes out.`
    : `Windows Firewall filters the compartment of ${name}: on this version only ICMP and published or exposed ports come in.`;
}
