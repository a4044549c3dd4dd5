import { contains, formatPrefix, parseIp, parsePrefix } from "../../../lib/ipv4.ts";
import type { NetInterface, Route } from "../../../model/tcpip.ts";
import { addNetRoute, removeNetRoute } from "../../../tcpip/net-route.ts";
import {
  type ActiveRoute,
  activeRoutes,
  compareRoutes,
  onLinkPrefix,
  stackOf,
} from "../../../tools/stack.ts";
import type { Cmdlet, CmdletCall } from "../../cmdlet.ts";
import { isLike } from "../../compare.ts";
import { hostNameOf, reportNotFound } from "../../on-host.ts";
import { type PsObject, psObject } from "../../value.ts";
import { interfaceAliases } from "../complete-names.ts";
import {
  ADDRESS_FAMILY,
  INTERFACE_ALIAS,
  INTERFACE_INDEX,
  isWantedInterface,
  loopbackAlias,
} from "./interface-parameters.ts";

const SECONDS = 1;

function routeObject(row: ActiveRoute, alias: string, store = "ActiveStore"): PsObject {
  return psObject("NetRoute", {
    ifIndex: row.interfaceIndex,
    DestinationPrefix: row.prefix,
    NextHop: row.nextHop,
    RouteMetric: row.routeMetric,
    ifMetric: row.interfaceMetric,
    PolicyStore: store,
    InterfaceIndex: row.interfaceIndex,
    InterfaceAlias: alias,
    AddressFamily: "IPv4",
  });
}

export const getNetRoute: Cmdlet = {
  name: "Get-NetRoute",
  summary: "Shows the routing table of the machine or of the container.",
  module: "NetTCPIP",
  on: ["host", "container", "device"],
  parameters: [
    {
      name: "DestinationPrefix",
      type: "string[]",
      position: 0,
      description: "Destinations, as 10.0.0.0/24.",
    },
    { name: "NextHop", type: "string[]", description: "Next hops." },
    INTERFACE_ALIAS,
    INTERFACE_INDEX,
    ADDRESS_FAMILY,
  ],
  run(call) {
    const stack = stackOf(call.tx.world, call.place);
    const aliasOf = (index: number) =>
      stack.interfaces.find((found) => found.index === index)?.alias ?? loopbackAlias(stack);
    const prefixes = call.args.texts("DestinationPrefix");
    const hops = call.args.texts("NextHop");
    const rows = activeRoutes(stack)
      .toSorted((a, b) => compareRoutes(b, a) || b.interfaceIndex - a.interfaceIndex)
      .filter(
        (row) =>
          isWantedInterface(call, aliasOf(row.interfaceIndex), row.interfaceIndex) &&
          (prefixes.length === 0 || prefixes.some((prefix) => isLike(row.prefix, prefix))) &&
          (hops.length === 0 || hops.some((hop) => isLike(row.nextHop, hop))),
      );
    const families = call.args.texts("AddressFamily");
    if (families.length === 1 && families[0] === "IPv6") return;
    for (const row of rows) call.out(routeObject(row, aliasOf(row.interfaceIndex)));
    if (rows.length === 0 && prefixes[0] !== undefined) {
      reportNotFound(call, "MSFT_NetRoute", "DestinationPrefix", prefixes[0]);
    }
  },
};

export const newNetRoute: Cmdlet = {
  name: "New-NetRoute",
  summary: "Adds a route to the host's routing table.",
  module: "NetTCPIP",
  on: ["host"],
  parameters: [
    {
      name: "DestinationPrefix",
      type: "string",
      position: 0,
      mandatory: true,
      description: "As 10.244.2.0/24.",
    },
    {
      name: "InterfaceAlias",
      type: "string",
      aliases: ["ifAlias"],
      description: "Interface.",
      complete: interfaceAliases,
    },
    { name: "InterfaceIndex", type: "int", aliases: ["ifIndex"], description: "Interface number." },
    { name: "NextHop", type: "string", description: "Router; left out: on-link." },
    { name: "RouteMetric", type: "int", description: "Lower wins; 256 unless told." },
    {
      name: "PolicyStore",
      type: "string",
      values: ["ActiveStore", "PersistentStore"],
      description: "Where it is kept.",
    },
  ],
  run(call) {
    const order = routeOrder(call);
    if (!order) return;
    const { route, found } = order;
    if (!addNetRoute(call.tx, hostNameOf(call), route)) {
      call.error({
        message: "Instance MSFT_NetRoute already exists",
        category: "InvalidArgument",
        target: "MSFT_NetRoute:ROOT/StandardCimv2/MSFT_NetRoute",
        id: "Windows System Error 87",
        note: {
          kind: "error",
          code: "route-exists",
          text: `${route.prefix} leads to ${route.nextHop} already.`,
          fix: `Get-NetRoute -DestinationPrefix ${route.prefix}`,
          source: null,
        },
      });
      return;
    }
    call.tx.end(SECONDS);
    const row = {
      prefix: route.prefix,
      nextHop: route.nextHop,
      interfaceIndex: found.index,
      interfaceIp: "",
      routeMetric: route.metric,
      interfaceMetric: found.metric,
    };
    call.out(routeObject(row, found.alias));
    if (route.persistent) call.out(routeObject(row, found.alias, "PersistentStore"));
  },
};

