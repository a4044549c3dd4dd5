import { lookUpNetworks } from "../../../../dockerd/swarm/service-networks.ts";
import { findService, updateService } from "../../../../dockerd/swarm/services.ts";
import { type CommandContext, failWith, refuseWith } from "../context.ts";
import { asManager } from "../swarm/manager.ts";
import { noteStored } from "./notes.ts";
import { printProgress } from "./progress.ts";
import { rollback } from "./rollback.ts";
import { networkTargets } from "./spec-flags.ts";
import { serviceChange } from "./update-flags.ts";

/** `docker service update`: prints the service as typed, then how it converges. Source: facts, section 7.1. */
export function update(context: CommandContext): void {
  const { tx, hostName, flags, args, printer } = context;
  const [ref = ""] = args;
  const manager = asManager(context);
  if (!manager) return;
  const found = findService(manager.swarm, ref);
  if (!found.ok) return refuseWith(context, found.error);
  if (flags.bool("rollback")) {
    const others = flags.typed().some(({ name }) => !["rollback", "detach", "quiet"].includes(name));
    return others ? failWith(context, "other flags may not be combined with --rollback") : rollback(context);
  }
  const { id, mode } = found.value;
  const change = serviceChange(flags, mode, manager.swarm.networks);
  if (!change.ok) return failWith(context, change.error);
  const looked = lookUpNetworks(tx, hostName, manager.swarm, networkTargets(flags, "network-add"));
  if (!looked.ok) return refuseWith(context, looked.error);
  const updated = updateService(tx, hostName, id, change.value);
  if (!updated.ok) return refuseWith(context, updated.error);
  printer.out(`${ref}\n`);
  noteStored(printer, flags);
  const now = asManager(context);
  const service = now?.swarm.services.find((each) => each.id === id);
  if (flags.bool("detach") || flags.bool("quiet") || !now || !service) return;
  printProgress(printer, now.swarm, service, ref);
}
