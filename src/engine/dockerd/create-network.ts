import { ok, type Result } from "../lib/result.ts";
import type { DockerNetworkId, HostName } from "../model/ids.ts";
import type { Refusal } from "../model/refusal.ts";
import type { Transaction } from "../model/transaction.ts";
import type { Host, World } from "../model/world.ts";
import { checkIpam } from "./check-ipam.ts";
import { findDriver } from "./drivers/registry.ts";
import { requestedNetwork } from "./new-network.ts";
import { isReservedName } from "./predefined.ts";
import { realiseNetwork } from "./realise-network.ts";
import { daemonRefusal } from "./refusals.ts";
import type { NetworkCreateRequest } from "./requests.ts";
import { createSwarmNetwork } from "./swarm/create-network.ts";
import { membershipOf, notInSwarm } from "./swarm/membership.ts";
import { isAtLeast } from "./version.ts";

export interface Created<Id> {
  readonly id: Id;
  readonly warnings: readonly string[];
}

/** POST /networks/create. Checks stand in the daemon's order. Source: facts on the command line, section 2.3. */
export function createNetwork(
  tx: Transaction,
  hostName: HostName,
  request: NetworkCreateRequest,
): Result<Created<DockerNetworkId>, Refusal> {
  return tx.attempt(() => {
    const host = tx.host(hostName);
    const refused = refusedRequest(tx.world, host, request);
    if (refused) return refused;
    if (isForSwarm(request)) {
      return createSwarmNetwork(tx, hostName, request);
    }
    const id = tx.mintDockerId("docker-network") as DockerNetworkId;
    tx.call(hostName, "dockerNetworks", id, {
      actor: "docker",
      why: "The docker client turns the command line into a call on the pipe docker_engine; it never touches the network itself.",
      call: {
        name: "POST /networks/create",
        body: JSON.stringify({ Name: request.name, Driver: request.driver }),
      },
    });
    const network = withConfigOf(host, requestedNetwork(id, request, tx.world.clock));
    if (!network.ok) return network;
    const driver = findDriver(request.driver);
    if (request.configOnly || driver === undefined) {
      tx.put(hostName, "dockerNetworks", id, network.value, {
        actor: "dockerd",
        why: `dockerd stores the settings ${request.name} for other networks to copy. HNS hears nothing of it.`,
      });
      return ok({ id, warnings: [] });
    }
    const made = realiseNetwork(tx, hostName, driver, network.value);
    if (!made.ok) return made;
    tx.put(hostName, "dockerNetworks", id, made.value, {
      actor: "dockerd",
      why: `libnetwork stores ${request.name} together with the id of its HNS network: one name, two objects.`,
      show: `docker network inspect ${request.name}`,
    });
    return ok({ id, warnings: [] });
  });
}

/** The first check that fails; null when the request may go to the driver. */
function refusedRequest(
  world: World,
  host: Host,
  request: NetworkCreateRequest,
): Result<never, Refusal> | null {
  return (
    refusedName(world, host, request) ??
    refusedConfigMode(request) ??
    refusedDriver(host, request) ??
    (isForSwarm(request) ? refusedInSwarm(request) : refusedIpam(host, request))
  );
}

function isForSwarm({ driver, scope }: NetworkCreateRequest): boolean {
  return driver === "overlay" || scope === "swarm";
}

/** The manager has an address management of its own, so what Windows' cannot do is no fault here. */
function refusedInSwarm({ enableIpv4 }: NetworkCreateRequest): Result<never, Refusal> | null {
  if (enableIpv4 !== false) return null;
  return daemonRefusal(
    "unsupported-option",
    "IPv4 cannot be disabled in a Swarm scoped network",
    "Every Windows container network is an IPv4 network: leave --ipv4=false out.",
  );
}

function refusedName(world: World, host: Host, request: NetworkCreateRequest): Result<never, Refusal> | null {
  const { name, driver } = request;
  if (isReservedName(name)) {
    return daemonRefusal(
      "predefined-network",
      `operation is not permitted on predefined ${name} network`,
      `${name} is a name that Docker keeps for itself: choose another.`,
    );
  }
  const membership = membershipOf(world, host);
  if (membership?.swarm.networks.some((network) => network.name === name)) return nameTaken(name);
  if (driver === "overlay" && membership?.node.role !== "manager") return notInSwarm();
  const badIpam = checkIpam(request.ipam);
  if (badIpam) return badIpam;
  if (name.trim() === "") {
    return daemonRefusal("name-empty", "invalid name: name is empty", "Give the network a name.");
  }
  if (host.dockerNetworks.some((network) => network.name === name)) {
    return nameTaken(name);
  }
  return null;
}

function nameTaken(name: string): Result<never, Refusal> {
  return daemonRefusal(
    "network-name-taken",
    `network with name ${name} already exists`,
    `Remove it first, or choose another name.`,
    `docker network rm ${name}`,
  );
}

