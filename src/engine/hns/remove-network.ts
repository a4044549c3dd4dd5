import { removeHnsRules } from "../firewall/hns-rules.ts";
import { ok, type Result } from "../lib/result.ts";
import type { HnsNetwork } from "../model/hns.ts";
import type { HnsNetworkId, HostName } from "../model/ids.ts";
import type { Transaction } from "../model/transaction.ts";
import { removeHostVNic } from "../tcpip/remove-host-vnic.ts";
import { removeExternalSwitch } from "../vmswitch/external-switch.ts";
import { shortName } from "../vmswitch/names.ts";
import { removeVSwitch } from "../vmswitch/remove-vswitch.ts";
import { removeMappingsOfNat } from "../winnat/mappings.ts";
import { hnsStopped } from "./create-network.ts";
import { natOf, vswitchOf } from "./find.ts";
import { NETWORK_KINDS } from "./network-kinds.ts";
import { type HnsRefusal, hnsRefusal } from "./refusal.ts";

/** Why a network goes when nobody asked HNS to remove it. */
export interface Loss {
  readonly why: string;
}

/** DELETE /networks/ID: leaves nothing of the network behind. Refused while endpoints are on it. */
export function removeHnsNetwork(
  tx: Transaction,
  host: HostName,
  id: HnsNetworkId,
  loss: Loss | null = null,
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
  tx.remove(host, "hnsNetworks", id, {
    actor: "HNS",
    why:
      loss?.why ?? `HNS removes the network ${shortName(network.name)} and everything that it built for it.`,
    ...(loss === null ? { call: { name: `DELETE /networks/${id}` } } : {}),
    show: "Get-HnsNetwork",
  });
  for (const list of tx.host(host).hnsPolicyLists.filter((each) => each.networkId === id)) {
    tx.remove(host, "hnsPolicyLists", list.id, {
      actor: "HNS",
      why: `The load balancer for ${list.vips.join(", ")} goes with its network.`,
      show: "Get-HnsPolicyList",
    });
  }
  if (network.spaceId !== null) {
    tx.remove(host, "vfpSpaces", network.spaceId, {
      actor: "VFP",
      why: `The space with the mappings of ${shortName(network.name)} is removed.`,
    });
  }
  removeNat(tx, host, network);
  removeSwitch(tx, host, network);
  removeHnsRules(tx, host, id);
  return ok(undefined);
}

function removeNat(tx: Transaction, host: HostName, network: HnsNetwork): void {
  const nat = natOf(tx.host(host), network);
  if (nat === null) return;
  const heir = tx.host(host).hnsNetworks.find((other) => other.natName === nat.name);
  if (heir) {
    if (nat.hnsNetworkId !== network.id) return;
    tx.put(
      host,
      "winNats",
      nat.id,
      { ...nat, hnsNetworkId: heir.id },
      {
        actor: "WinNAT",
        why: `Other networks are parts of ${nat.internalPrefix}: the NAT stays for them.`,
      },
    );
    return;
  }
  removeMappingsOfNat(tx, host, nat.id);
  tx.remove(host, "winNats", nat.id, {
    actor: "WinNAT",
    why: `The NAT for ${nat.internalPrefix} is removed.`,
    show: "Get-NetNat",
  });
}

function removeSwitch(tx: Transaction, host: HostName, network: HnsNetwork): void {
  const vnics = tx.host(host).vnics.filter((each) => each.hnsNetworkId === network.id);
  if (NETWORK_KINDS[network.type].switchType !== "external") {
    for (const vnic of vnics) removeHostVNic(tx, host, vnic);
    removeVSwitch(tx, host, network.vswitchId);
    return;
  }
  const heir = tx.host(host).hnsNetworks.find((other) => other.vswitchId === network.vswitchId);
  if (!heir) {
    removeExternalSwitch(tx, host, vswitchOf(tx.host(host), network));
    return;
  }
  for (const vnic of vnics) {
    tx.put(
      host,
      "vnics",
      vnic.id,
      { ...vnic, hnsNetworkId: heir.id },
      {
        actor: "HNS",
        why: `Other networks stand on the same vSwitch, so it stays, and the host's adapter with it.`,
      },
    );
  }
}
