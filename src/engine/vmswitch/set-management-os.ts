import type { HostName } from "../model/ids.ts";
import type { Transaction } from "../model/transaction.ts";
import type { VSwitch } from "../model/vswitch.ts";
import { addHostVNic } from "../tcpip/add-host-vnic.ts";
import { removeHostVNic } from "../tcpip/remove-host-vnic.ts";
import { shortName } from "./names.ts";

/**
 * Set-VMSwitch -AllowManagementOS: the host gets an adapter of its own on an external switch, without an address, or
 * loses the one that it has together with its address.
 */
export function setManagementOs(tx: Transaction, host: HostName, vswitch: VSwitch, allowed: boolean): void {
  if (vswitch.allowManagementOs === allowed) return;
  if (!allowed) {
    for (const port of tx.host(host).ports.filter((each) => each.vswitchId === vswitch.id)) {
      const vnic = port.nic.kind === "vnic" ? tx.host(host).vnics.get(port.nic.id) : undefined;
      if (vnic?.kind === "host") removeHostVNic(tx, host, vnic);
    }
  }
  tx.put(
    host,
    "vswitches",
    vswitch.id,
    { ...vswitch, allowManagementOs: allowed },
    {
      actor: "VMSwitch",
      why: allowed
        ? `The host may use ${shortName(vswitch.name)} for itself from now on.`
        : `The vSwitch ${shortName(vswitch.name)} is for virtual machines and containers only: the host has no adapter on it.`,
      show: `Get-VMSwitch -Name "${vswitch.name}"`,
    },
  );
  const [first] = vswitch.pnicIds.flatMap((id) => tx.host(host).pnics.get(id) ?? []);
  if (!allowed || !first) return;
  addHostVNic(tx, host, {
    vswitchId: vswitch.id,
    hnsNetworkId: null,
    name: vswitch.name,
    mac: first.mac,
    address: null,
    forwarding: false,
    why: `The host gets an adapter of its own on ${shortName(vswitch.name)}, with the MAC address of ${first.name} and without an address.`,
  });
}
