import type { AzureVnet, Device, Segment, Swarm, World } from "#engine";
import { serviceRef } from "#store";
import type { GlyphName } from "#ui";
import { count } from "./host-nodes.ts";
import { LEAF, type OutlineNode } from "./node.ts";
import { shorten } from "./shorten.ts";

/** Physical networks with the machines on them; a machine stands where its first cable goes. */
export function segmentNodes(world: World): readonly OutlineNode[] {
  return world.segments.map((segment) => {
    const machines = world.devices.filter(({ nics }) => {
      const plug = nics[0]?.plug;
      return plug?.kind === "segment" && plug.segment === segment.name;
    });
    return segmentNode(segment, machines);
  });
}

function segmentNode(segment: Segment, machines: readonly Device[]): OutlineNode {
  const { name, subnet, kind } = segment;
  const label =
    kind === "lan" && name.toLowerCase() === "lan" ? "LAN" : name === "internet" ? "Internet" : name;
  return {
    key: `segments/${name}`,
    ref: { kind: "segments", host: null, id: name },
    icon: { glyph: kind === "internet" ? "internet" : "segment" },
    label,
    address: subnet ?? "",
    note: "",
    state: null,
    sentence: () =>
      [
        label,
        kind === "internet" ? "the Internet" : "physical network",
        ...(subnet ? [subnet] : []),
        count(machines.length, "machine"),
      ].join(", "),
    text: `${name} ${subnet ?? ""}`.toLowerCase(),
    containers: 0,
    children: machines.map((device) => deviceNode(device, subnet)),
    startsShut: false,
  };
}

/** What the device is for, by what it has. */
export function deviceRole({ kind, dhcp, dns }: Device): {
  readonly glyph: GlyphName;
  readonly word: string;
} {
  if (kind === "router") return { glyph: "router", word: "router" };
  if (kind === "internet-host") return { glyph: "server", word: "server on the Internet" };
  if (dhcp) return { glyph: "dhcp", word: "DHCP server" };
  if (dns) return { glyph: "dns", word: "DNS server" };
  return kind === "server" ? { glyph: "server", word: "server" } : { glyph: "client", word: "client" };
}

function deviceNode(device: Device, subnet: string | null): OutlineNode {
  const { glyph, word } = deviceRole(device);
  const ip = device.nics[0]?.ip ?? "";
  const { dhcp } = device;
  const shown = dhcp ? `${lastPart(dhcp.poolStart)}–${lastPart(dhcp.poolEnd)}` : shorten(ip, subnet);
  return {
    key: `devices/${device.name}`,
    ref: { kind: "devices", host: null, id: device.name },
    icon: { glyph },
    label: device.name,
    address: shown,
    note: "",
    state: null,
    sentence: () =>
      [
        device.name,
        word,
        ...device.nics.map((nic) => nic.ip),
        ...(dhcp ? [`leases ${dhcp.poolStart} to ${dhcp.poolEnd}`] : []),
        ...device.sockets.map(({ port, protocol }) => `listens on ${protocol.toUpperCase()} ${port}`),
      ].join(", "),
    text: [device.name, word, ...device.nics.map((nic) => nic.ip)].join(" ").toLowerCase(),
    ...LEAF,
  };
}

/** "192.168.10.100" → ".100". */
function lastPart(ip: string): string {
  return ip.slice(ip.lastIndexOf("."));
}

export function vnetNodes(world: World): readonly OutlineNode[] {
  return world.azureVnets.map((vnet) => {
    const machines = world.devices.filter(({ nics }) => {
      const plug = nics[0]?.plug;
      return plug?.kind === "azure" && plug.vnet === vnet.name;
    });
    return vnetNode(vnet, machines);
  });
}

function vnetNode(vnet: AzureVnet, machines: readonly Device[]): OutlineNode {
  return {
    key: `azureVnets/${vnet.name}`,
    ref: { kind: "azureVnets", host: null, id: vnet.name },
    icon: { glyph: "azure" },
    label: vnet.name,
    address: vnet.subnet,
    note: "",
    state: null,
    sentence: () =>
      `${vnet.name}, Azure virtual network, ${vnet.subnet}, ${count(Object.keys(vnet.ipConfigs).length, "VM")}`,
    text: `${vnet.name} azure ${vnet.subnet}`.toLowerCase(),
    containers: 0,
    children: machines.map((device) => deviceNode(device, vnet.subnet)),
    startsShut: false,
  };
}

export function swarmNodes(world: World): readonly OutlineNode[] {
  return world.swarms.toArray().flatMap((swarm) => (swarm.services.length > 0 ? [swarmNode(swarm)] : []));
}

function swarmNode(swarm: Swarm): OutlineNode {
  const { services, nodes } = swarm;
  return {
    key: `swarms/${swarm.id}`,
    ref: { kind: "swarms", host: null, id: swarm.id },
    icon: { glyph: "service" },
    label: "Swarm",
    address: "",
    note: count(nodes.length, "node"),
    state: null,
    sentence: () => `Swarm, ${count(nodes.length, "node")}, ${count(services.length, "service")}`,
    text: "swarm",
    containers: 0,
    children: services.map((service) => {
      const tasks = swarm.tasks.filter(({ serviceId }) => serviceId === service.id);
      const wanted = service.mode === "global" ? nodes.length : service.replicas;
      const running = tasks.filter(({ state }) => state === "running").length;
      return {
        key: `swarms/${swarm.id}/${service.id}`,
        ref: serviceRef(swarm.id, service.id),
        icon: { glyph: "service" },
        label: service.name,
        address: "",
        note: `${running} of ${wanted} running`,
        state: running < wanted ? "failed" : null,
        sentence: () => `${service.name}, service, ${running} of ${wanted} tasks running, ${service.image}`,
        text: `${service.name} ${service.image}`.toLowerCase(),
        ...LEAF,
      };
    }),
    startsShut: false,
  };
}
