import type { InterfaceAddress, NetInterface } from "../../../model/tcpip.ts";
import { linkLocalAddress, stackOf } from "../../../tools/stack.ts";
import { type Cmdlet } from "../../cmdlet.ts";
import { isLike } from "../../compare.ts";
import { type PsObject, psObject } from "../../value.ts";
import {
  ADDRESS_FAMILY,
  INTERFACE_ALIAS,
  INTERFACE_INDEX,
  isWantedFamily,
  isWantedInterface,
  loopbackAlias,
  reportMissing,
} from "./interface-parameters.ts";

const INFINITE = "Infinite ([TimeSpan]::MaxValue)";

interface AddressRow {
  readonly ip: string;
  readonly family: "IPv4" | "IPv6";
  readonly prefixLength: number;
  readonly prefixOrigin: string;
  readonly suffixOrigin: string;
  readonly lifetime: string;
}

function addressRows(found: NetInterface): readonly AddressRow[] {
  const own = found.addresses.map(({ ip, prefixLength, origin }): AddressRow => {
    const [prefixOrigin, suffixOrigin] = ORIGINS[origin];
    const lifetime = origin === "dhcp" && found.dhcp.enabled ? span(found.dhcp.leaseSeconds) : INFINITE;
    return { ip, family: "IPv4", prefixLength, prefixOrigin, suffixOrigin, lifetime };
  });
  const linkLocal: AddressRow = {
    ip: `${linkLocalAddress(found)}%${found.index}`,
    family: "IPv6",
    prefixLength: 64,
    prefixOrigin: "WellKnown",
    suffixOrigin: "Link",
    lifetime: INFINITE,
  };
  return [linkLocal, ...own];
}

const ORIGINS = {
  manual: ["Manual", "Manual"],
  dhcp: ["Dhcp", "Dhcp"],
  "link-local": ["WellKnown", "Link"],
} as const;

function span(seconds: number): string {
  const two = (value: number) => String(value).padStart(2, "0");
  const days = Math.floor(seconds / 86_400);
  const rest = `${two(Math.floor(seconds / 3600) % 24)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return days > 0 ? `${days}.${rest}` : rest;
}

/** What New-NetIPAddress prints: the address as it is being tried, and as it is stored. Source: facts, section 7. */
export function newAddressObjects(found: NetInterface, address: InterfaceAddress): readonly PsObject[] {
  return addressRows({ ...found, addresses: [address] })
    .filter(({ family }) => family === "IPv4")
    .flatMap((row) => [
      addressObject(found.alias, found.index, row, "Tentative"),
      addressObject(found.alias, found.index, row, "Invalid", "PersistentStore"),
    ]);
}

function addressObject(
  alias: string,
  index: number,
  row: AddressRow,
  state = "Preferred",
  store = "ActiveStore",
): PsObject {
  return psObject("NetIPAddress", {
    IPAddress: row.ip,
    InterfaceIndex: index,
    InterfaceAlias: alias,
    AddressFamily: row.family,
    Type: "Unicast",
    PrefixLength: row.prefixLength,
    PrefixOrigin: row.prefixOrigin,
    SuffixOrigin: row.suffixOrigin,
    AddressState: state,
    ValidLifetime: row.lifetime,
    PreferredLifetime: row.lifetime,
    SkipAsSource: false,
    PolicyStore: store,
  });
}

const LOOPBACK_ROWS: readonly AddressRow[] = [
  {
    ip: "::1",
    family: "IPv6",
    prefixLength: 128,
    prefixOrigin: "WellKnown",
    suffixOrigin: "WellKnown",
    lifetime: INFINITE,
  },
  {
    ip: "127.0.0.1",
    family: "IPv4",
    prefixLength: 8,
    prefixOrigin: "WellKnown",
    suffixOrigin: "WellKnown",
    lifetime: INFINITE,
  },
];

export const getNetIPAddress: Cmdlet = {
  name: "Get-NetIPAddress",
  summary: "Shows the IP addresses of the machine or of the container.",
  module: "NetTCPIP",
  on: ["host", "container", "device"],
  parameters: [
    { name: "IPAddress", type: "string[]", position: 0, description: "Addresses; * stands for any text." },
    INTERFACE_ALIAS,
    INTERFACE_INDEX,
    ADDRESS_FAMILY,
  ],
  run(call) {
    const stack = stackOf(call.tx.world, call.place);
    const wanted = call.args.texts("IPAddress");
    const all = [
      ...stack.interfaces.map((found) => ({
        alias: found.alias,
        index: found.index,
        rows: addressRows(found),
      })),
      { alias: loopbackAlias(stack), index: stack.loopbackIndex, rows: LOOPBACK_ROWS },
    ];
    let count = 0;
    for (const family of ["IPv6", "IPv4"] as const) {
      for (const { alias, index, rows } of all) {
        if (!isWantedInterface(call, alias, index) || !isWantedFamily(call, family)) continue;
        for (const row of rows) {
          if (row.family !== family || (wanted.length > 0 && !wanted.some((ip) => isLike(row.ip, ip))))
            continue;
          count += 1;
          call.out(addressObject(alias, index, row));
        }
      }
    }
    if (count === 0)
      reportMissing(call, "MSFT_NetIPAddress", ["IPAddress", "InterfaceAlias", "InterfaceIndex"]);
  },
};
