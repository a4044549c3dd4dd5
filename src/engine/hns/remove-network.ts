import { removeHnsRules } from "../firewall/hns-rules.ts";
import { ok, type Result } from "../lib/result.ts";
import type { HnsNetwork } from "../model/hns.ts";
import type { HnsNetworkId, HostName } from "../model/ids.ts";
import type { Transaction } from "../model/transaction.ts";
import { removeHostVNic } from "../tcpip/remove-host-vnic.ts";
import { removeVSwitch } from "../vmswitch/remove-vswitch.ts";
import { removeMappingsOfNat } from "../winnat/mappings.ts";
import { hnsStopped } from "./create-network.ts";
import { natOf } from "./find.ts";
import { NETWORK_KINDS } from "./network-kinds.ts";
import { type HnsRefusal, hnsRefusal } from "./refusal.ts";

/** DELETE /networks/ID: leaves nothing of the network behind. Refused while endpoints are on it. */
export function removeHnsNetwork(
  tx: Transaction,
  host: HostName,
  id: HnsNetworkId,
): Result<void, HnsRefusal> {
  const { settings, hnsNetworks, hnsEndpoints } = tx.host(host);
  if (!settings.hnsRunning) return hnsStopped();
  const network = hnsNetworks.get(id);
  if (!network) {
    return hnsRefusal("networkNotFound", "hns-network-gone", `HNS has no network ${id}.`, "Get-HnsNetwork");
  }
  if (hnsEndpoints.some((endpoint) => endpoint.networkId === id)) {
    return hnsRefusal(
      "hasReferences",
      "network-in-use",
      `Endpoints are still on ${network.name}: remove them, or stop their containers, first.`,
      "Get-HnsEndpoint",
    );
  }
  removeInternal(tx, host, network);
  return ok(undefined);
}

function removeInternal(tx: Transaction, host: HostName, network: HnsNetwork): void {
  const nat = natOf(tx.host(host), network);
  const natShared = tx
    .host(host)
    .hnsNetworks.some((other) => other.id !== network.id && other.natName === network.natName);
  if (nat !== null && !natShared) {
    removeMappingsOfNat(tx, host, nat.id);
    tx.remove(host, "winNats", nat.id, {
      actor: "WinNAT",
      why: `The NAT for ${nat.internalPrefix} is removed.`,
      show: "Get-NetNat",
    });
  }
  removeHnsRules(tx, host, network.id);
  if (NETWORK_KINDS[network.type].switchType !== "external") {
    for (const vnic of tx.host(host).vnics.filter((each) => each.hnsNetworkId === network.id)) {
      removeHostVNic(tx, host, vnic);
    }
    removeVSwitch(tx, host, network.vswitchId);
  }
  tx.remove(host, "hnsNetworks", network.id, {
    actor: "HNS",
    why: `HNS removes the network ${network.name.slice(0, 15)}; nothing of it is left.`,
    call: { name: `DELETE /networks/${network.id}` },
    show: "Get-HnsNetwork",
  });
}
