import { contains } from "../../lib/ipv4.ts";
import type { Plug } from "../../model/vswitch.ts";
import type { World } from "../../model/world.ts";
import type { Proposer } from "../candidate.ts";
import { addressesOf, containerNamed, containersMeant } from "../machines.ts";
import { anywhere, on } from "./line.ts";

/** No server knows the container's name: the DNS server of the LAN gets a record. */
export const record: Proposer = ({ world, trace }) => {
  const { lookup, phase } = trace;
  if (phase !== "resolve" || !lookup) return [];
  const servers = world.devices.filter(
    ({ dns, nics }) => dns !== null && nics.some(({ plug }) => !isInternet(world, plug)),
  );
  return containersMeant(world, lookup.name).flatMap(({ host, container }) =>
    addressesOf(host, container).flatMap((ip) =>
      servers.map(({ name }) => anywhere(`lab dns add ${name} --record ${lookup.name}=${ip}`)),
    ),
  );
};

function isInternet(world: World, plug: Plug): boolean {
  return plug.kind === "segment" && world.segments.get(plug.segment)?.kind === "internet";
}

/** Nobody has the address of the DNS server that was asked: a server gets it. */
export const server: Proposer = ({ world, trace }) => {
  const { lookup, phase } = trace;
  if (phase !== "resolve" || !lookup) return [];
  const owned = world.devices.some(({ nics }) => nics.some(({ ip }) => ip === lookup.server));
  const beside = [...world.devices]
    .flatMap(({ nics }) => nics)
    .find(({ ip, prefixLength }) => contains(`${ip}/${prefixLength}`, lookup.server));
  if (owned || !beside) return [];
  return [anywhere(`lab dns add ${freeName(world, "dns")} --ip ${lookup.server}/${beside.prefixLength}`)];
};

/** The engine whose resolver passes questions on. Source: facts on packets, section 3.13. */
const FORWARDING_ENGINE = "29.7.2";

/** An old engine's resolver does not pass questions on: a newer engine, and the container once more. */
export const upgrade: Proposer = ({ world, flow, trace }) => {
  const sender = containerNamed(world, flow.from);
  if (trace.phase !== "resolve" || !sender) return [];
  const { host, container } = sender;
  if ([...host.resolvers].every(({ forwards }) => forwards)) return [];
  return [
    on(
      host,
      `lab host set ${host.settings.name} --docker ${FORWARDING_ENGINE}; Restart-Service docker; docker start ${container.name}`,
    ),
  ];
};

/** A name of the lab that is not taken: "dns", "dns-2" … */
export function freeName(world: World, stem: string): string {
  const taken = new Set<string>([
    ...world.devices.map(({ name }) => name),
    ...world.hosts.map(({ settings }) => settings.name),
  ]);
  let name = stem;
  for (let number = 2; taken.has(name); number += 1) name = `${stem}-${number}`;
  return name;
}
