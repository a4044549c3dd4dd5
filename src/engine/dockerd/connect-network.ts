import { attachHnsEndpoint } from "../hns/attach-endpoint.ts";
import { hnsRefusal } from "../hns/refusal.ts";
import { err, ok, type Result } from "../lib/result.ts";
import type { Container, DockerNetwork } from "../model/docker.ts";
import type { HostName } from "../model/ids.ts";
import { OS_PROFILES } from "../model/profiles.ts";
import type { Refusal } from "../model/refusal.ts";
import type { Transaction } from "../model/transaction.ts";
import { addressHint, addressProblems, newEndpoint } from "./create-container.ts";
import { findContainer, findNetwork } from "./find.ts";
import { hotAttachCall, joinNetwork } from "./join-network.ts";
import { daemonRefusal, fromHns, prefixed } from "./refusals.ts";
import type { EndpointRequest } from "./requests.ts";
import { nameEndpoint } from "./start-container.ts";
import { announceToSwarm, isSwarmNetwork, placeInSwarm } from "./swarm/attach.ts";

/**
 * POST /networks/REF/connect. A running container gets a second adapter at once; of a stopped one only the wish is
 * stored. Source: facts on the command line, section 2.8.
 */
export function connectNetwork(
  tx: Transaction,
  host: HostName,
  containerRef: string,
  request: EndpointRequest,
): Result<void, Refusal> {
  return tx.attempt(() => {
    const found = findContainer(tx.host(host), containerRef);
    if (!found.ok) return found;
    const container = found.value;
    const network = findNetwork(tx.host(host), request.network);
    const running = container.state === "running";
    const isPlanned = isSwarmNetwork(tx, host, request.network);
    if (running && !network.ok && !isPlanned) return network;
    const refused = refusedPlace(container, network.ok ? network.value : null, request);
    if (refused) return refused;
    tx.call(host, "containers", container.id, {
      actor: "docker",
      why: `The docker client asks the daemon to put ${container.name} into ${request.network}.`,
      call: { name: `POST /networks/${request.network}/connect` },
    });
    if (running && isPlanned) return joinRunning(tx, host, container, request);
    if (running && network.ok) return hotAttach(tx, host, container, network.value, request);
    store(tx, host, container, request);
    return ok(undefined);
  });
}

function refusedPlace(
  container: Container,
  network: DockerNetwork | null,
  request: EndpointRequest,
): Result<never, Refusal> | null {
  if (container.networkMode.startsWith("container:")) {
    return daemonRefusal(
      "network-mode-invalid",
      "container sharing network namespace with another container or host cannot be connected to any other network",
      "Connect the container whose compartment it shares.",
    );
  }
  const onNone = container.endpoints.some((endpoint) => endpoint.networkName === "none");
  const wantsNone = request.network === "none" || network?.name === "none";
  if (onNone !== wantsNone && container.endpoints.length > 0) {
    return daemonRefusal(
      "network-none",
      "container cannot be connected to multiple networks with one of the networks in private (none) mode",
      "Disconnect it from none first.",
      `docker network disconnect none ${container.name}`,
    );
  }
  const problems = network === null ? null : addressProblems(network.ipam, request);
  if (problems !== null) {
    return daemonRefusal(
      "ip-outside-subnet",
      `invalid endpoint settings:\n${problems}`,
      addressHint(request),
    );
  }
  const already = container.endpoints.some(
    (endpoint) => endpoint.networkId === network?.id && endpoint.id !== "",
  );
  if (!already) return null;
  return daemonRefusal(
    "endpoint-exists",
    `endpoint with name ${container.name} already exists in network ${network?.name ?? ""}`,
    "The container is in this network already.",
  );
}

function hotAttach(
  tx: Transaction,
  host: HostName,
  container: Container,
  network: DockerNetwork,
  request: EndpointRequest,
): Result<void, Refusal> {
  const { settings } = tx.host(host);
  if (!OS_PROFILES[settings.os].hotAttach) {
    const { error } = hnsRefusal(
      "unsupported",
      "hot-attach-unsupported",
      "Windows Server 2016 cannot add an adapter to a container while it runs: stop it, connect it, start it.",
      `docker stop ${container.name}; docker network connect ${network.name} ${container.name}; docker start ${container.name}`,
    );
    const prefix = `failed to create endpoint ${container.name} on network ${network.name}: `;
    return err(prefixed(prefix, fromHns(tx.host(host), error)));
  }
  const endpoint = newEndpoint(tx.host(host), request, { mac: null });
  const publish = isFirstEndpoint(container) && !network.internal;
  const joined = joinNetwork(tx, host, container, { endpoint, network, publish });
  if (!joined.ok) return joined;
  const { hns } = joined.value;
  const { compartmentId } = container;
  if (hns !== null && compartmentId !== null) {
    tx.call(host, "hnsEndpoints", hns.id, {
      actor: "dockerd",
      why: `libnetwork asks for the adapter to be plugged into ${container.name} while it runs.`,
      call: hotAttachCall(hns, container),
    });
    attachHnsEndpoint(tx, host, {
      endpointId: hns.id,
      compartmentId,
      containerId: container.id,
      isolation: container.isolation,
      owner: container.name,
    });
  }
  const connected = { ...container, endpoints: [...container.endpoints, joined.value.endpoint] };
  tx.put(host, "containers", container.id, connected, {
    actor: "dockerd",
    why: `${container.name} is in ${network.name} from now on, with one adapter more. It did not have to stop.`,
    show: `docker inspect ${container.name}`,
  });
  nameEndpoint(tx, host, connected, joined.value.endpoint, hns?.ip ?? null);
  return ok(undefined);
}

function isFirstEndpoint({ endpoints }: Container): boolean {
  return !endpoints.some((each) => each.hnsEndpointId !== null);
}

/**
 * A swarm network: the endpoint is made, but the overlay driver's Join does not plug it into a container that runs, so
 * it waits for the next start. Source: facts on HNS, section 7.19.
 */
function joinRunning(
  tx: Transaction,
  host: HostName,
  container: Container,
  request: EndpointRequest,
): Result<void, Refusal> {
  const place = placeInSwarm(tx, host, container, newEndpoint(tx.host(host), request, { mac: null }));
  if (!place.ok) return place;
  if (place.value === null) return ok(undefined);
  const publish = isFirstEndpoint(container);
  const joined = joinNetwork(tx, host, container, { ...place.value, publish });
  if (!joined.ok) return joined;
  const endpoint = { ...joined.value.endpoint, requestedIp: request.ip };
  const connected = { ...container, endpoints: [...container.endpoints, endpoint] };
  tx.put(host, "containers", container.id, connected, {
    actor: "dockerd",
    why: `${container.name} is in ${endpoint.networkName} for Docker, with an address. The overlay driver plugs adapters in only at the start, so ${container.name} sees this one when it is started again.`,
    show: `docker inspect ${container.name}`,
  });
  nameEndpoint(tx, host, connected, endpoint, joined.value.hns?.ip ?? null);
  announceToSwarm(tx, host);
  return ok(undefined);
}

function store(tx: Transaction, host: HostName, container: Container, request: EndpointRequest): void {
  const endpoint = newEndpoint(tx.host(host), request, { mac: null });
  const others = container.endpoints.filter((each) => each.networkName !== endpoint.networkName);
  tx.put(
    host,
    "containers",
    container.id,
    { ...container, endpoints: [...others, endpoint] },
    {
      actor: "dockerd",
      why: `dockerd notes that ${container.name} belongs to ${endpoint.networkName}. It does not run, so HNS hears of it at the next start.`,
      show: `docker inspect ${container.name}`,
    },
  );
}
