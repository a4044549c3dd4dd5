import type { Host, PNic, World } from "#engine";
import { hostAddress, hostNamed } from "../relations.ts";
import { cannot, freeName, type Proposal, type ProposedLine, propose, quoted } from "./proposal.ts";

export const DRIVERS = ["nat", "transparent", "l2bridge", "l2tunnel", "overlay"] as const;
export type Driver = (typeof DRIVERS)[number];

export interface NetworkWish {
  readonly name?: string;
  /** "172.20.0.0/16"; empty: chosen by HNS, or by the driver's habit. */
  readonly subnet?: string;
  /** Name of the physical adapter. */
  readonly adapter?: string;
}

const NAMES: Readonly<Record<Driver, string>> = {
  nat: "private",
  transparent: "corp",
  l2bridge: "bridge",
  l2tunnel: "tunnel",
  overlay: "shop",
};

/** `docker network create …` on the host, with what has to come before it. */
export function addNetwork(world: World, hostName: string, driver: Driver, wish: NetworkWish = {}): Proposal {
  const host = hostNamed(world, hostName);
  if (!host) return cannot(`There is no host ${hostName}. Add a host first.`);
  if (!host.settings.docker.running) return cannot(`Docker does not run on ${hostName}.`);
  const taken = host.dockerNetworks.map(({ name }) => name);
  const name = wish.name?.trim() || freeName(NAMES[driver], taken);
  if (taken.includes(name)) return cannot(`${hostName} has a network ${name} already.`);
  switch (driver) {
    case "nat":
      return create(hostName, name, driver, subnetWords(wish.subnet));
    case "transparent":
      return onAdapter(host, wish, freeAdapters(host), (pnic) =>
        create(hostName, name, driver, [
          ...subnetWords(wish.subnet, routerOf(world, pnic)),
          ...adapterWords(pnic),
        ]),
      );
    case "l2bridge":
    case "l2tunnel":
      if (driver === "l2tunnel" && host.settings.platform !== "azure-vm") {
        return cannot(
          `l2tunnel needs an Azure host: ${hostName} is ${PLATFORM_WORDS[host.settings.platform]}.`,
        );
      }
      // The network stands on the host's own address: published ports and the rewritten MAC are the host's.
      return onAdapter(host, wish, freeAdapters(host).toReversed(), (pnic) => {
        const subnet = wish.subnet?.trim() || subnetOf(world, pnic);
        if (!subnet)
          return cannot(`${driver} needs a subnet, and nothing says which one ${pnic.name} is in.`);
        return create(hostName, name, driver, [
          ...subnetWords(subnet, routerOf(world, pnic) ?? firstAddress(subnet)),
          ...adapterWords(pnic),
        ]);
      });
    case "overlay":
      return overlay(world, host, name, wish);
  }
}

/** Adapters that no external switch owns, those without an address first: taking them cuts nobody off. */
export function freeAdapters(host: Host): readonly PNic[] {
  const inUse = new Set(
    host.compartments
      .filter(({ kind }) => kind === "host")
      .flatMap(({ interfaces }) => interfaces)
      .flatMap(({ nic, addresses }): string[] =>
        nic.kind === "pnic" && addresses.length > 0 ? [nic.id] : [],
      ),
  );
  const free = host.pnics.filter(
    ({ vswitchId, up, media }) => vswitchId === null && up && media === "ethernet",
  );
  return [...free.filter(({ id }) => !inUse.has(id)), ...free.filter(({ id }) => inUse.has(id))];
}

const PLATFORM_WORDS: Readonly<Record<Host["settings"]["platform"], string>> = {
  physical: "a physical machine",
  "hyperv-vm": "a Hyper-V VM",
  "vmware-vm": "a VMware VM",
  "azure-vm": "an Azure VM",
};

function create(machine: string, name: string, driver: Driver, options: readonly string[]): Proposal {
  const text = ["docker network create", `-d ${driver}`, ...options, quoted(name)].join(" ");
  return propose(name, { machine, text });
}

