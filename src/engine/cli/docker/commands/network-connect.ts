import { connectNetwork } from "../../../dockerd/connect-network.ts";
import { type CommandContext, failWith, refuseWith } from "./context.ts";

/** `docker network connect NETWORK CONTAINER`. Source: facts on the command line, section 2.8. */
export function networkConnect(context: CommandContext): void {
  const { tx, hostName, flags, args } = context;
  const [network = "", container = ""] = args;
  const options = flags.list("driver-opt");
  if (options.some((option) => !option.includes("="))) {
    return failWith(context, "invalid key/value pair format in driver options");
  }
  if (network === "") return failWith(context, "invalid network name or ID: value is empty");
  if (container === "") return failWith(context, "invalid container name or ID: value is empty");
  const connected = connectNetwork(tx, hostName, container, {
    network,
    aliases: flags.list("alias"),
    ip: flags.text("ip") || null,
    ip6: flags.text("ip6") || null,
    mac: null,
    linkLocalIps: flags.list("link-local-ip"),
    links: flags.list("link"),
    driverOptions: flags.map("driver-opt"),
    gatewayPriority: flags.number("gw-priority"),
  });
  if (!connected.ok) refuseWith(context, connected.error);
}
