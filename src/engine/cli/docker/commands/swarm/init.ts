import { swarmInit } from "../../../../dockerd/swarm/init.ts";
import { unlockKeyOf } from "../../../../dockerd/swarm/tokens.ts";
import { type CommandContext, refuseWith } from "../context.ts";
import { joinText } from "./join-command.ts";
import { availabilityOf, settingsOf } from "./settings-flags.ts";
import { unlockText } from "./unlock-key.ts";

/** `docker swarm init`. Source: facts on the command line, section 5.1. */
export function init(context: CommandContext): void {
  const { tx, hostName, flags, printer } = context;
  const availability = availabilityOf(context);
  if (availability === null) return;
  const made = swarmInit(tx, hostName, {
    advertiseAddress: flags.text("advertise-addr"),
    listenAddress: flags.text("listen-addr"),
    dataPathAddress: flags.text("data-path-addr"),
    dataPathPort: flags.number("data-path-port"),
    availability,
    addressPools: flags.list("default-addr-pool"),
    subnetSize: flags.number("default-addr-pool-mask-length"),
    settings: settingsOf(flags),
    forceNewCluster: flags.bool("force-new-cluster"),
  });
  if (!made.ok) return refuseWith(context, made.error);
  const { swarm, node } = made.value;
  printer.out(`Swarm initialized: current node (${node.id}) is now a manager.\n\n`);
  printer.out(joinText(swarm, node, "worker"));
  printer.out(
    "To add a manager to this swarm, run 'docker swarm join-token manager' and follow the instructions.\n",
  );
  if (flags.bool("autolock")) printer.out(unlockText(unlockKeyOf(swarm)));
}
