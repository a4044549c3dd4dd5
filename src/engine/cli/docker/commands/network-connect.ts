import { connectNetwork } from "../../../dockerd/connect-network.ts";
import { findContainer } from "../../../dockerd/find.ts";
import { type CommandContext, failWith, hostOf, refuseWith } from "./context.ts";

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
  if (!connected.ok) return refuseWith(context, connected.error);
  noteWaiting(context, network, container);
}

/** The overlay driver does not plug an adapter into a container that runs. Source: facts on HNS, section 7.19. */
function noteWaiting(context: CommandContext, network: string, ref: string): void {
  const host = hostOf(context);
  const container = findContainer(host, ref);
  if (!container.ok || container.value.state !== "running") return;
  const added = container.value.endpoints.at(-1);
  const hns = added?.hnsEndpointId ? host.hnsEndpoints.get(added.hnsEndpointId) : undefined;
  if (!hns || hns.containerIds.length > 0) return;
  const { name } = container.value;
  context.printer.note({
    kind: "info",
    code: "attached-at-start",
    text: `${name} has an address in ${network} now, but no adapter: the overlay driver plugs one in only when a container starts.`,
    fix: `docker restart ${name}`,
    source: null,
  });
}
