import type { World } from "#engine";
import { hostAddress } from "../relations.ts";
import {
  cannot,
  freeAddress,
  freeName,
  type Proposal,
  propose,
  quoted,
  stemOf,
  usedAddresses,
} from "./proposal.ts";

/** Where a line goes that belongs to no machine in particular. */
function anyMachine(world: World): string {
  return world.hosts.find(() => true)?.settings.name ?? "lab";
}

function lanOf(world: World): { readonly name: string; readonly stem: string } | null {
  for (const { name, kind, subnet } of world.segments) {
    const stem = kind === "lan" ? stemOf(subnet) : null;
    if (stem) return { name, stem };
  }
  return null;
}

/** `lab host add …`: the next name, and the next free address beside the hosts that are there. */
export function addHost(world: World, wish: { readonly name?: string } = {}): Proposal {
  const machines = [
    ...world.hosts.map(({ settings }) => settings.name),
    ...world.devices.map(({ name }) => name),
  ];
  const name = wish.name?.trim() || nextHostName(machines);
  if (machines.some((one) => one === name)) return cannot(`The lab has a machine ${name} already.`);
  const lan = lanOf(world);
  const address = lan && freeAddress(lan.stem, lastHostOctet(world, lan.stem) + 1, usedAddresses(world));
  const nic = address ? ` --nic Ethernet=${address}/24` : " --nic Ethernet=dhcp";
  return propose(name, {
    machine: anyMachine(world),
    text: `lab host add ${quoted(name)} --os ws2022${nic}`,
  });
}

/** `lab client add …`: a machine of the LAN to send packets from. */
export function addClient(world: World, wish: { readonly name?: string } = {}): Proposal {
  const lan = lanOf(world);
  if (!lan) return cannot("The lab has no LAN to plug a client into.");
  const machines = [
    ...world.hosts.map(({ settings }) => settings.name),
    ...world.devices.map(({ name }) => name),
  ];
  const name = wish.name?.trim() || freeName("laptop", machines);
  if (machines.some((one) => one === name)) return cannot(`The lab has a machine ${name} already.`);
  const address = freeAddress(lan.stem, 50, usedAddresses(world));
  if (!address) return cannot(`The LAN ${lan.stem}.0/24 has no free address left.`);
  return propose(name, {
    machine: anyMachine(world),
    text: `lab client add ${quoted(name)} --ip ${address}/24`,
  });
}

/** "win-01" → "win-02". */
function nextHostName(taken: readonly string[]): string {
  for (let number = 1; ; number += 1) {
    const name = `win-${String(number).padStart(2, "0")}`;
    if (!taken.includes(name)) return name;
  }
}

/** New hosts get addresses after the last host's, so that their names and addresses count alike. */
function lastHostOctet(world: World, stem: string): number {
  const octets = world.hosts.toArray().flatMap((host) => {
    const ip = hostAddress(host)?.ip;
    return ip?.startsWith(`${stem}.`) ? [Number(ip.slice(stem.length + 1))] : [];
  });
  return octets.length > 0 ? Math.max(...octets) : 20;
}
