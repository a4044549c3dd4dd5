import type { NetInterface } from "../../../model/tcpip.ts";
import { hostOf } from "../../../shell/place.ts";
import { DEFAULT_COMPARTMENT_GUID } from "../../../tcpip/compartment.ts";
import { neighboursOf } from "../../../tools/neighbours.ts";
import { gatewaysOf, linkLocalAddress, type Stack, stackOf } from "../../../tools/stack.ts";
import type { Cmdlet, CmdletCall, ParameterSpec } from "../../cmdlet.ts";
import { isLike } from "../../compare.ts";
import { reportNotFound } from "../../on-host.ts";
import { type PsObject, type PsValue, psObject } from "../../value.ts";
import { interfaceAliases } from "../complete-names.ts";

const EVERYWHERE = ["host", "container", "device"] as const;
const MODULE = "NetTCPIP";

export const INTERFACE_ALIAS: ParameterSpec = {
  name: "InterfaceAlias",
  type: "string[]",
  aliases: ["ifAlias"],
  pipeline: "property",
  description: "Interfaces; * stands for any text.",
  complete: interfaceAliases,
};
export const INTERFACE_INDEX: ParameterSpec = {
  name: "InterfaceIndex",
  type: "int[]",
  aliases: ["ifIndex"],
  description: "Interface numbers.",
};
export const ADDRESS_FAMILY: ParameterSpec = {
  name: "AddressFamily",
  type: "string[]",
  values: ["IPv4", "IPv6"],
  description: "IPv4 or IPv6.",
};

/** Whether the call's -InterfaceAlias and -InterfaceIndex let the interface through. */
export function isWantedInterface(call: CmdletCall, alias: string, index: number): boolean {
  const aliases = call.args.texts("InterfaceAlias");
  const indexes = call.args.list("InterfaceIndex").map(Number);
  return (
    (aliases.length === 0 || aliases.some((pattern) => isLike(alias, pattern))) &&
    (indexes.length === 0 || indexes.includes(index))
  );
}

export function isWantedFamily(call: CmdletCall, family: "IPv4" | "IPv6"): boolean {
  const families = call.args.texts("AddressFamily");
  return families.length === 0 || families.includes(family);
}

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

