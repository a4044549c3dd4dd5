import type { HostName } from "../model/ids.ts";
import type { Transaction } from "../model/transaction.ts";
import type { VNic } from "../model/vswitch.ts";
import { HOST_COMPARTMENT } from "../model/world.ts";
import { adapterAlias } from "./adapter-alias.ts";
import { compartmentOf, withoutInterface } from "./compartment.ts";

/** Takes an adapter of the host away: interface, vNIC and port. */
export function removeHostVNic(tx: Transaction, host: HostName, vnic: VNic): void {
  const alias = adapterAlias(vnic.name, vnic.number);
  const compartment = compartmentOf(tx.host(host), HOST_COMPARTMENT);
  const used = compartment.interfaces.find((each) => each.nic.kind === "vnic" && each.nic.id === vnic.id);
  if (used) {
    tx.put(host, "compartments", HOST_COMPARTMENT, withoutInterface(compartment, used.index), {
      actor: "TCPIP",
      why: `${alias} leaves the host's TCP/IP stack, with its address and its routes.`,
      show: "Get-NetIPAddress",
    });
  }
  tx.remove(host, "vnics", vnic.id, {
    actor: "VMSwitch",
    why: `The host's adapter ${alias} is removed.`,
    show: "Get-NetAdapter",
  });
  tx.remove(host, "ports", vnic.portId, {
    actor: "VMSwitch",
    why: `The port of ${alias} is removed.`,
  });
}
