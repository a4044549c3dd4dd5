import type { HnsNetworkId, HostName, VSwitchId } from "../model/ids.ts";
import { OS_PROFILES } from "../model/profiles.ts";
import type { Transaction } from "../model/transaction.ts";
import type { PNic, VSwitch } from "../model/vswitch.ts";
import { HOST_COMPARTMENT } from "../model/world.ts";
import { plugHostVNic } from "../tcpip/add-host-vnic.ts";
import { compartmentOf, withoutInterface } from "../tcpip/compartment.ts";
import {
  blankInterface,
  interfaceOfPNic,
  moveAddressToPNic,
  moveAddressToVNic,
} from "../tcpip/move-address.ts";
import { createVSwitch } from "./create-vswitch.ts";
import { removeVSwitch } from "./remove-vswitch.ts";

export interface ExternalSwitchOrder {
  readonly name: string;
  readonly pnics: readonly PNic[];
  readonly vfpEnabled: boolean;
  readonly knownToHns: boolean;
  readonly allowManagementOs: boolean;
  readonly hnsNetworkId: HnsNetworkId | null;
  /** Name of the host's adapter on it. */
  readonly adapterName: string;
  readonly mtuBytes: number;
}

/**
 * An external switch with the host's own adapter on it. The first of the pNICs gives that adapter its MAC, its address
 * and its routes. Source: facts on HNS, section 7.3.
 */
export function createExternalSwitch(tx: Transaction, host: HostName, order: ExternalSwitchOrder): VSwitch {
  const vswitch: VSwitch = {
    id: tx.mintGuid("vswitch") as VSwitchId,
    name: order.name,
    type: "external",
    pnicIds: order.pnics.map((pnic) => pnic.id),
    allowManagementOs: order.allowManagementOs,
    vfpEnabled: order.vfpEnabled,
    layerId: tx.mintGuid("layer"),
    knownToHns: order.knownToHns,
  };
  createVSwitch(tx, host, vswitch, order.pnics);
  const [first, ...rest] = order.pnics;
  if (!first) return vswitch;
  if (order.allowManagementOs) {
    const { vnicId, alias } = plugHostVNic(tx, host, {
      vswitchId: vswitch.id,
      hnsNetworkId: order.hnsNetworkId,
      name: order.adapterName,
      mac: first.mac,
      address: null,
      forwarding: false,
      why: `The host gets an adapter of its own on the switch, with the MAC address of ${first.name}: without it the server would lose its network.`,
    });
    moveAddressToVNic(tx, host, first, { id: vnicId, alias, mtuBytes: order.mtuBytes });
  } else {
    dropInterface(tx, host, first);
  }
  for (const pnic of rest) dropInterface(tx, host, pnic);
  return vswitch;
}

/** Name of the host's adapter: that of the pNIC, on Windows Server 2016 a fixed one. Source: facts on HNS, section 2. */
export function hostAdapterName(tx: Transaction, host: HostName, pnics: readonly PNic[]): string {
  const old = OS_PROFILES[tx.host(host).settings.os].build < 16000;
  return old ? "HNSTransparent" : (pnics[0]?.name ?? "");
}

/** Removes the switch and everything that made it external: the adapters are as before. */
export function removeExternalSwitch(tx: Transaction, host: HostName, vswitch: VSwitch): void {
  const pnics = vswitch.pnicIds.flatMap((id) => tx.host(host).pnics.get(id) ?? []);
  const [first] = pnics;
  const ports = tx.host(host).ports.filter((port) => port.vswitchId === vswitch.id && port.role === "host");
  for (const port of ports) {
    if (port.nic.kind !== "vnic") continue;
    if (first) moveAddressToPNic(tx, host, first, port.nic.id);
    tx.remove(host, "vnics", port.nic.id, {
      actor: "VMSwitch",
      why: "The host's adapter on the switch is removed.",
      show: "Get-NetAdapter",
    });
    tx.remove(host, "ports", port.id, {
      actor: "VMSwitch",
      why: "The port of the host's adapter is removed.",
    });
  }
  removeVSwitch(tx, host, vswitch.id);
  for (const pnic of pnics) restoreInterface(tx, host, pnic);
}

function dropInterface(tx: Transaction, host: HostName, pnic: PNic): void {
  const compartment = compartmentOf(tx.host(host), HOST_COMPARTMENT);
  const old = interfaceOfPNic(compartment, pnic);
  if (!old) return;
  tx.put(host, "compartments", HOST_COMPARTMENT, withoutInterface(compartment, old.index), {
    actor: "TCPIP",
    why: `${pnic.name} has no TCP/IP of its own any more: only the switch uses it.`,
    show: "Get-NetIPAddress",
  });
}

function restoreInterface(tx: Transaction, host: HostName, pnic: PNic): void {
  const compartment = compartmentOf(tx.host(host), HOST_COMPARTMENT);
  if (interfaceOfPNic(compartment, pnic)) return;
  const interfaces = [...compartment.interfaces, blankInterface(tx, host, pnic)];
  tx.put(
    host,
    "compartments",
    HOST_COMPARTMENT,
    { ...compartment, interfaces },
    {
      actor: "TCPIP",
      why: `${pnic.name} has an interface of its own again, without an address.`,
      show: "Get-NetIPAddress",
    },
  );
}
