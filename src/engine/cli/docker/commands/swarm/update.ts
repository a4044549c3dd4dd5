import { unlockKeyOf } from "../../../../dockerd/swarm/tokens.ts";
import { updateSwarm } from "../../../../dockerd/swarm/update-swarm.ts";
import { commandHelp } from "../../grammar/help.ts";
import { resolve } from "../../grammar/tree.ts";
import { type CommandContext, refuseWith } from "../context.ts";
import { asManager } from "./manager.ts";
import { typedSettings } from "./settings-flags.ts";
import { unlockText } from "./unlock-key.ts";

/** `docker swarm update`; without a flag it prints its help. Source: docker/cli, command/swarm/update.go. */
export function update(context: CommandContext): void {
  const { tx, hostName, flags, printer } = context;
  if (flags.typed().length === 0) {
    const found = resolve(["swarm", "update"]);
    if (found.kind === "command") printer.out(commandHelp(found.chosen));
    return;
  }
  const before = asManager(context);
  if (!before) return;
  const updated = updateSwarm(tx, hostName, typedSettings(flags));
  if (!updated.ok) return refuseWith(context, updated.error);
  printer.out("Swarm updated.\n");
  if (updated.value.settings.autolock && !before.swarm.settings.autolock) {
    printer.out(unlockText(unlockKeyOf(updated.value)));
  }
}
