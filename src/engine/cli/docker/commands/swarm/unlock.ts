import { unlockManager } from "../../../../dockerd/swarm/lock.ts";
import { membershipOf } from "../../../../dockerd/swarm/membership.ts";
import { unlockKeyOf } from "../../../../dockerd/swarm/tokens.ts";
import { type CommandContext, failWith, hostOf, refuseWith } from "../context.ts";

/** `docker swarm unlock` reads the key from what is piped in. Source: docker/cli, command/swarm/unlock.go. */
export function unlock(context: CommandContext): void {
  const { tx, hostName, printer, stdin } = context;
  const membership = membershipOf(tx.world, hostOf(context));
  if (membership === null) {
    return failWith(context, "Error: This node is not part of a swarm", {
      code: "not-in-swarm",
      text: "There is nothing to unlock.",
      fix: null,
      source: null,
    });
  }
  if (!membership.node.locked) {
    return failWith(context, "Error: swarm is not locked", {
      code: "swarm-not-locked",
      text: "A manager locks when its daemon restarts in a swarm with autolock.",
      fix: null,
      source: null,
    });
  }
  if (stdin === null) {
    printer.out("Enter unlock key: \n");
    printer.exit(1);
    return printer.note({
      kind: "info",
      code: "prompt-unanswered",
      text: "Docker asks for the key. In the lab a line cannot be answered: pipe the key into the command.",
      fix: `"${unlockKeyOf(membership.swarm)}" | docker swarm unlock`,
      source: null,
    });
  }
  const unlocked = unlockManager(tx, hostName, stdin.split(/\r?\n/, 1)[0]?.trim() ?? "");
  if (!unlocked.ok) refuseWith(context, unlocked.error);
}
