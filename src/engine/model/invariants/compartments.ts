import type { Host } from "../world.ts";
import { repeated } from "./repeated.ts";

/** Compartments with their interfaces, routes and sockets, and the containers in them. */
export function compartmentProblems(host: Host): readonly string[] {
  return [...contentProblems(host), ...kernelProblems(host), ...socketProblems(host)];
}

function contentProblems(host: Host): readonly string[] {
  const lines: string[] = [];
  for (const compartment of host.compartments) {
    if (compartment.kind !== "host" && compartment.containerIds.length === 0) {
      lines.push(`compartment ${compartment.id} is of no container`);
    }
    for (const id of compartment.containerIds) {
      const container = host.containers.get(id);
      if (container?.compartmentId !== compartment.id)
        lines.push(`compartment ${compartment.id} is not of ${id}`);
    }
    for (const each of compartment.interfaces) {
      const there = each.nic.kind === "pnic" ? host.pnics.has(each.nic.id) : host.vnics.has(each.nic.id);
      if (!there) lines.push(`interface ${each.alias} has no adapter`);
    }
    const indexes = new Set(compartment.interfaces.map((each) => each.index));
    if (indexes.size !== compartment.interfaces.length)
      lines.push(`compartment ${compartment.id} repeats an ifIndex`);
    if (compartment.routes.some((route) => !indexes.has(route.interfaceIndex))) {
      lines.push(`compartment ${compartment.id} has a route without interface`);
    }
  }
  for (const container of host.containers) {
    const lives = container.compartmentId !== null && host.compartments.has(container.compartmentId);
    const runs = container.state === "running" || container.state === "paused";
    if (lives !== runs)
      lines.push(`${container.name} is ${container.state} ${lives ? "with" : "without"} compartment`);
  }
  return lines;
}

/** The host and its process containers share one kernel, which counts interfaces and compartments once. */
function kernelProblems(host: Host): readonly string[] {
  const shared = host.compartments.filter(({ kind }) => kind !== "uvm");
  const indexes = shared.flatMap(({ interfaces }) => interfaces.map(({ index }) => String(index)));
  const aliases = shared.flatMap(({ interfaces }) => interfaces.map(({ alias }) => alias));
  const addresses = host.compartments
    .toArray()
    .flatMap(({ id, interfaces }) =>
      interfaces.flatMap((each) => each.addresses.map(({ ip }) => `${ip} in compartment ${id}`)),
    );
  return [
    ...repeated(indexes).map((index) => `two interfaces have ifIndex ${index}`),
    ...repeated(aliases).map((alias) => `two interfaces are called ${alias}`),
    ...repeated(shared.map(({ number }) => String(number))).map((number) => `two compartments are ${number}`),
    ...repeated(addresses).map((address) => `two interfaces have ${address}`),
  ];
}

function socketProblems(host: Host): readonly string[] {
  return host.compartments.toArray().flatMap(({ id, sockets }) =>
    sockets.flatMap(({ containerId, port }) => {
      const owner = containerId === null ? null : host.containers.get(containerId);
      if (owner === null) return [];
      const runs = owner?.state === "running" || owner?.state === "paused";
      return runs ? [] : [`compartment ${id} has port ${port} open for a container that does not run`];
    }),
  );
}