function onAdapter(
  host: Host,
  wish: NetworkWish,
  free: readonly PNic[],
  next: (pnic: PNic) => Proposal,
): Proposal {
  const pnic = wish.adapter ? free.find(({ name }) => name === wish.adapter) : free[0];
  if (pnic) return next(pnic);
  const name = host.settings.name;
  if (wish.adapter)
    return cannot(`${wish.adapter} of ${name} is not free: one adapter feeds one external switch.`);
  const owners = host.pnics.map((one) => {
    const owner = one.vswitchId && host.vswitches.get(one.vswitchId);
    return owner ? `${one.name} (${owner.name})` : one.name;
  });
  return cannot(
    owners.length === 0
      ? `${name} has no network adapter. Add one with lab nic add.`
      : `Every adapter of ${name} is taken: ${owners.join(", ")}. One adapter feeds one external switch.`,
  );
}

function subnetWords(subnet: string | undefined, gateway: string | null = null): readonly string[] {
  const typed = subnet?.trim();
  if (!typed) return [];
  return [`--subnet ${typed}`, ...(gateway ? [`--gateway ${gateway}`] : [])];
}

function adapterWords(pnic: PNic): readonly string[] {
  return [`-o com.docker.network.windowsshim.interface=${quoted(pnic.name)}`];
}

function subnetOf(world: World, { plug }: PNic): string | null {
  if (plug?.kind === "segment") return world.segments.get(plug.segment)?.subnet ?? null;
  return (plug && world.azureVnets.get(plug.vnet)?.subnet) ?? null;
}

/** The router on the adapter's network, null when there is none. */
function routerOf(world: World, { plug }: PNic): string | null {
  if (plug?.kind !== "segment") return null;
  const nics = world.devices.filter(({ forwards }) => forwards).flatMap((device) => device.nics);
  return nics.find((nic) => nic.plug.kind === "segment" && nic.plug.segment === plug.segment)?.ip ?? null;
}

function firstAddress(subnet: string): string {
  return subnet.replace(/\d+\/\d+$/, (tail) => String(Number.parseInt(tail, 10) + 1));
}

function overlay(world: World, host: Host, name: string, wish: NetworkWish): Proposal {
  const ready = joinSwarm(world, host);
  if (!ready.ok) return ready;
  const swarm = host.settings.docker.swarm
    ? world.swarms.get(host.settings.docker.swarm.swarmId)
    : world.swarms.find(() => true);
  const manager =
    swarm?.nodes.find(({ role, leader }) => role === "manager" && leader)?.host ?? host.settings.name;
  if (swarm?.networks.some((network) => network.name === name))
    return cannot(`The swarm has a network ${name} already.`);
  const options = ["--attachable", ...subnetWords(wish.subnet)];
  const text = ["docker network create -d overlay", ...options, quoted(name)].join(" ");
  return propose(name, ...ready.lines, { machine: manager, text });
}

/** Lines that bring the host into a swarm: none when it is in one; a new swarm when the lab has none. */
function joinSwarm(
  world: World,
  host: Host,
):
  | { readonly ok: true; readonly lines: readonly ProposedLine[] }
  | { readonly ok: false; readonly why: string } {
  if (host.settings.docker.swarm) return { ok: true, lines: [] };
  const machine = host.settings.name;
  const address = hostAddress(host)?.ip;
  if (!address) {
    return {
      ok: false,
      why: `${machine} has no address that other hosts could reach, so it cannot join a swarm.`,
    };
  }
  const swarm = world.swarms.find(() => true);
  const leader = swarm?.nodes.find((node) => node.leader);
  const text =
    swarm && leader
      ? `docker swarm join --token ${swarm.workerToken} ${leader.address}:2377`
      : `docker swarm init --advertise-addr ${address} --listen-addr ${address}:2377`;
  return { ok: true, lines: [{ machine, text }] };
}
