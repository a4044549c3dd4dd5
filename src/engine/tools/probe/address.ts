import { contains, parseIp } from "../../lib/ipv4.ts";
import type { DeviceName, HostName } from "../../model/ids.ts";
import { HOST_COMPARTMENT, type World } from "../../model/world.ts";
import type { Trace } from "../../trace/trace.ts";

interface Address {
  readonly ip: string;
  readonly prefixLength: number;
}

/** Addresses of a host's own compartment or of a device; empty for an unknown machine. */
export function addressesOf(world: World, machine: string): readonly Address[] {
  const host = world.hosts.get(machine as HostName);
  if (host) {
    const interfaces = host.compartments.get(HOST_COMPARTMENT)?.interfaces ?? [];
    return interfaces.flatMap((one) => one.addresses);
  }
  return world.devices.get(machine as DeviceName)?.nics ?? [];
}

/** The machine's address on the side of a neighbour: in one subnet with it, else its first. */
export function addressFacing(world: World, machine: string, neighbour: readonly string[]): string {
  const own = addressesOf(world, machine);
  const facing = own.find(({ ip, prefixLength }) =>
    neighbour.some((other) => contains(`${ip}/${prefixLength}`, other)),
  );
  return (facing ?? own[0])?.ip ?? "";
}

/** The address that a typed target led to: itself, the answer of DNS, or what the hosts file says. */
export function targetAddress(target: string, { lookup, hops }: Trace): string {
  if (parseIp(target) !== null) return target;
  return lookup?.answer ?? hops[0]?.before.dstIp ?? target;
}
