import { swarmLeave } from "../../../../dockerd/swarm/leave.ts";
import { type CommandContext, refuseWith } from "../context.ts";

/** `docker swarm leave`. Source: facts on the command line, section 5.3. */
export function leave(context: CommandContext): void {
  const { tx, hostName, flags, printer } = context;
  const left = swarmLeave(tx, hostName, flags.bool("force"));
  if (!left.ok) return refuseWith(context, left.error);
  printer.out("Node left the swarm.\n");
}
