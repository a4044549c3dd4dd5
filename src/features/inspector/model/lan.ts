import type { AzureVnet, Device, Segment, World } from "#engine";
import type { ObjectRef } from "#store";
import type { GlyphName } from "#ui";
import {
  fact,
  facts,
  type Inspection,
  type Link,
  links,
  NOTHING_MORE,
  type Part,
  plain,
} from "./inspection.ts";

export function inspectDevice(device: Device): Inspection {
  const { glyph, word } = roleOf(device);
  return {
    ...NOTHING_MORE,
    icon: { glyph },
    title: device.name,
    subtitle: word,
    parts: [
      ...device.nics.map((nic) =>
        facts(
          "Addresses",
          [
            fact("IP address", `${nic.ip}/${nic.prefixLength}`),
            fact("Gateway", nic.gateway, "none: reaches its own network only"),
            fact("Hardware (MAC)", nic.mac),
            plain("Plugged into", nic.plug.kind === "azure" ? nic.plug.vnet : nic.plug.segment),
          ],
          device.nics.length > 1 ? nic.name : "",
        ),
      ),
      facts("Behaviour", [
        plain("Answers ping", device.answersPing ? "yes" : "no"),
        fact(
          "Listens on",
          device.sockets.map(({ protocol, port }) => `${protocol.toUpperCase()} ${port}`).join(", "),
          "nothing",
        ),
        ...(device.forwards ? [plain("Forwards packets", "yes: it is a router")] : []),
        ...(device.natFor.length > 0 ? [fact("Swaps addresses of", device.natFor.join(", "))] : []),
        ...(device.dnsServers.length > 0 ? [fact("Names (DNS)", device.dnsServers.join(", "))] : []),
      ]),
      ...dhcpParts(device),
      ...dnsParts(device),
      ...(device.routes.length > 0 ? [routes(device)] : []),
    ],
    show: { machine: device.name, text: device.kind === "client" ? "ipconfig" : "ping 127.0.0.1" },
    actions: [
      { kind: "send", from: device.name },
      { kind: "terminal", machine: device.name },
    ],
  };
}

function roleOf({ kind, dhcp, dns }: Device): { readonly glyph: GlyphName; readonly word: string } {
  if (kind === "router") return { glyph: "router", word: "Way to other networks (router)" };
  if (kind === "internet-host") return { glyph: "internet", word: "Server on the Internet" };
  if (dhcp) return { glyph: "dhcp", word: "Gives out addresses (DHCP server)" };
  if (dns) return { glyph: "dns", word: "Knows names (DNS server)" };
  return kind === "server"
    ? { glyph: "server", word: "Server on the LAN" }
    : { glyph: "client", word: "Machine on the LAN (client)" };
}

function dhcpParts({ dhcp }: Device): readonly Part[] {
  if (!dhcp) return [];
  return [
    facts("Gives out", [
      fact("Pool", `${dhcp.poolStart} – ${dhcp.poolEnd}`),
      fact("Gateway", dhcp.gateway),
      fact("Names (DNS)", dhcp.dnsServers.join(", "), "none"),
      plain("For", `${dhcp.leaseSeconds.toLocaleString("en")} seconds`),
    ]),
    {
      kind: "table",
      title: "Leases",
      aside: "",
      columns: ["MAC", "Address"],
      rows: Object.entries(dhcp.leases).map(([mac, address]) => [mac, address]),
      empty: "Nobody has asked yet.",
    },
  ];
}

function dnsParts({ dns }: Device): readonly Part[] {
  if (!dns) return [];
  return [
    {
      kind: "table",
      title: "Names",
      aside: dns.recursive ? "others are asked of the Internet" : "knows no others",
      columns: ["Name", "Address"],
      rows: dns.records.map(({ name, address }) => [name, address]),
      empty: "None of its own.",
    },
  ];
}

