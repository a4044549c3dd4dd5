import type { HostName } from "../model/ids.ts";
import type { Route } from "../model/tcpip.ts";
import type { Transaction } from "../model/transaction.ts";
import { HOST_COMPARTMENT } from "../model/world.ts";
import { compartmentOf } from "./compartment.ts";

/** Adds a route to the host's own table; false when the same destination has that next hop on that interface. */
export function addNetRoute(tx: Transaction, host: HostName, route: Route): boolean {
  const compartment = compartmentOf(tx.host(host), HOST_COMPARTMENT);
  if (compartment.routes.some((each) => isSame(each, route))) return false;
  tx.put(
    host,
    "compartments",
    HOST_COMPARTMENT,
    { ...compartment, routes: [...compartment.routes, route] },
    {
      actor: "TCPIP",
      why: `The host reaches ${route.prefix} through ${route.nextHop} from now on.`,
      show: `Get-NetRoute -DestinationPrefix ${route.prefix}`,
    },
  );
  return true;
}

/** Removes a route from the host's own table; false when it is not there. */
export function removeNetRoute(tx: Transaction, host: HostName, route: Route): boolean {
  const compartment = compartmentOf(tx.host(host), HOST_COMPARTMENT);
  const routes = compartment.routes.filter((each) => !isSame(each, route));
  if (routes.length === compartment.routes.length) return false;
  tx.put(
    host,
    "compartments",
    HOST_COMPARTMENT,
    { ...compartment, routes },
    {
      actor: "TCPIP",
      why: `The host has no route to ${route.prefix} through ${route.nextHop} any more.`,
      show: "Get-NetRoute",
    },
  );
  return true;
}

function isSame(left: Route, right: Route): boolean {
  return (
    left.prefix === right.prefix &&
    left.nextHop === right.nextHop &&
    left.interfaceIndex === right.interfaceIndex
  );
}
