import type { CompartmentId } from "../../model/ids.ts";
import { HOST_COMPARTMENT, type Host, type World } from "../../model/world.ts";
import type { Completion, CompletionQuery } from "../../shell/program.ts";

/** Addresses of all machines of the lab, for what asks where to send something: devices, hosts, containers. */
export function targetsAt({ world, current }: CompletionQuery): readonly Completion[] {
  return addresses(world).filter(({ text }) => text.startsWith(current));
}

/** The same as addresses of web pages. */
export function pagesAt({ world, current }: CompletionQuery): readonly Completion[] {
  return addresses(world)
    .map((found) => ({ ...found, text: pageOf(found.text) }))
    .filter(({ text }) => text.startsWith(current));
}

/** For a parameter of a cmdlet. */
export const machineAddresses = (world: World): readonly string[] => addresses(world).map(({ text }) => text);

export const machinePages = (world: World): readonly string[] => machineAddresses(world).map(pageOf);

const pageOf = (ip: string): string => `http://${ip}/`;

function addressesIn(host: Host, compartment: CompartmentId): readonly string[] {
  const interfaces = host.compartments.get(compartment)?.interfaces ?? [];
  return interfaces.flatMap((one) => one.addresses.map(({ ip }) => ip));
}

function addresses(world: World): readonly Completion[] {
  const found = new Map<string, string>();
  const add = (ip: string, name: string) => {
    if (!found.has(ip)) found.set(ip, name);
  };
  for (const { name, nics } of world.devices) for (const { ip } of nics) add(ip, name);
  for (const host of world.hosts) {
    for (const ip of addressesIn(host, HOST_COMPARTMENT)) add(ip, host.settings.name);
    for (const { name, compartmentId } of host.containers) {
      if (compartmentId === null) continue;
      for (const ip of addressesIn(host, compartmentId)) add(ip, `${name} on ${host.settings.name}`);
    }
  }
  return [...found].map(([text, description]) => ({ text, kind: "value", description }));
}
