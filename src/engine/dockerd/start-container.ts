import { applyCompartmentProfile } from "../firewall/compartment-profile.ts";
import { createComputeSystem } from "../hcs/create-compute-system.ts";
import { attachHnsEndpoint } from "../hns/attach-endpoint.ts";
import { ok, type Result } from "../lib/result.ts";
import type { Container, DockerNetwork } from "../model/docker.ts";
import type { ContainerId, HostName } from "../model/ids.ts";
import type { Refusal } from "../model/refusal.ts";
import type { Transaction } from "../model/transaction.ts";
import type { Host } from "../model/world.ts";
import { type Caller, noteRequest } from "./callers.ts";
import { exitContainer } from "./exit-container.ts";
import { findNetwork } from "./find.ts";
import { announceJoin, type Joined, joinNetwork } from "./join-network.ts";
import { endOf, type ProcessEnd, staysUp } from "./main-process.ts";
import { withAssignedPorts } from "./publish-ports.ts";
import { daemonRefusal } from "./refusals.ts";
import { namesOf, registerNames } from "./resolver.ts";
import { shareNetwork } from "./share-network.ts";
import { announceToSwarm, automaticEndpoint, placeInSwarm, type SwarmPlace } from "./swarm/attach.ts";

/** Runs a container's first process while its network is up; for programs that end, such as `ipconfig`. */
export type MainProcess = (container: Container) => ProcessEnd;

/**
 * POST /containers/ID/start. First the endpoints, then the container, as on a real host. A refusal leaves
 * nothing behind but its words in State.Error. Source: facts on HNS, section 7.7.
 */
export function startContainer(
  tx: Transaction,
  hostName: HostName,
  id: ContainerId,
  run: MainProcess = endOf,
  caller: Caller = "client",
): Result<void, Refusal> {
  const started = tx.attempt(() => {
    const container = tx.host(hostName).containers.get(id);
    if (!container) {
      return daemonRefusal("container-not-found", `No such container: ${id}`, "It is gone.", "docker ps -a");
    }
    if (container.state === "running") return ok(undefined);
    if (container.state === "paused") {
      return daemonRefusal(
        "container-paused",
        "cannot start a paused container, try unpause instead",
        `${container.name} is frozen, not stopped.`,
        `docker unpause ${container.name}`,
      );
    }
    const api = { name: `POST /containers/${container.name}/start` };
    noteRequest(tx, hostName, container, { caller, request: "start", api });
    if (container.networkMode.startsWith("container:")) return shareNetwork(tx, hostName, container);
    return startWithEndpoints(tx, hostName, container);
  });
  if (!started.ok) {
    noteFailedStart(tx, hostName, id, started.error);
    return started;
  }
  const running = tx.host(hostName).containers.get(id);
  if (running?.state === "running" && !staysUp(running)) exitContainer(tx, hostName, id, run(running));
  return ok(undefined);
}

/** Exit code of a container whose process never ran. Source: facts on the command line, section 3.1. */
const NEVER_RAN = 128;

function noteFailedStart(tx: Transaction, host: HostName, id: ContainerId, { message }: Refusal): void {
  const container = tx.host(host).containers.get(id);
  if (!container || container.state === "paused") return;
  tx.put(
    host,
    "containers",
    id,
    {
      ...container,
      exitCode: container.exitCode === 0 ? NEVER_RAN : container.exitCode,
      startError: message,
    },
    {
      actor: "dockerd",
      why: `${container.name} could not start. dockerd takes back what it had made for it and keeps the reason in State.Error.`,
      show: `docker inspect -f "{{.State.Error}}" ${container.name}`,
    },
  );
}

function startWithEndpoints(
  tx: Transaction,
  hostName: HostName,
  container: Container,
): Result<void, Refusal> {
  const joined: Joined[] = [];
  let publishing = true;
  const automatic = automaticEndpoint(tx, hostName, container);
  for (const endpoint of automatic ? [automatic, ...container.endpoints] : container.endpoints) {
    const place = placeOf(tx, hostName, container, endpoint);
    if (!place.ok) return place;
    const { network, endpoint: placed } = place.value;
    // One endpoint carries the ports: the first that is neither internal nor `none`.
    const publish = publishing && !network.internal && network.driver !== "null";
    const made = joinNetwork(tx, hostName, container, { network, endpoint: placed, publish });
    if (!made.ok) return made;
    if (publish) publishing = false;
    joined.push({ ...made.value, endpoint: { ...made.value.endpoint, requestedIp: endpoint.requestedIp } });
  }
  const hnsEndpoints = joined.map(({ hns }) => hns).filter((hns) => hns !== null);
  for (const { endpoint, hns } of joined) {
    if (hns !== null) announceJoin(tx, hostName, container, endpoint, hns);
  }
  const compartmentId = createComputeSystem(
    tx,
    hostName,
    container,
    hnsEndpoints.map((endpoint) => endpoint.id),
  );
  for (const { id } of hnsEndpoints) {
    attachHnsEndpoint(tx, hostName, {
      endpointId: id,
      compartmentId,
      containerId: container.id,
      isolation: container.isolation,
      owner: container.name,
    });
  }
  applyCompartmentProfile(tx, hostName, compartmentId, container.name);
  const running: Container = {
    ...container,
    state: "running",
    startedAt: tx.world.clock,
    exitCode: 0,
    startError: "",
    compartmentId,
    endpoints: joined.map(({ endpoint }) => endpoint),
    publish: withAssignedPorts(
      container,
      hnsEndpoints.flatMap(({ policies }) => policies),
    ),
  };
  tx.put(hostName, "containers", container.id, running, {
    actor: "HCS",
    why: `HCS starts the process of ${container.name}; dockerd reports the container as running.`,
    show: "docker ps",
  });
  for (const { endpoint, hns } of joined) {
    if (!endpoint.automatic) nameEndpoint(tx, hostName, running, endpoint, hns?.ip ?? null);
  }
  announceToSwarm(tx, hostName);
  return ok(undefined);
}

/** The network that the endpoint joins, with an address where Docker and not HNS chooses it. */
function placeOf(
  tx: Transaction,
  hostName: HostName,
  container: Container,
  endpoint: Container["endpoints"][number],
): Result<SwarmPlace, Refusal> {
  const inSwarm = placeInSwarm(tx, hostName, container, endpoint);
  if (!inSwarm.ok) return inSwarm;
  if (inSwarm.value !== null) return ok(inSwarm.value);
  const network = networkFor(tx.host(hostName), container, endpoint);
  return network.ok ? ok({ network: network.value, endpoint }) : network;
}

/** Makes the container's names known in the network of one endpoint. */
export function nameEndpoint(
  tx: Transaction,
  hostName: HostName,
  container: Container,
  endpoint: Joined["endpoint"],
  ip: string | null,
): void {
  const network = tx.host(hostName).dockerNetworks.get(endpoint.networkId);
  if (!network || ip === null) return;
  const names = namesOf(container, endpoint.aliases);
  registerNames(
    tx,
    hostName,
    network,
    names.map((name) => ({ name, addresses: [ip] })),
  );
}

/**
 * The network of an endpoint: by id once the container has run on it, before that by the name as typed. Source: facts
 * on the command line, sections 2.7 and 3.7.
 */
export function networkFor(
  host: Host,
  container: Container,
  endpoint: Container["endpoints"][number],
): Result<DockerNetwork, Refusal> {
  const known = host.dockerNetworks.get(endpoint.networkId);
  if (known) return ok(known);
  const everRan = container.startedAt !== null && endpoint.networkId !== "";
  return findNetwork(host, everRan ? endpoint.networkId : endpoint.networkName);
}
