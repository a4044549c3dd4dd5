import type { CompartmentId, HostName } from "../model/ids.ts";
import type { Transaction } from "../model/transaction.ts";
import { compartmentOf, withChangedInterface } from "./compartment.ts";
import { leaseAddress } from "./dhcp.ts";

/**
 * Every adapter of the compartment that takes its address from DHCP gives the address up and asks anew. Answers the
 * aliases of those that nobody answered. Source: facts on drop reasons, dhcp-no-offer.
 */
export function renewLease(
  tx: Transaction,
  hostName: HostName,
  compartmentId: CompartmentId,
  owner: string,
): readonly string[] {
  const leased = compartmentOf(tx.host(hostName), compartmentId).interfaces.filter(
    ({ dhcp }) => dhcp.enabled,
  );
  for (const { index, alias, nic } of leased) {
    if (nic.kind !== "vnic") continue;
    const old = compartmentOf(tx.host(hostName), compartmentId);
    const bare = withChangedInterface(old, index, (iface) => ({ ...iface, addresses: [] }));
    const routes = old.routes.filter(({ interfaceIndex }) => interfaceIndex !== index);
    tx.put(
      hostName,
      "compartments",
      compartmentId,
      { ...bare, routes },
      { actor: "TCPIP", why: `${owner} gives up the address of ${alias} to ask for one anew.` },
    );
    leaseAddress(tx, hostName, { compartmentId, interfaceIndex: index, vnicId: nic.id, owner });
  }
  return compartmentOf(tx.host(hostName), compartmentId)
    .interfaces.filter(({ addresses }) => addresses.some(({ origin }) => origin === "link-local"))
    .map(({ alias }) => alias);
}
