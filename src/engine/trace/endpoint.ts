import { indexOf } from "../dataplane/host-index.ts";
import { hostAddressesOn } from "../dataplane/world-index.ts";
import { parseIp } from "../lib/ipv4.ts";
import type { Container } from "../model/docker.ts";
import type { DeviceName, HostName } from "../model/ids.ts";
import type { Device } from "../model/physical.ts";
import type { Compartment } from "../model/tcpip.ts";
import { HOST_COMPARTMENT, type Host, type World } from "../model/world.ts";

/** Who sends. */
export type Sender =
  | { readonly kind: "host"; readonly host: Host; readonly compartment: Compartment }
  | {
      readonly kind: "container";
      readonly host: Host;
      readonly container: Container;
      /** null while it does not run. */
      readonly compartment: Compartment | null;
    }
  | { readonly kind: "device"; readonly device: Device };

/** "win-01", "win-01/web", "laptop"; null when there is no such machine. */
export function senderOf(world: World, text: string): Sender | null {
  const slash = text.indexOf("/");
  const machine = slash < 0 ? text : text.slice(0, slash);
  const host = world.hosts.get(machine as HostName);
  if (host && slash < 0) {
    const compartment = host.compartments.get(HOST_COMPARTMENT);
    return compartment ? { kind: "host", host, compartment } : null;
  }
  if (host) {
    const container = indexOf(host).container(text.slice(slash + 1));
    if (!container) return null;
    const compartment =
      container.compartmentId === null ? null : (host.compartments.get(container.compartmentId) ?? null);
    return { kind: "container", host, container, compartment };
  }
  const device = world.devices.get(text as DeviceName);
  return device ? { kind: "device", device } : null;
}

export function senderMachine(sender: Sender): string {
  return sender.kind === "device" ? sender.device.name : sender.host.settings.name;
}

/** What `to` means for the sender. */
export type Destination =
  | { readonly kind: "address"; readonly ip: string }
  | { readonly kind: "name"; readonly name: string }
  /** A machine that has no address: why. */
  | { readonly kind: "none"; readonly why: "stopped" | "no-network" | "no-address" | "unknown" };

/** Reads `to`: an address, "name:web" (always asked of DNS, as programs do), a machine of the lab, a gateway or public address by name, or a DNS name. */
export function destinationOf(world: World, sender: Sender, to: string): Destination {
  if (parseIp(to) !== null) return { kind: "address", ip: to };
  // The hosts file of every Windows knows this name: no server is asked.
  if (/^(?:name:)?localhost$/i.test(to)) return { kind: "address", ip: "127.0.0.1" };
  if (to.startsWith("name:")) return { kind: "name", name: to.slice("name:".length) };
  if (to.startsWith("gateway:")) return gatewayOf(world, to.slice("gateway:".length));
  if (to.startsWith("public-ip:")) return publicOf(world, to.slice("public-ip:".length));
  const target = senderOf(world, to);
  if (target?.kind === "device") return address(target.device.nics[0]?.ip);
  if (target?.kind === "host") return address(hostAddress(target.host, sender));
  if (target?.kind === "container") return containerAddress(target, sender);
  return to.includes("/") ? { kind: "none", why: "unknown" } : { kind: "name", name: to };
}

function address(ip: string | undefined): Destination {
  return ip === undefined ? { kind: "none", why: "no-address" } : { kind: "address", ip };
}

function gatewayOf(world: World, text: string): Destination {
  const [machine = "", network = ""] = text.split("/");
  const found = world.hosts.get(machine as HostName)?.dockerNetworks.find(({ name }) => name === network);
  return address(found?.ipam[0]?.gateway ?? undefined);
}

function publicOf(world: World, machine: string): Destination {
  for (const { publicIps } of world.azureVnets) {
    const ip = publicIps[machine];
    if (ip !== undefined) return { kind: "address", ip };
  }
  return { kind: "none", why: "no-address" };
}

/** The host's LAN address: of the first adapter that has one. */
export function hostAddress(host: Host, _sender: Sender): string | undefined {
  for (const pnic of host.pnics) {
    const [ip] = hostAddressesOn(host, pnic.id);
    if (ip !== undefined) return ip;
  }
  return host.compartments.get(HOST_COMPARTMENT)?.interfaces.flatMap(({ addresses }) => addresses)[0]?.ip;
}

/** The container's address on the network that it shares with the sender, else its first. */
function containerAddress(target: Sender & { kind: "container" }, sender: Sender): Destination {
  const { compartment, container } = target;
  if (!compartment) return { kind: "none", why: "stopped" };
  const addresses = compartment.interfaces.filter((iface) => iface.addresses.length > 0);
  if (addresses.length === 0) {
    return { kind: "none", why: container.networkMode === "none" ? "no-network" : "no-address" };
  }
  const mine = sender.kind === "container" ? networksOf(sender.container) : new Set<string>();
  const shared = container.endpoints.find(({ networkId }) => mine.has(networkId));
  const iface = addresses.find(
    ({ hnsEndpointId }) => hnsEndpointId !== null && hnsEndpointId === shared?.hnsEndpointId,
  );
  return address((iface ?? addresses[0])?.addresses[0]?.ip);
}

function networksOf(container: Container): ReadonlySet<string> {
  return new Set(container.endpoints.map(({ networkId }) => networkId));
}
