import { contains } from "../lib/ipv4.ts";
import type { NetInterface } from "../model/tcpip.ts";
import type { World } from "../model/world.ts";
import { onLinkPrefix, type Stack } from "./stack.ts";

export interface Neighbour {
  readonly ip: string;
  readonly mac: string;
  readonly kind: "dynamic" | "static";
}

/**
 * The ARP cache of an interface. The lab keeps no cache between commands: it lists those whom the machine talks to
 * anyway (gateways, DNS servers, the containers behind a host adapter) and the fixed rows of Windows.
 */
export function neighboursOf(world: World, stack: Stack, found: NetInterface): readonly Neighbour[] {
  const own = new Set(found.addresses.map(({ ip }) => ip));
  const onLink = (ip: string) =>
    !own.has(ip) &&
    found.addresses.some((address) => contains(onLinkPrefix(ip, address.prefixLength), address.ip));
  const asked = [
    ...stack.routes.filter((route) => route.interfaceIndex === found.index).map((route) => route.nextHop),
    ...found.dnsServers,
    ...containersBehind(world, found),
  ].filter(onLink);
  const dynamic = [...new Set(asked)].flatMap((ip): Neighbour[] => {
    const mac = macOf(world, ip);
    return mac === null ? [] : [{ ip, mac, kind: "dynamic" }];
  });
  return [...dynamic, { ip: "224.0.0.22", mac: "01-00-5E-00-00-16", kind: "static" }];
}

/** Addresses of running endpoints on the network whose host adapter this is. */
function containersBehind(world: World, found: NetInterface): readonly string[] {
  if (found.nic.kind !== "vnic") return [];
  for (const host of world.hosts) {
    const vnic = host.vnics.get(found.nic.id);
    if (vnic?.kind !== "host" || vnic.mac !== found.mac) continue;
    return host.hnsEndpoints
      .filter((endpoint) => endpoint.networkId === vnic.hnsNetworkId && endpoint.portId !== null)
      .flatMap((endpoint) => endpoint.ip ?? []);
  }
  return [];
}

function macOf(world: World, ip: string): string | null {
  for (const device of world.devices) {
    const nic = device.nics.find((each) => each.ip === ip);
    if (nic) return nic.mac;
  }
  for (const host of world.hosts) {
    for (const compartment of host.compartments) {
      const owner = compartment.interfaces.find((each) =>
        each.addresses.some((address) => address.ip === ip),
      );
      if (owner) return owner.mac;
    }
  }
  return null;
}
