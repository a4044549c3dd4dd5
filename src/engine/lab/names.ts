import type { AzureVnetName, DeviceName, HostName, SegmentName } from "../model/ids.ts";
import type { AzureVnet, Device, Segment } from "../model/physical.ts";
import type { Host, World } from "../model/world.ts";
import type { Operand, ValueType } from "./grammar.ts";
import { type Address, choice, name } from "./values.ts";

export const hostNames = (world: World): readonly string[] => world.hosts.map((host) => host.settings.name);
export const deviceNames = (world: World): readonly string[] => world.devices.map((device) => device.name);
export const segmentNames = (world: World): readonly string[] =>
  world.segments.map((segment) => segment.name);
export const vnetNames = (world: World): readonly string[] => world.azureVnets.map((vnet) => vnet.name);
export const filterNames = (world: World): readonly string[] => world.filters.map((filter) => filter.name);
export const machineNames = (world: World): readonly string[] => [...hostNames(world), ...deviceNames(world)];

/** "web", "win-01", "win-01/web": whoever can run a server. */
export const placeNames = (world: World): readonly string[] => [
  ...machineNames(world),
  ...world.hosts
    .toArray()
    .flatMap((host) => host.containers.map(({ name: web }) => `${host.settings.name}/${web}`)),
];

export const adapterNames = (world: World): readonly string[] => [
  ...new Set(world.hosts.toArray().flatMap((host) => host.pnics.map((pnic) => pnic.name))),
];

/** Names arrive as text; here they become keys of the World's tables. */
export function findHost(world: World, typed: string): Host | undefined {
  return world.hosts.get(typed as HostName);
}

export function findDevice(world: World, typed: string): Device | undefined {
  return world.devices.get(typed as DeviceName);
}

export function findSegment(world: World, typed: string): Segment | undefined {
  return world.segments.get(typed as SegmentName);
}

export function findVnet(world: World, typed: string): AzureVnet | undefined {
  return world.azureVnets.get(typed as AzureVnetName);
}

/** The machine that has the address already, for a warning; null when nobody does. */
export function ownerOf(world: World, { ip }: Pick<Address, "ip">): string | null {
  const device = world.devices.find(({ nics }) => nics.some((nic) => nic.ip === ip));
  if (device) return device.name;
  const host = world.hosts.find(({ compartments }) =>
    compartments.some(({ interfaces }) => interfaces.some((one) => one.addresses.some((at) => at.ip === ip))),
  );
  return host?.settings.name ?? null;
}

function operand<Value>(shown: string, type: ValueType<Value>, help: string): Operand<Value> {
  return { name: shown, type, count: "one", help };
}

export const HOST = operand("HOST", name("HOST", hostNames), "a container host of the lab");
export const NEW_NAME = operand("NAME", name("NAME"), "the new name");
export const PLATFORM = choice(["physical", "hyperv-vm", "vmware-vm", "azure-vm"] as const);
