import { ok, type Result } from "../../lib/result.ts";
import type { HostName } from "../../model/ids.ts";
import type { Refusal } from "../../model/refusal.ts";
import type { ServiceNetwork, Swarm } from "../../model/swarm.ts";
import type { Transaction } from "../../model/transaction.ts";
import { daemonRefusal } from "../refusals.ts";

/** A network of a service as typed: name, id or beginning of an id. */
export interface NetworkTarget {
  readonly target: string;
  readonly aliases: readonly string[];
}

/** Finds the networks in the swarm; one that a host alone has is not found. Source: facts, section 7.1. */
export function resolveNetworks(
  tx: Transaction,
  hostName: HostName,
  swarm: Swarm,
  targets: readonly NetworkTarget[],
): Result<readonly ServiceNetwork[], Refusal> {
  const found: ServiceNetwork[] = [];
  for (const { target, aliases } of targets) {
    const network = findSwarmNetwork(swarm, target);
    if (!network)
      return isLocal(tx, hostName, target) ? notForServices(target) : noSuchNetwork(target, false);
    if (network.ingress) {
      return daemonRefusal(
        "service-on-ingress",
        `rpc error: code = InvalidArgument desc = Service cannot be explicitly attached to the ingress network "${network.name}"`,
        "The routing mesh attaches services by itself when they publish a port.",
      );
    }
    found.push({ id: network.id, aliases });
  }
  return ok(found);
}

/** By id, name or unique beginning of the id. */
function findSwarmNetwork({ networks }: Swarm, target: string) {
  const exact = networks.find(({ id }) => id === target) ?? networks.find(({ name }) => name === target);
  if (exact || target === "") return exact;
  const matches = networks.filter(({ id }) => id.startsWith(target));
  return matches.length === 1 ? matches[0] : undefined;
}

/**
 * The client looks each network up before it sends a service, among those of the swarm alone. Source: facts on the
 * command line, section 7.1.
 */
export function lookUpNetworks(
  tx: Transaction,
  hostName: HostName,
  swarm: Swarm,
  targets: readonly NetworkTarget[],
): Result<void, Refusal> {
  const missing = targets.find(({ target }) => !findSwarmNetwork(swarm, target));
  if (missing === undefined) return ok(undefined);
  return noSuchNetwork(missing.target, isLocal(tx, hostName, missing.target));
}

function isLocal(tx: Transaction, hostName: HostName, target: string): boolean {
  return tx.host(hostName).dockerNetworks.some(({ name, id }) => name === target || id === target);
}

const LOCAL_HINT =
  "It exists on this host only; a service needs a network of the swarm: create one with -d overlay.";
const FIX = "docker network create -d overlay NETWORK";

function noSuchNetwork(target: string, local: boolean): Result<never, Refusal> {
  return daemonRefusal(
    local ? "swarm-scope-mismatch" : "network-not-found",
    `network ${target} not found`,
    local ? LOCAL_HINT : "docker network ls shows what there is.",
    FIX,
  );
}

/** What the API says of a node-local network. Source: moby, daemon/cluster/networks.go. */
function notForServices(target: string): Result<never, Refusal> {
  return daemonRefusal(
    "swarm-scope-mismatch",
    `The network ${target} cannot be used with services. Only networks scoped to the swarm can be used, such as those created with the overlay driver.`,
    LOCAL_HINT,
    FIX,
  );
}
