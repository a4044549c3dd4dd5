import { err, ok, type Result } from "../lib/result.ts";
import type { Container } from "../model/docker.ts";
import type { HostName } from "../model/ids.ts";
import type { Device } from "../model/physical.ts";
import type { Refusal } from "../model/refusal.ts";
import type { World } from "../model/world.ts";
import { existingHost } from "./machine.ts";
import { findDevice } from "./names.ts";
import { refuse } from "./refuse.ts";

/** Whoever a server can run on: a host itself, a container, or another machine. */
export type Party =
  | { readonly kind: "host"; readonly host: HostName }
  | { readonly kind: "container"; readonly host: HostName; readonly container: Container }
  | { readonly kind: "device"; readonly device: Device };

/** "win-01", "win-01/web" or "laptop"; a container by its name or the start of its id, also when it is stopped. */
export function partyOf(world: World, typed: string): Result<Party, Refusal> {
  const slash = typed.indexOf("/");
  const machine = slash < 0 ? typed : typed.slice(0, slash);
  const device = slash < 0 ? findDevice(world, machine) : undefined;
  if (device) return ok({ kind: "device", device });
  const host = existingHost(world, machine);
  if (!host.ok) return err({ ...host.error, message: host.error.message.replace("no host", "no machine") });
  const { name } = host.value.settings;
  if (slash < 0) return ok({ kind: "host", host: name });
  const wanted = typed.slice(slash + 1);
  const { containers } = host.value;
  const container =
    containers.find((one) => one.name === wanted) ??
    containers.find((one) => wanted.length >= 4 && one.id.startsWith(wanted));
  if (container) return ok({ kind: "container", host: name, container });
  const known = containers.map((one) => one.name).join(", ");
  return refuse(
    "container.unknown",
    `${name} has no container "${wanted}"`,
    known === "" ? `${name} has no containers yet: docker run makes one.` : `It has: ${known}.`,
  );
}
