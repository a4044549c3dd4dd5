import { err, ok, type Result } from "../lib/result.ts";
import { containerNamed } from "../model/container-name.ts";
import type { Container } from "../model/docker.ts";
import type { ContainerId, DeviceName, HostName } from "../model/ids.ts";
import type { Refusal } from "../model/refusal.ts";
import type { Compartment } from "../model/tcpip.ts";
import { HOST_COMPARTMENT, type Host, type World } from "../model/world.ts";
import type { Place } from "./program.ts";

/**
 * The machine that a name stands for: a host, "host/container" (name, id, start of the id, or "web.1" for a task of a
 * swarm) or a device. A name that nothing has, and a container that does not run, are refused.
 */
export function resolvePlace(world: World, machine: string): Result<Place, Refusal> {
  const slash = machine.indexOf("/");
  const name = slash < 0 ? machine : machine.slice(0, slash);
  const host = hostNamed(world, name);
  if (!host) {
    const device = slash < 0 ? deviceNamed(world, name) : null;
    return device ? ok({ kind: "device", device }) : err(unknownMachine(world, machine));
  }
  if (slash < 0) return ok({ kind: "host", host: host.settings.name });
  const wanted = machine.slice(slash + 1);
  const container = containerCalled(host, wanted);
  if (!container) return err(unknownContainer(host, wanted));
  if (container.compartmentId === null) {
    return err({
      code: "container-not-running",
      layer: "lab",
      message: `${machine} is not running, so there is no shell to type in.`,
      hint: `Start it first: a container has a network compartment only while it runs.`,
      fix: `docker start ${container.name}`,
    });
  }
  return ok({ kind: "container", host: host.settings.name, container: container.id });
}

export function hostNamed(world: World, name: string): Host | undefined {
  return (
    world.hosts.get(name as HostName) ??
    world.hosts.find((host) => host.settings.name.toLowerCase() === name.toLowerCase())
  );
}

function deviceNamed(world: World, name: string): DeviceName | null {
  const wanted = name.toLowerCase();
  return world.devices.find((device) => device.name.toLowerCase() === wanted)?.name ?? null;
}

function containerCalled(host: Host, name: string): Container | undefined {
  const exact = host.containers.get(name as ContainerId) ?? containerNamed(host, name);
  if (exact) return exact;
  const ofTask = host.containers.find((one) => one.task !== null && one.name.startsWith(`${name}.`));
  if (ofTask || !/^[\da-f]{1,64}$/.test(name)) return ofTask;
  const starting = host.containers.filter((one) => one.id.startsWith(name));
  return starting.length === 1 ? starting[0] : undefined;
}

function unknownMachine(world: World, machine: string): Refusal {
  const names = [
    ...world.hosts.map((host) => host.settings.name),
    ...world.devices.map((device) => device.name),
  ];
  return {
    code: "unknown-machine",
    layer: "lab",
    message: `There is no machine '${machine}' in the lab.`,
    hint:
      names.length === 0
        ? "The lab is empty: `lab host add NAME --os ws2022` adds a Windows container host."
        : `Machines: ${names.join(", ")}. A container's shell is HOST/CONTAINER, for example ${names[0]}/web.`,
  };
}

function unknownContainer(host: Host, name: string): Refusal {
  const names = host.containers.map((container) => container.name);
  const { name: hostName } = host.settings;
  return {
    code: "unknown-container",
    layer: "lab",
    message: `There is no container '${name}' on ${hostName}.`,
    hint:
      names.length === 0
        ? `${hostName} has no containers.`
        : `Containers of ${hostName}: ${names.join(", ")}.`,
    fix: "docker ps -a",
  };
}

/** The Windows container host that the place is on or in; null for a device of the LAN. */
export function hostOf(world: World, place: Place): Host | null {
  return place.kind === "device" ? null : (world.hosts.get(place.host) ?? null);
}

export function containerOf(world: World, place: Place): Container | null {
  if (place.kind !== "container") return null;
  return world.hosts.get(place.host)?.containers.get(place.container) ?? null;
}

/** The network compartment that programs on that machine see; null for a device and for a stopped container. */
export function compartmentOf(world: World, place: Place): Compartment | null {
  if (place.kind === "device") return null;
  const host = world.hosts.get(place.host);
  if (place.kind === "host") return host?.compartments.get(HOST_COMPARTMENT) ?? null;
  const id = host?.containers.get(place.container)?.compartmentId;
  return id ? (host?.compartments.get(id) ?? null) : null;
}

/** Nano Server images have no PowerShell, only cmd and a few programs. */
export function hasPowerShell(world: World, place: Place): boolean {
  return !/nanoserver/i.test(containerOf(world, place)?.image ?? "");
}
