import { tokenOf } from "../../../../dockerd/swarm/tokens.ts";
import { rotateSecret } from "../../../../dockerd/swarm/update-swarm.ts";
import { type CommandContext, failWith, refuseWith } from "../context.ts";
import { joinText } from "./join-command.ts";
import { asManager } from "./manager.ts";

/** `docker swarm join-token`. Source: facts on the command line, section 5.4. */
export function joinToken(context: CommandContext): void {
  const { tx, hostName, flags, args, printer } = context;
  const [role = ""] = args;
  if (role !== "worker" && role !== "manager") {
    return failWith(context, `unknown role ${role}`, {
      code: "swarm-role-unknown",
      text: "A node is a worker or a manager.",
      fix: "docker swarm join-token worker",
      source: null,
    });
  }
  const quiet = flags.bool("quiet");
  if (flags.bool("rotate")) {
    const rotated = rotateSecret(tx, hostName, role);
    if (!rotated.ok) return refuseWith(context, rotated.error);
    if (!quiet) printer.out(`Successfully rotated ${role} join token.\n\n`);
  }
  const manager = asManager(context);
  if (!manager) return;
  printer.out(quiet ? `${tokenOf(manager.swarm, role)}\n` : joinText(manager.swarm, manager.node, role));
}