function addressObject(alias: string, index: number, row: AddressRow): PsObject {
  return psObject("NetIPAddress", {
    IPAddress: row.ip,
    InterfaceIndex: index,
    InterfaceAlias: alias,
    AddressFamily: row.family,
    Type: "Unicast",
    PrefixLength: row.prefixLength,
    PrefixOrigin: row.prefixOrigin,
    SuffixOrigin: row.suffixOrigin,
    AddressState: "Preferred",
    ValidLifetime: row.lifetime,
    PreferredLifetime: row.lifetime,
    SkipAsSource: false,
    PolicyStore: "ActiveStore",
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

/** "Loopback Pseudo-Interface 1" of the host, 2 and up in compartments. */
export function loopbackAlias(stack: Stack): string {
  return `Loopback Pseudo-Interface ${stack.compartmentNumber}`;
}

export const getNetIPAddress: Cmdlet = {
  name: "Get-NetIPAddress",
  summary: "Shows the IP addresses of the machine or of the container.",
  module: MODULE,
  on: EVERYWHERE,
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

function reportMissing(call: CmdletCall, kind: string, properties: readonly string[]): void {
  const property = properties.find((name) => call.args.has(name));
  if (property) reportNotFound(call, kind, property, call.args.texts(property)[0] ?? "");
}

export const getNetIPInterface: Cmdlet = {
  name: "Get-NetIPInterface",
  summary: "Shows settings of IP interfaces: MTU, metric, forwarding.",
  module: MODULE,
  on: EVERYWHERE,
  parameters: [{ ...INTERFACE_ALIAS, position: 0 }, INTERFACE_INDEX, ADDRESS_FAMILY],
  run(call) {
    const stack = stackOf(call.tx.world, call.place);
    const rows = [
      ...stack.interfaces
        .toSorted((a, b) => b.index - a.index)
        .map((found) => ({
          alias: found.alias,
          index: found.index,
          mtu: found.mtuBytes,
          metric: found.metric,
          dhcp: found.dhcp.enabled,
          forwarding: found.forwarding,
        })),
      {
        alias: loopbackAlias(stack),
        index: stack.loopbackIndex,
        mtu: 4_294_967_295,
        metric: 75,
        dhcp: false,
        forwarding: false,
      },
    ];
    let count = 0;
    for (const family of ["IPv6", "IPv4"] as const) {
      for (const row of rows) {
        if (!isWantedFamily(call, family) || !isWantedInterface(call, row.alias, row.index)) continue;
        count += 1;
        call.out(
          psObject("NetIPInterface", {
            ifIndex: row.index,
            InterfaceAlias: row.alias,
            AddressFamily: family,
            "NlMtu(Bytes)": row.mtu,
            InterfaceMetric: row.metric,
            Dhcp: row.dhcp && family === "IPv4" ? "Enabled" : "Disabled",
            ConnectionState: "Connected",
            PolicyStore: "ActiveStore",
            Forwarding: row.forwarding && family === "IPv4" ? "Enabled" : "Disabled",
            InterfaceIndex: row.index,
            NlMtu: row.mtu,
          }),
        );
      }
    }
    if (count === 0) reportMissing(call, "MSFT_NetIPInterface", ["InterfaceAlias", "InterfaceIndex"]);
  },
};

export const getNetIPConfiguration: Cmdlet = {
  name: "Get-NetIPConfiguration",
  summary: "Shows address, gateway and DNS servers of each interface.",
  module: MODULE,
  on: EVERYWHERE,
  parameters: [
    { ...INTERFACE_ALIAS, position: 0 },
    INTERFACE_INDEX,
    { name: "All", type: "switch", description: "All interfaces; the lab always shows all." },
    {
      name: "Detailed",
      type: "switch",
      description: "More properties.",
      ignored: "the lab shows the usual ones.",
    },
  ],
  run(call) {
    const stack = stackOf(call.tx.world, call.place);
    for (const found of stack.interfaces) {
      if (!isWantedInterface(call, found.alias, found.index)) continue;
      const gateways = gatewaysOf(stack, found.index);
      const addresses: PsValue = found.addresses.map(({ ip }) => ip);
      call.out(
        psObject("NetIPConfiguration", {
          InterfaceAlias: found.alias,
          InterfaceIndex: found.index,
          InterfaceDescription: found.description,
          ...(gateways.length > 0 ? { "NetProfile.Name": "Network" } : {}),
          IPv4Address: addresses,
          IPv6DefaultGateway: null,
          IPv4DefaultGateway: gateways,
          DNSServer: found.dnsServers.length > 0 ? found.dnsServers : SITE_LOCAL_DNS,
        }),
      );
    }
  },
};

/** What Windows asks when nobody named a DNS server. */
export const SITE_LOCAL_DNS = ["fec0:0:0:ffff::1", "fec0:0:0:ffff::2", "fec0:0:0:ffff::3"];

export const getNetCompartment: Cmdlet = {
  name: "Get-NetCompartment",
  summary: "Shows the network compartments: the host's, and one for each process container.",
  module: MODULE,
  on: ["host", "container"],
  parameters: [{ name: "CompartmentId", type: "int[]", position: 0, description: "Compartment numbers." }],
  run(call) {
    const host = hostOf(call.tx.world, call.place);
    const own = stackOf(call.tx.world, call.place).compartmentNumber;
    const ids = call.args.list("CompartmentId").map(Number);
    for (const { kind, number, guid, containerIds } of host?.compartments ?? []) {
      if (kind === "uvm" || (call.place.kind === "container" && number !== own)) continue;
      if (ids.length > 0 && !ids.includes(number)) continue;
      call.out(
        psObject("NetCompartment", {
          CompartmentId: number,
          CompartmentDescription:
            kind === "host" ? "Default Compartment" : `\\Container_${containerIds[0] ?? ""}`,
          CompartmentGuid: `{${(kind === "host" ? DEFAULT_COMPARTMENT_GUID : guid).toLowerCase()}}`,
        }),
      );
    }
  },
};

export const getNetNeighbor: Cmdlet = {
  name: "Get-NetNeighbor",
  summary: "Shows the neighbours whose MAC addresses the machine knows.",
  module: MODULE,
  on: EVERYWHERE,
  parameters: [
    { name: "IPAddress", type: "string[]", position: 0, description: "Addresses; * stands for any text." },
    INTERFACE_ALIAS,
    INTERFACE_INDEX,
    ADDRESS_FAMILY,
  ],
  run(call) {
    const { world } = call.tx;
    const stack = stackOf(world, call.place);
    const wanted = call.args.texts("IPAddress");
    for (const found of stack.interfaces.toSorted((a, b) => b.index - a.index)) {
      if (!isWantedInterface(call, found.alias, found.index) || !isWantedFamily(call, "IPv4")) continue;
      for (const { ip, mac, kind } of neighboursOf(world, stack, found)) {
        if (wanted.length > 0 && !wanted.some((pattern) => isLike(ip, pattern))) continue;
        call.out(
          psObject("NetNeighbor", {
            ifIndex: found.index,
            IPAddress: ip,
            LinkLayerAddress: mac,
            State: kind === "static" ? "Permanent" : "Reachable",
            PolicyStore: "ActiveStore",
          }),
        );
      }
    }
  },
};

export const getDnsClientServerAddress: Cmdlet = {
  name: "Get-DnsClientServerAddress",
  summary: "Shows which DNS servers each interface asks.",
  module: "DnsClient",
  on: EVERYWHERE,
  parameters: [{ ...INTERFACE_ALIAS, position: 0 }, INTERFACE_INDEX, ADDRESS_FAMILY],
  run(call) {
    const stack = stackOf(call.tx.world, call.place);
    for (const found of stack.interfaces) {
      if (!isWantedInterface(call, found.alias, found.index)) continue;
      for (const family of ["IPv4", "IPv6"] as const) {
        if (!isWantedFamily(call, family)) continue;
        const asksSiteLocal = family === "IPv6" && found.dnsServers.length === 0;
        call.out(
          psObject("DnsClientServerAddress", {
            InterfaceAlias: found.alias,
            InterfaceIndex: found.index,
            AddressFamily: family,
            ServerAddresses: family === "IPv4" ? found.dnsServers : asksSiteLocal ? SITE_LOCAL_DNS : [],
          }),
        );
      }
    }
  },
};

export const getNetTCPConnection: Cmdlet = {
  name: "Get-NetTCPConnection",
  summary: "Shows the TCP ports that something listens on.",
  module: MODULE,
  on: EVERYWHERE,
  parameters: [
    { name: "LocalPort", type: "int[]", description: "Ports." },
    { name: "LocalAddress", type: "string[]", position: 0, description: "Addresses." },
    { name: "State", type: "string[]", description: "Only connections in this state." },
  ],
  run(call) {
    const { args } = call;
    const ports = args.list("LocalPort").map(Number);
    const states = args.texts("State").map((state) => state.toLowerCase());
    const addresses = args.texts("LocalAddress");
    for (const socket of stackOf(call.tx.world, call.place).sockets) {
      const wanted =
        socket.protocol === "tcp" &&
        (ports.length === 0 || ports.includes(socket.port)) &&
        (states.length === 0 || states.includes("listen")) &&
        (addresses.length === 0 || addresses.some((pattern) => isLike(socket.address, pattern)));
      if (!wanted) continue;
      call.out(
        psObject("NetTCPConnection", {
          LocalAddress: socket.address,
          LocalPort: socket.port,
          RemoteAddress: "0.0.0.0",
          RemotePort: 0,
          State: "Listen",
          AppliedSetting: "",
          OwningProcess: socket.process,
        }),
      );
    }
  },
};
