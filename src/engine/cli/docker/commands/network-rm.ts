import { findNetwork } from "../../../dockerd/find.ts";
import { removeNetwork } from "../../../dockerd/remove-network.ts";
import { type CommandContext, hostOf } from "./context.ts";
import { confirm } from "./prompt.ts";

const INGRESS_WARNING =
  "WARNING! Before removing the routing-mesh network, make sure all the nodes in your swarm run the same docker " +
  "engine version. Otherwise, removal may not be effective and functionality of newly create ingress networks will " +
  "be impaired.";

/**
 * `docker network rm`: names as typed on stdout, errors at once on stderr. Source: facts on the command line,
 * section 2.7.
 */
export function networkRm(context: CommandContext): void {
  const { tx, hostName, args, flags, printer } = context;
  let failed = false;
  for (const ref of args) {
    const found = findNetwork(hostOf(context), ref);
    if (found.ok && found.value.ingress && !confirm(context, INGRESS_WARNING)) continue;
    const removed = removeNetwork(tx, hostName, ref);
    if (removed.ok) {
      printer.out(`${ref}\n`);
      continue;
    }
    if (flags.bool("force") && !found.ok) continue;
    printer.refuse(removed.error);
    failed = true;
  }
  if (!failed) return;
  printer.error("exit status 1\n");
  printer.exit(1);
}
