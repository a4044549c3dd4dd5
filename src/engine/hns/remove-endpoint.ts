import { removeHnsRules } from "../firewall/hns-rules.ts";
import type { HnsEndpoint } from "../model/hns.ts";
import type { HnsEndpointId, HostName } from "../model/ids.ts";
import { OS_PROFILES } from "../model/profiles.ts";
import type { Transaction } from "../model/transaction.ts";
import { withoutInterface } from "../tcpip/compartment.ts";
import { mappingId, removeMapping } from "../winnat/mappings.ts";
import { forgetBackend } from "./policy-lists.ts";

/** DELETE /endpoints/ID: mappings, switch port, adapter and interface go with the endpoint. */
export function removeHnsEndpoint(tx: Transaction, host: HostName, id: HnsEndpointId, owner: string): void {
  const endpoint = tx.host(host).hnsEndpoints.get(id);
  if (!endpoint) return;
  removeMappings(tx, host, endpoint);
  forgetBackend(tx, host, endpoint);
  unplug(tx, host, endpoint, owner);
  if (OS_PROFILES[tx.host(host).settings.os].build < 16000) removeHnsRules(tx, host, id);
  tx.remove(host, "hnsEndpoints", id, {
    actor: "HNS",
    why: endpoint.remote
      ? `HNS forgets the remote endpoint ${endpoint.ip}.`
      : `HNS removes the endpoint of ${owner}; its address ${endpoint.ip ?? "from DHCP"} and its MAC are free again.`,
    call: { name: `DELETE /endpoints/${id}` },
    show: "Get-HnsEndpoint",
  });
}

function removeMappings(tx: Transaction, host: HostName, endpoint: HnsEndpoint): void {
  for (const policy of endpoint.policies) {
    if (policy.Type !== "NAT") continue;
    const mapping = tx.host(host).natMappings.get(mappingId(policy.Protocol, policy.ExternalPort));
    if (mapping?.hnsEndpointId === endpoint.id) removeMapping(tx, host, mapping);
  }
}

function unplug(tx: Transaction, host: HostName, endpoint: HnsEndpoint, owner: string): void {
  const { portId, compartmentId } = endpoint;
  const compartment = compartmentId === null ? undefined : tx.host(host).compartments.get(compartmentId);
  const used = compartment?.interfaces.find((each) => each.hnsEndpointId === endpoint.id);
  if (compartment && used) {
    tx.put(host, "compartments", compartment.id, withoutInterface(compartment, used.index), {
      actor: "TCPIP",
      why: `${used.alias} leaves the compartment of ${owner}, with its address and its routes.`,
    });
  }
  const port = portId === null ? undefined : tx.host(host).ports.get(portId);
  if (!port) return;
  if (port.nic.kind === "vnic") {
    tx.remove(host, "vnics", port.nic.id, {
      actor: "VMSwitch",
      why: `The adapter of ${owner} is removed.`,
    });
  }
  tx.remove(host, "ports", port.id, {
    actor: "VMSwitch",
    why:
      port.vfp === null
        ? `The switch port of ${owner} is removed.`
        : `The switch port of ${owner} is removed, with the VFP layers on it.`,
  });
}