function refusedConfigMode(request: NetworkCreateRequest): Result<never, Refusal> | null {
  if (
    request.configOnly &&
    (request.internal || request.attachable || request.ingress || request.scope !== "")
  ) {
    return daemonRefusal(
      "unsupported-option",
      "configuration network can only contain network specific fields. Network operator fields like [ ingress | internal | attachable | scope ] are not supported.",
      "--config-only stores settings for other networks; how those are used is said when they are made.",
    );
  }
  if (request.configFrom === "") return null;
  if (
    request.ipam.length > 0 ||
    Object.keys(request.labels).length > 0 ||
    Object.keys(request.ipamOptions).length > 0 ||
    request.enableIpv6 === true ||
    request.enableIpv4 === false
  ) {
    return daemonRefusal(
      "unsupported-option",
      "user-specified configurations are not supported if the network depends on a configuration network",
      "With --config-from the subnets and labels come from that network.",
    );
  }
  if (Object.keys(request.options).length > 0) {
    return daemonRefusal(
      "unsupported-option",
      "network driver options are not supported if the network depends on a configuration network",
      "With --config-from the -o options come from that network.",
    );
  }
  return null;
}

function refusedDriver(host: Host, request: NetworkCreateRequest): Result<never, Refusal> | null {
  const { driver, scope, configFrom } = request;
  const known = findDriver(driver);
  if (!known && driver !== "overlay" && !request.configOnly) return unknownPlugin(driver, driverHint(driver));
  if (scope === "local" && driver === "overlay") {
    return daemonRefusal(
      "unsupported-option",
      "cannot downgrade network scope for overlay networks",
      "An overlay network always has the scope swarm.",
    );
  }
  if (request.ingress && driver !== "overlay") {
    return daemonRefusal(
      "unsupported-option",
      "Ingress network can only be global scope network",
      "Only an overlay network can be the routing mesh.",
    );
  }
  if (configFrom !== "" && !host.dockerNetworks.some((each) => each.configOnly && each.name === configFrom)) {
    return daemonRefusal(
      "config-network-not-found",
      `configuration network "${configFrom}" does not exist`,
      "Make it first with --config-only.",
    );
  }
  if (scope === "swarm" && host.settings.docker.swarm === null) {
    return daemonRefusal(
      "not-swarm-manager",
      "cannot create a swarm scoped network when swarm is not active",
      "Leave --scope out, or make a swarm first.",
      "docker swarm init",
    );
  }
  return null;
}

const IPAM_DRIVERS: ReadonlySet<string> = new Set(["", "default", "windows", "null"]);

function refusedIpam(host: Host, request: NetworkCreateRequest): Result<never, Refusal> | null {
  const { ipamDriver, ipam } = request;
  if (!IPAM_DRIVERS.has(ipamDriver)) {
    return unknownPlugin(ipamDriver, "On Windows HNS manages addresses: leave --ipam-driver out.");
  }
  if (request.enableIpv6 === true || ipam.some(({ ipRange }) => ipRange !== undefined && ipRange !== "")) {
    return daemonRefusal(
      "unsupported-option",
      isAtLeast(host.settings.docker.version, 23, 0)
        ? "this request is not supported by the 'windows' ipam driver"
        : "This request is not supported by null ipam driver",
      request.enableIpv6 === true
        ? "Local networks of Windows are IPv4 only: leave --ipv6 out. Docker on Linux accepts it; on Windows HNS manages the addresses, and Docker has no IPv6 pool for it."
        : "HNS chooses from the whole subnet: leave --ip-range out, or take a smaller --subnet.",
    );
  }
  if (request.enableIpv4 === false) {
    return daemonRefusal(
      "unsupported-option",
      "IPv4 cannot be disabled on Windows",
      "Every Windows container network is an IPv4 network: leave --ipv4=false out.",
    );
  }
  return null;
}

function unknownPlugin(name: string, hint: string): Result<never, Refusal> {
  return daemonRefusal(
    "driver-unknown",
    `could not find plugin ${name} in v1 plugin registry: plugin not found`,
    hint,
    "docker network create -d nat NETWORK",
  );
}

function driverHint(driver: string): string {
  return driver === "bridge"
    ? "Without -d the client asks for the driver bridge, which Windows does not have: add -d nat."
    : `Windows has no driver ${driver}. Use nat, transparent, l2bridge, l2tunnel or overlay.`;
}

function withConfigOf<Network extends ReturnType<typeof requestedNetwork>>(
  host: Host,
  network: Network,
): Result<Network, Refusal> {
  if (network.configFrom === "") return ok(network);
  const config = host.dockerNetworks.find((each) => each.configOnly && each.name === network.configFrom);
  if (!config) return ok(network);
  const { ipam, ipamOptions, options, labels } = config;
  return ok({ ...network, ipam, ipamOptions, options, labels });
}
