import { macPool } from "../hns/mac-pool.ts";
import { err, ok, type Result } from "../lib/result.ts";
import type { HostName, VSwitchId } from "../model/ids.ts";
import type { Refusal } from "../model/refusal.ts";
import type { Transaction } from "../model/transaction.ts";
import type { VSwitch } from "../model/vswitch.ts";
import { addHostVNic } from "../tcpip/add-host-vnic.ts";
import { removeHostVNic } from "../tcpip/remove-host-vnic.ts";
import { createVSwitch } from "./create-vswitch.ts";
import { createExternalSwitch, removeExternalSwitch } from "./external-switch.ts";
import { removeVSwitch } from "./remove-vswitch.ts";

export interface NewVMSwitch {
  readonly name: string;
  /** Aliases of -NetAdapterName; none for internal and private switches. */
  readonly adapters: readonly string[];
  readonly type: VSwitch["type"];
  readonly allowManagementOs: boolean;
}

/** New-VMSwitch: a switch that HNS does not know until its service restarts. Source: facts on HNS, R33. */
export function newVMSwitch(tx: Transaction, host: HostName, order: NewVMSwitch): Result<VSwitchId, Refusal> {
  const pnics = [];
  for (const name of order.adapters) {
    const pnic = tx.host(host).pnics.find((each) => each.name.toLowerCase() === name.toLowerCase());
    if (!pnic) return refuse("adapter-not-found", `This host has no adapter "${name}".`);
    if (pnic.vswitchId !== null)
      return refuse("adapter-already-bound", `${pnic.name} belongs to a vSwitch already.`);
    pnics.push(pnic);
  }
  if (order.type === "external") {
    const vswitch = createExternalSwitch(tx, host, {
      name: order.name,
      pnics,
      vfpEnabled: false,
      knownToHns: false,
      allowManagementOs: order.allowManagementOs,
      hnsNetworkId: null,
      adapterName: order.name,
      mtuBytes: 1500,
    });
    return ok(vswitch.id);
  }
  const id = tx.mintGuid("vswitch") as VSwitchId;
  const managed = order.type === "internal";
  createVSwitch(
    tx,
    host,
    {
      id,
      name: order.name,
      type: order.type,
      pnicIds: [],
      allowManagementOs: managed,
      vfpEnabled: false,
      layerId: tx.mintGuid("layer"),
      knownToHns: false,
    },
    [],
  );
  if (managed) {
    addHostVNic(tx, host, {
      vswitchId: id,
      hnsNetworkId: null,
      name: order.name,
      mac: macPool(`${host}/${order.name}`).start,
      address: null,
      forwarding: false,
      why: `The host joins ${order.name} with an adapter of its own.`,
    });
  }
  return ok(id);
}

/** Remove-VMSwitch: adapters and addresses are as before. The caller has checked that nothing else is on it. */
export function removeVMSwitch(tx: Transaction, host: HostName, vswitch: VSwitch): void {
  if (vswitch.type === "external") {
    removeExternalSwitch(tx, host, vswitch);
    return;
  }
  for (const port of tx.host(host).ports.filter((each) => each.vswitchId === vswitch.id)) {
    const vnic = port.nic.kind === "vnic" ? tx.host(host).vnics.get(port.nic.id) : undefined;
    if (vnic?.kind === "host") removeHostVNic(tx, host, vnic);
  }
  removeVSwitch(tx, host, vswitch.id);
}

function refuse(code: string, hint: string): Result<never, Refusal> {
  return err({ code, layer: "windows", message: "The parameter is incorrect.", hint, fix: "Get-NetAdapter" });
}
