import { broadcastOf, formatIp, maskOf, parseIp, parsePrefix } from "../lib/ipv4.ts";
import { Stream } from "../lib/seed.ts";
import type { DeviceName, PNicId } from "../model/ids.ts";
import type { DeviceNic } from "../model/physical.ts";
import { OS_PROFILES, type OsProfile } from "../model/profiles.ts";
import type { NetInterface, Route, Socket } from "../model/tcpip.ts";
import type { World } from "../model/world.ts";
import { compartmentOf, containerOf, hostOf } from "../shell/place.ts";
import type { Place } from "../shell/program.ts";

/** The TCP/IP stack that a program sees: a host's, a container's own, or that of a machine on the LAN. */
export interface Stack {
  readonly kind: "host" | "container" | "uvm" | "device";
  readonly hostName: string;
  readonly interfaces: readonly NetInterface[];
  readonly routes: readonly Route[];
  readonly sockets: readonly Socket[];
  /** Index of the loopback interface; every compartment has one. */
  readonly loopbackIndex: number;
  readonly compartmentNumber: number;
  readonly profile: OsProfile;
}

export function stackOf(world: World, place: Place): Stack {
  if (place.kind === "device") return deviceStack(world, place.device);
  const host = hostOf(world, place);
  const compartment = compartmentOf(world, place);
  const profile = OS_PROFILES[host?.settings.os ?? "ws2022"];
  const hostName = containerOf(world, place)?.hostname ?? host?.settings.name ?? "";
  return {
    kind: compartment?.kind ?? "container",
    hostName,
    interfaces: compartment?.interfaces ?? [],
    routes: compartment?.routes ?? [],
    sockets: compartment?.sockets ?? [],
    loopbackIndex: compartment?.kind === "container" ? compartment.number + 20 : 1,
    compartmentNumber: compartment?.number ?? 1,
    profile,
  };
}

function deviceStack(world: World, name: DeviceName): Stack {
  const device = world.devices.get(name);
  const nics = device?.nics ?? [];
  const interfaces = nics.map((nic, index) => deviceInterface(nic, index + 4, device?.dnsServers ?? []));
  const own = nics.flatMap((nic, index): Route[] => {
    const prefix = onLinkPrefix(nic.ip, nic.prefixLength);
    const onLink: Route = {
      prefix,
      nextHop: "0.0.0.0",
      interfaceIndex: index + 4,
      metric: 256,
      persistent: false,
    };
    if (nic.gateway === null) return [onLink];
    return [onLink, { ...onLink, prefix: "0.0.0.0/0", nextHop: nic.gateway, metric: 0, persistent: true }];
  });
  const more = (device?.routes ?? []).map(
    ({ prefix, nextHop }): Route => ({ prefix, nextHop, interfaceIndex: 4, metric: 256, persistent: true }),
  );
  return {
    kind: "device",
    hostName: name,
    interfaces,
    routes: [...own, ...more],
    sockets: (device?.sockets ?? []).map((socket) => ({
      ...socket,
      address: "0.0.0.0",
      containerId: null,
      placeholder: false,
    })),
    loopbackIndex: 1,
    compartmentNumber: 1,
    profile: OS_PROFILES.win11,
  };
}

function deviceInterface(nic: DeviceNic, index: number, dnsServers: readonly string[]): NetInterface {
  return {
    index,
    alias: nic.name,
    description: "Intel(R) Ethernet Connection",
    mac: nic.mac,
    nic: { kind: "pnic", id: nic.mac as PNicId },
    addresses: [{ ip: nic.ip, prefixLength: nic.prefixLength, origin: "manual" }],
    dhcp: { enabled: false },
    dnsServers,
    dnsSuffix: "",
    mtuBytes: 1500,
    metric: 25,
    forwarding: false,
    hnsEndpointId: null,
  };
}

/** "10.0.0.5", 24 → "10.0.0.0/24". */
export function onLinkPrefix(ip: string, prefixLength: number): string {
  return `${formatIp(((parseIp(ip) ?? 0) & maskOf(prefixLength)) >>> 0)}/${prefixLength}`;
}

/** The interface's own IPv6 address; Windows draws it at random, the lab from the MAC. */
export function linkLocalAddress(found: NetInterface): string {
  const stream = new Stream(`link-local/${found.mac}`);
  const groups = Array.from({ length: 4 }, () => stream.hex(4).replace(/^0{1,3}/, ""));
  return `fe80::${groups.join(":")}`;
}

/** The default gateways of an interface, in the order of the routes. */
export function gatewaysOf(stack: Stack, index: number): readonly string[] {
  return stack.routes
    .filter(
      (route) =>
        route.interfaceIndex === index && route.prefix === "0.0.0.0/0" && route.nextHop !== "0.0.0.0",
    )
    .map((route) => route.nextHop);
}

/** A row of the routing table as Windows shows it. */
export interface ActiveRoute {
  readonly prefix: string;
  /** "0.0.0.0": on-link. */
  readonly nextHop: string;
  readonly interfaceIndex: number;
  /** Address of the interface, for `route print`. */
  readonly interfaceIp: string;
  readonly routeMetric: number;
  readonly interfaceMetric: number;
}

const LOOPBACK_METRIC = 75;
const SYSTEM_METRIC = 256;

/** The routes that are set, and those that Windows adds for every address, for loopback and for multicast. */
export function activeRoutes(stack: Stack): readonly ActiveRoute[] {
  const rows = LOOPBACK_PREFIXES.map((prefix) => loopbackRow(stack, prefix));
  for (const found of stack.interfaces) {
    const [first] = found.addresses;
    if (!first) continue;
    const row = (
      prefix: string,
      nextHop: string,
      routeMetric: number,
      interfaceIp = first.ip,
    ): ActiveRoute => ({
      prefix,
      nextHop,
      interfaceIndex: found.index,
      interfaceIp,
      routeMetric,
      interfaceMetric: found.metric,
    });
    for (const route of stack.routes) {
      if (route.interfaceIndex === found.index) rows.push(row(route.prefix, route.nextHop, route.metric));
    }
    for (const { ip, prefixLength } of found.addresses) {
      rows.push(row(`${ip}/32`, "0.0.0.0", SYSTEM_METRIC, ip));
      const prefix = prefixLength < 31 ? parsePrefix(`${ip}/${prefixLength}`) : null;
      if (prefix) rows.push(row(`${formatIp(broadcastOf(prefix))}/32`, "0.0.0.0", SYSTEM_METRIC, ip));
    }
    rows.push(
      row("224.0.0.0/4", "0.0.0.0", SYSTEM_METRIC),
      row("255.255.255.255/32", "0.0.0.0", SYSTEM_METRIC),
    );
  }
  return rows;
}

const LOOPBACK_PREFIXES = [
  "127.0.0.0/8",
  "127.0.0.1/32",
  "127.255.255.255/32",
  "224.0.0.0/4",
  "255.255.255.255/32",
];

function loopbackRow(stack: Stack, prefix: string): ActiveRoute {
  return {
    prefix,
    nextHop: "0.0.0.0",
    interfaceIndex: stack.loopbackIndex,
    interfaceIp: "127.0.0.1",
    routeMetric: SYSTEM_METRIC,
    interfaceMetric: LOOPBACK_METRIC,
  };
}

/** Orders rows by destination, then by mask, as numbers. */
export function compareRoutes(a: ActiveRoute, b: ActiveRoute): number {
  const [left, right] = [parsePrefix(a.prefix), parsePrefix(b.prefix)];
  if (!left || !right) return 0;
  return left.network - right.network || left.length - right.length;
}
