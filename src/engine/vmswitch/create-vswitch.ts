import type { HostName, VSwitchId } from "../model/ids.ts";
import type { Transaction } from "../model/transaction.ts";
import type { PNic, VSwitch } from "../model/vswitch.ts";
import { addPort } from "./add-port.ts";
import { adapterNames, shortName } from "./names.ts";

/** Creates the switch; an external one takes its adapters and gets one uplink port for them. */
export function createVSwitch(
  tx: Transaction,
  host: HostName,
  vswitch: VSwitch,
  pnics: readonly PNic[],
): VSwitchId {
  tx.put(host, "vswitches", vswitch.id, vswitch, {
    actor: "VMSwitch",
    why: whyCreated(vswitch, pnics),
    show: `Get-VMSwitch -Name "${vswitch.name}"`,
  });
  for (const pnic of pnics) {
    tx.put(
      host,
      "pnics",
      pnic.id,
      { ...pnic, vswitchId: vswitch.id },
      {
        actor: "VMSwitch",
        why: `The adapter ${pnic.name} belongs to the vSwitch from now on: only the switch still uses it.`,
        show: `Get-NetAdapter -Name "${pnic.name}"`,
      },
    );
    addPort(tx, host, {
      vswitchId: vswitch.id,
      role: "uplink",
      nic: { kind: "pnic", id: pnic.id },
      why: `The uplink port joins ${pnic.name} to the switch. It is a trunk: tagged frames pass.`,
    });
  }
  return vswitch.id;
}

function whyCreated(vswitch: VSwitch, pnics: readonly PNic[]): string {
  switch (vswitch.type) {
    case "internal":
      return `An internal vSwitch ${shortName(vswitch.name)}: the host and its containers are on it, no physical adapter is.`;
    case "private":
      return `A private vSwitch ${shortName(vswitch.name)}: only containers are on it, not even the host.`;
    case "external":
      return pnics.length > 1
        ? `An external vSwitch ${shortName(vswitch.name)} over a team of ${adapterNames(pnics)}: containers become neighbours of the LAN.`
        : `An external vSwitch ${shortName(vswitch.name)} on ${adapterNames(pnics)}: what is on it is on the physical network.`;
  }
}
