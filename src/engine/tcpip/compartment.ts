import type { CompartmentId } from "../model/ids.ts";
import type { Compartment, NetInterface, Route } from "../model/tcpip.ts";
import type { Host } from "../model/world.ts";

/** Windows reserves this GUID for the compartment of the host itself. Source: facts on HNS, section 1.3. */
export const DEFAULT_COMPARTMENT_GUID = "B1062982-2B18-4B4F-B3D5-A78DDB9CDD49";

/** The host's compartment of that id. Throws when it is gone: endpoints point only at compartments that exist. */
export function compartmentOf(host: Host, id: CompartmentId): Compartment {
  const compartment = host.compartments.get(id);
  if (!compartment) throw new Error(`no such compartment: ${id} on ${host.settings.name}`);
  return compartment;
}

/**
 * A number for a new compartment: one more than there are, or the next below it that is free. Never 1, which is the
 * host's own.
 */
export function freeCompartmentNumber(host: Host): number {
  let number = host.compartments.size + 1;
  while (host.compartments.has(String(number) as CompartmentId)) number -= 1;
  return Math.max(number, 2);
}

/** The compartment with one more interface and its routes. */
export function withInterface(
  compartment: Compartment,
  added: NetInterface,
  routes: readonly Route[],
): Compartment {
  return {
    ...compartment,
    interfaces: [...compartment.interfaces, added],
    routes: [...compartment.routes, ...routes],
  };
}

/** The compartment without the interface and without every route through it. */
export function withoutInterface(compartment: Compartment, index: number): Compartment {
  return {
    ...compartment,
    interfaces: compartment.interfaces.filter((each) => each.index !== index),
    routes: compartment.routes.filter((each) => each.interfaceIndex !== index),
  };
}

/** The compartment with the interface of that index changed. */
export function withChangedInterface(
  compartment: Compartment,
  index: number,
  change: (old: NetInterface) => NetInterface,
): Compartment {
  return {
    ...compartment,
    interfaces: compartment.interfaces.map((each) => (each.index === index ? change(each) : each)),
  };
}
