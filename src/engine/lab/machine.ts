import { ok, type Result } from "../lib/result.ts";
import type { Note, Refusal } from "../model/refusal.ts";
import type { Host, World } from "../model/world.ts";
import { findDevice, findHost, hostNames, machineNames, ownerOf } from "./names.ts";
import { refuse, warning } from "./refuse.ts";
import type { Address } from "./values.ts";

/** A refusal when a host or another machine has the name already; hosts and devices share one set of names. */
export function machineExists(world: World, name: string): ReturnType<typeof refuse> | null {
  const known = machineNames(world).find((other) => other.toLowerCase() === name.toLowerCase());
  if (known === undefined) return null;
  return refuse("machine.exists", `there is a machine "${known}" already`, "Choose another name.");
}

export function existingHost(world: World, name: string): Result<Host, Refusal> {
  const host = findHost(world, name);
  if (host) return ok(host);
  const known = hostNames(world);
  const isDevice = findDevice(world, name) !== undefined;
  return refuse(
    "host.unknown",
    isDevice ? `${name} is not a container host` : `there is no host "${name}"`,
    known.length > 0 ? `Hosts of this lab: ${known.join(", ")}.` : "Add one first: lab host add NAME.",
  );
}

/** Warnings for addresses that somebody has already: allowed, as on a real LAN, but it disturbs both. */
export function duplicates(world: World, addresses: readonly (Address | "dhcp" | null)[]): readonly Note[] {
  return addresses.flatMap((address) => {
    if (address === null || address === "dhcp") return [];
    const owner = ownerOf(world, address);
    if (owner === null) return [];
    return [
      warning(
        "address.duplicate",
        `${address.ip} is also an address of ${owner}: which of the two answers is a matter of luck.`,
      ),
    ];
  });
}
