import type { HostName, VSwitchId } from "../model/ids.ts";
import type { Transaction } from "../model/transaction.ts";
import { shortName } from "./names.ts";

/** Removes the switch with its ports and gives its adapters back. Host vNICs on it must be gone already. */
export function removeVSwitch(tx: Transaction, host: HostName, id: VSwitchId): void {
  const vswitch = tx.host(host).vswitches.get(id);
  if (!vswitch) return;
  for (const port of tx.host(host).ports.filter((each) => each.vswitchId === id)) {
    tx.remove(host, "ports", port.id, {
      actor: "VMSwitch",
      why: `Port ${port.number} goes with its switch ${shortName(vswitch.name)}.`,
    });
  }
  for (const pnicId of vswitch.pnicIds) {
    const pnic = tx.host(host).pnics.get(pnicId);
    if (!pnic) continue;
    tx.put(
      host,
      "pnics",
      pnicId,
      { ...pnic, vswitchId: null },
      {
        actor: "VMSwitch",
        why: `The adapter ${pnic.name} is free again.`,
        show: `Get-NetAdapter -Name "${pnic.name}"`,
      },
    );
  }
  tx.remove(host, "vswitches", id, {
    actor: "VMSwitch",
    why: `The vSwitch ${shortName(vswitch.name)} is removed: nothing uses it any more.`,
    show: "Get-VMSwitch",
  });
}
