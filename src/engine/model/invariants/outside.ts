import type { Plug } from "../vswitch.ts";
import type { World } from "../world.ts";
import { repeated } from "./repeated.ts";

/** What lies between the hosts: cables and other machines. */
export function outsideProblems(world: World): readonly string[] {
  const ends = [
    ...world.hosts
      .toArray()
      .flatMap(({ settings, pnics }) =>
        pnics.map(({ name, plug, mac }) => ({ owner: `${settings.name} ${name}`, plug, mac })),
      ),
    ...world.devices
      .toArray()
      .flatMap(({ name, nics }) => nics.map(({ plug, mac }) => ({ owner: name as string, plug, mac }))),
  ];
  const loose = ends.filter(({ plug }) => plug !== null && !isThere(world, plug));
  const names = [
    ...world.hosts.map(({ settings }) => settings.name as string),
    ...world.devices.map(({ name }) => name as string),
  ];
  return [
    ...loose.map(({ owner }) => `${owner} is plugged into nothing that is there`),
    ...repeated(ends.map(({ mac }) => mac)).map((mac) => `two adapters have ${mac}`),
    ...repeated(names.map((name) => name.toLowerCase())).map((name) => `two machines are called ${name}`),
  ];
}

function isThere(world: World, plug: Plug): boolean {
  return plug.kind === "azure" ? world.azureVnets.has(plug.vnet) : world.segments.has(plug.segment);
}