function routes(device: Device): Part {
  return {
    kind: "table",
    title: "Routes",
    aside: "",
    columns: ["To", "Through"],
    rows: device.routes.map(({ prefix, nextHop }) => [prefix, nextHop]),
    empty: "",
  };
}

export function inspectSegment(world: World, segment: Segment): Inspection {
  const cards = world.hosts.toArray().flatMap((host) =>
    host.pnics
      .filter(({ plug }) => plug?.kind === "segment" && plug.segment === segment.name)
      .map((pnic): Link => {
        const { plug } = pnic;
        const vlan = plug?.kind === "segment" ? plug : null;
        return {
          ref: { kind: "pnics", host: host.settings.name, id: pnic.id },
          icon: { glyph: "nic" },
          name: `${pnic.name} of ${host.settings.name}`,
          says:
            vlan?.mode === "trunk" ? `trunk, native VLAN ${vlan.vlan}` : `access, VLAN ${vlan?.vlan ?? 1}`,
        };
      }),
  );
  const machines = world.devices
    .filter(({ nics }) => nics.some(({ plug }) => plug.kind === "segment" && plug.segment === segment.name))
    .map((device) => deviceLink(device));
  return {
    ...NOTHING_MORE,
    icon: { glyph: segment.kind === "internet" ? "internet" : "segment" },
    title: segment.name,
    subtitle: segment.kind === "internet" ? "The Internet" : "Real network (LAN)",
    parts: [
      facts("About", [fact("Subnet", segment.subnet, "nobody has said")]),
      ...links("Hosts on it", cards),
      ...links("Machines on it", machines),
    ],
  };
}

function deviceLink(device: Device): Link {
  const { glyph, word } = roleOf(device);
  const ref: ObjectRef = { kind: "devices", host: null, id: device.name };
  return { ref, icon: { glyph }, name: device.name, says: device.nics[0]?.ip ?? word };
}

export function inspectVnet(world: World, vnet: AzureVnet): Inspection {
  const hosts = world.hosts.filter(({ pnics }) =>
    pnics.some(({ plug }) => plug?.kind === "azure" && plug.vnet === vnet.name),
  );
  return {
    ...NOTHING_MORE,
    icon: { glyph: "azure" },
    title: vnet.name,
    subtitle: "Azure virtual network (VNet)",
    parts: [
      facts("About", [
        fact("Prefix", vnet.prefix),
        fact("Subnet", vnet.subnet),
        plain("IP forwarding", vnet.ipForwarding ? "on: VMs may send for others" : "off"),
      ]),
      ...links(
        "Hosts in it",
        hosts.map(({ settings }) => ({
          ref: { kind: "hosts", host: settings.name, id: settings.name },
          icon: { glyph: "host" },
          name: settings.name,
          says: vnet.ipConfigs[settings.name]?.join(", ") ?? "no address assigned",
        })),
      ),
      {
        kind: "table",
        title: "Addresses assigned",
        aside: "others are dropped",
        columns: ["VM", "Addresses", "Public"],
        rows: Object.entries(vnet.ipConfigs).map(([vm, ips]) => [
          vm,
          ips.join(", "),
          vnet.publicIps[vm] ?? "",
        ]),
        empty: "None.",
      },
      {
        kind: "table",
        title: "Filter",
        aside: "network security group",
        columns: ["Rule", "Does", "For"],
        rows: vnet.nsg.map((rule) => [
          `${rule.priority} ${rule.name}`,
          `${rule.action} ${rule.direction}`,
          `${rule.protocol} ${rule.source} → ${rule.destination}:${rule.port}`,
        ]),
        empty: "Only Azure’s own rules.",
      },
      {
        kind: "table",
        title: "Own routes",
        aside: "user defined",
        columns: ["To", "Through"],
        rows: vnet.udr.map(({ prefix, nextHop }) => [prefix, nextHop]),
        empty: "None.",
      },
    ],
  };
}
