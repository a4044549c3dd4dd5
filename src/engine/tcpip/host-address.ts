import type { HostName } from "../model/ids.ts";
import type { InterfaceAddress, NetInterface } from "../model/tcpip.ts";
import type { Transaction } from "../model/transaction.ts";
import { HOST_COMPARTMENT } from "../model/world.ts";
import { compartmentOf, withChangedInterface } from "./compartment.ts";
import { interfaceRoutes, ON_LINK, prefixOf } from "./routes.ts";

/** Gives an interface of the host one more address; a first static one ends DHCP there. null: no gateway. */
export function addHostAddress(
  tx: Transaction,
  host: HostName,
  to: NetInterface,
  address: InterfaceAddress,
  gateway: string | null,
): void {
  const compartment = compartmentOf(tx.host(host), HOST_COMPARTMENT);
  const kept = to.addresses.filter(({ origin }) => origin === "manual");
  const next = withChangedInterface(compartment, to.index, (old) => ({
    ...old,
    addresses: [...kept, address],
    dhcp: { enabled: false },
  }));
  const routes = next.routes.filter(
    (route) => route.interfaceIndex !== to.index || !to.dhcp.enabled || route.persistent,
  );
  const added = interfaceRoutes(to.index, [address], gateway).filter(
    ({ prefix, nextHop }) =>
      !routes.some(
        (route) => route.interfaceIndex === to.index && route.prefix === prefix && route.nextHop === nextHop,
      ),
  );
  tx.put(
    host,
    "compartments",
    HOST_COMPARTMENT,
    { ...next, routes: [...routes, ...added] },
    {
      actor: "TCPIP",
      why: `${to.alias} has the address ${address.ip}/${address.prefixLength} from now on.`,
      show: `Get-NetIPAddress -InterfaceAlias "${to.alias}"`,
    },
  );
}

/** Takes an address off an interface of the host, and the route to its subnet when no other address shares it. */
export function removeHostAddress(tx: Transaction, host: HostName, from: NetInterface, ip: string): void {
  const compartment = compartmentOf(tx.host(host), HOST_COMPARTMENT);
  const addresses = from.addresses.filter((each) => each.ip !== ip);
  const left = new Set(addresses.map((each) => prefixOf(each.ip, each.prefixLength)));
  const next = withChangedInterface(compartment, from.index, (old) => ({ ...old, addresses }));
  const routes = next.routes.filter(
    ({ interfaceIndex, nextHop, prefix }) =>
      interfaceIndex !== from.index || (addresses.length > 0 && (nextHop !== ON_LINK || left.has(prefix))),
  );
  tx.put(
    host,
    "compartments",
    HOST_COMPARTMENT,
    { ...next, routes },
    {
      actor: "TCPIP",
      why: `${from.alias} has the address ${ip} no more.`,
      show: `Get-NetIPAddress -InterfaceAlias "${from.alias}"`,
    },
  );
}
