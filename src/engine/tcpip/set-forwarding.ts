import type { HostName } from "../model/ids.ts";
import type { Transaction } from "../model/transaction.ts";
import { HOST_COMPARTMENT } from "../model/world.ts";
import { compartmentOf, withChangedInterface } from "./compartment.ts";

/** IP forwarding of one of the host's interfaces; false when there is none of that alias. */
export function setForwarding(tx: Transaction, host: HostName, alias: string, forwarding: boolean): boolean {
  const compartment = compartmentOf(tx.host(host), HOST_COMPARTMENT);
  const found = compartment.interfaces.find((each) => each.alias.toLowerCase() === alias.toLowerCase());
  if (!found) return false;
  if (found.forwarding === forwarding) return true;
  const changed = withChangedInterface(compartment, found.index, (old) => ({ ...old, forwarding }));
  tx.put(host, "compartments", HOST_COMPARTMENT, changed, {
    actor: "TCPIP",
    why: forwarding
      ? `The host forwards packets that come in on ${found.alias} and are not its own.`
      : `The host drops packets that come in on ${found.alias} and are not its own.`,
    show: `Get-NetIPInterface -InterfaceAlias "${found.alias}"`,
  });
  return true;
}
