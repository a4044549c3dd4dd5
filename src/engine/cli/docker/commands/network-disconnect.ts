import { disconnectNetwork } from "../../../dockerd/disconnect-network.ts";
import { type CommandContext, failWith, refuseWith } from "./context.ts";

/** `docker network disconnect NETWORK CONTAINER`. Source: facts on the command line, section 2.9. */
export function networkDisconnect(context: CommandContext): void {
  const { tx, hostName, flags, args } = context;
  const [network = "", container = ""] = args;
  if (network === "") return failWith(context, "invalid network name or ID: value is empty");
  if (container === "") return failWith(context, "invalid container name or ID: value is empty");
  const disconnected = disconnectNetwork(tx, hostName, network, container, flags.bool("force"));
  if (!disconnected.ok) refuseWith(context, disconnected.error);
}