function routeOrder(call: CmdletCall): { readonly route: Route; readonly found: NetInterface } | null {
  const { args } = call;
  const { interfaces } = stackOf(call.tx.world, call.place);
  const alias = args.text("InterfaceAlias");
  const index = args.number("InterfaceIndex");
  const found = interfaces.find(
    (each) => (alias !== null && each.alias.toLowerCase() === alias.toLowerCase()) || each.index === index,
  );
  const nextHop = args.text("NextHop") ?? "0.0.0.0";
  const prefix = parsePrefix(args.text("DestinationPrefix") ?? "");
  const fault = routeFault(prefix !== null, nextHop, found, alias ?? String(index ?? ""));
  if (fault === null && prefix && found) {
    const persistent = args.text("PolicyStore") !== "ActiveStore";
    const metric = args.number("RouteMetric") ?? 256;
    return {
      route: { prefix: formatPrefix(prefix), nextHop, interfaceIndex: found.index, metric, persistent },
      found,
    };
  }
  call.error({
    message: found ? "The parameter is incorrect. " : "The system cannot find the file specified. ",
    category: found ? "InvalidArgument" : "ObjectNotFound",
    target: "MSFT_NetRoute:ROOT/StandardCimv2/MSFT_NetRoute",
    id: found ? "Windows System Error 87" : "Windows System Error 2",
    note: {
      kind: "error",
      code: "route-refused",
      text: fault ?? "",
      fix: "Get-NetIPInterface",
      source: null,
    },
  });
  return null;
}

function routeFault(
  isPrefix: boolean,
  nextHop: string,
  found: NetInterface | undefined,
  named: string,
): string | null {
  if (!isPrefix) return "-DestinationPrefix is a network with its length, such as 10.244.2.0/24.";
  if (parseIp(nextHop) === null) return `${nextHop} is no IPv4 address.`;
  if (!found)
    return named === ""
      ? "Name the interface with -InterfaceAlias."
      : `This host has no interface "${named}".`;
  const reachable = found.addresses.some(({ ip, prefixLength }) =>
    contains(onLinkPrefix(ip, prefixLength), nextHop),
  );
  if (nextHop !== "0.0.0.0" && !reachable)
    return `${nextHop} is not in a subnet of ${found.alias}, so it cannot be a next hop there.`;
  return null;
}

export const removeNetRouteCmdlet: Cmdlet = {
  name: "Remove-NetRoute",
  summary: "Removes routes from the host's routing table.",
  module: "NetTCPIP",
  on: ["host"],
  parameters: [
    {
      name: "DestinationPrefix",
      type: "string[]",
      position: 0,
      pipeline: "property",
      description: "As 10.244.2.0/24.",
    },
    { name: "NextHop", type: "string[]", pipeline: "property", description: "Only routes to this next hop." },
    { ...INTERFACE_ALIAS, pipeline: "property" },
    INTERFACE_INDEX,
    { name: "Confirm", type: "switch", description: "Asks first; the lab never asks." },
  ],
  input: "each",
  run(call) {
    const stack = stackOf(call.tx.world, call.place);
    const prefixes = call.args.texts("DestinationPrefix");
    const hops = call.args.texts("NextHop");
    const chosen = stack.routes.filter((route) => {
      const found = stack.interfaces.find((each) => each.index === route.interfaceIndex);
      return (
        prefixes.some((prefix) => isLike(route.prefix, prefix)) &&
        (hops.length === 0 || hops.includes(route.nextHop)) &&
        isWantedInterface(call, found?.alias ?? "", route.interfaceIndex)
      );
    });
    if (chosen.length === 0) reportNotFound(call, "MSFT_NetRoute", "DestinationPrefix", prefixes[0] ?? "*");
    for (const route of chosen) removeNetRoute(call.tx, hostNameOf(call), route);
    call.tx.end(SECONDS);
  },
};
