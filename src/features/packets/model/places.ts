import type { World } from "#engine";
import {
  attachmentsOf,
  hostAddress,
  type ProposedLine,
  publishedPorts,
  shortName,
  startContainer,
} from "#store";
import { MESSAGES } from "../messages.ts";

/** Everywhere that a packet can start: hosts, running and stopped containers, devices. */
export function senders(world: World): readonly string[] {
  return [
    ...world.devices.map(({ name }): string => name),
    ...world.hosts
      .toArray()
      .flatMap((host) => [
        host.settings.name,
        ...host.containers.map(({ name }) => `${host.settings.name}/${name}`),
      ]),
  ];
}

/** Destinations worth offering; anything else can be typed. */
export function targets(world: World): readonly string[] {
  const published = world.hosts.toArray().flatMap((host) => {
    const ip = hostAddress(host)?.ip;
    if (!ip) return [];
    const ports = host.containers
      .toArray()
      .flatMap((one) => publishedPorts(host, one))
      .flatMap(({ mappedBy, hostPort }) => (mappedBy === null ? [] : [`${ip}:${hostPort}`]));
    return [...ports, ip];
  });
  const containers = world.hosts
    .toArray()
    .flatMap((host) =>
      host.containers
        .toArray()
        .flatMap((one) => attachmentsOf(host, one).flatMap(({ ip }) => (ip === null ? [] : [ip]))),
    );
  const devices = world.devices.toArray().flatMap(({ nics }) => nics.map(({ ip }) => ip));
  return [...new Set([...published, ...senders(world), ...containers, ...devices])];
}

/** Why the packet cannot start, and the line that mends it. */
export interface CannotStart {
  readonly why: string;
  readonly start: ProposedLine | null;
}

export function cannotStart(world: World, from: string): CannotStart | null {
  if (from === "") return { why: MESSAGES.cannotStart.nobody, start: null };
  if (world.devices.some(({ name }) => name === from)) return null;
  const [hostName = "", name] = from.split(/\/(.*)/s);
  const host = world.hosts.find(({ settings }) => settings.name === hostName);
  if (!host) return { why: MESSAGES.cannotStart.noMachine(hostName), start: null };
  if (name === undefined) return null;
  const container = host.containers.find((one) => one.name === name);
  if (!container) return { why: MESSAGES.cannotStart.noContainer(hostName, shortName(name)), start: null };
  if (container.state === "running") return null;
  const state = container.state === "exited" ? "stopped" : container.state;
  return { why: MESSAGES.cannotStart.state(shortName(name), state), start: startContainer(hostName, name) };
}
