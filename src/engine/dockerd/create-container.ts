import { contains } from "../lib/ipv4.ts";
import { ok, type Result } from "../lib/result.ts";
import { containerNamed } from "../model/container-name.ts";
import type { Container, DockerEndpoint, PortBinding } from "../model/docker.ts";
import type { ContainerId, DockerNetworkId, HostName } from "../model/ids.ts";
import { OS_PROFILES } from "../model/profiles.ts";
import type { Refusal } from "../model/refusal.ts";
import type { Transaction } from "../model/transaction.ts";
import type { Host } from "../model/world.ts";
import { type Caller, noteRequest } from "./callers.ts";
import { checkRequest } from "./check-container-request.ts";
import { checkResources } from "./check-resources.ts";
import { containerName } from "./container-names.ts";
import type { Created } from "./create-network.ts";
import { findNetwork } from "./find.ts";
import { imageProfile } from "./images.ts";
import { daemonRefusal } from "./refusals.ts";
import {
  type ContainerCreateRequest,
  type EndpointRequest,
  type PortRequest,
  plainEndpoint,
} from "./requests.ts";

/** POST /containers/create: an object of Docker only; HNS hears of it when it starts. */
export function createContainer(
  tx: Transaction,
  hostName: HostName,
  request: ContainerCreateRequest,
  caller: Caller = "client",
): Result<Created<ContainerId>, Refusal> {
  return tx.attempt(() => {
    const host = tx.host(hostName);
    const invalid = checkRequest(request);
    if (invalid) return invalid;
    const checked = checkResources(host, request, isolationOf(host, request.isolation));
    if (!checked.ok) return checked;
    const { warnings, hostConfig } = checked.value;
    const refused = refusedAddresses(host, request) ?? refusedName(host, request.name);
    if (refused) return refused;
    const id = tx.mintDockerId("container") as ContainerId;
    const container = newContainer(tx, host, id, { ...request, hostConfig });
    noteRequest(tx, hostName, container, {
      caller,
      request: "create",
      api: {
        name: `POST /containers/create?name=${container.name}`,
        body: JSON.stringify({ Image: request.image, HostConfig: { NetworkMode: container.networkMode } }),
      },
    });
    tx.put(hostName, "containers", id, container, {
      actor: "dockerd",
      why: `dockerd stores the container ${container.name}. It has no endpoint yet: HNS hears of it when it starts.`,
      show: `docker inspect ${container.name}`,
    });
    return ok({ id, warnings });
  });
}

function newContainer(
  tx: Transaction,
  host: Host,
  id: ContainerId,
  request: ContainerCreateRequest,
): Container {
  const image = imageProfile(request.image);
  const ownEntrypoint = request.entrypoint !== null;
  const networkMode =
    request.networkMode === "" || request.networkMode === "default" ? "nat" : request.networkMode;
  return {
    id,
    name: request.name === "" ? containerName(host, tx.world.step) : request.name,
    image: request.image,
    command: request.command.length > 0 || ownEntrypoint ? request.command : image.command,
    entrypoint: ownEntrypoint ? request.entrypoint : image.entrypoint,
    created: tx.world.clock,
    startedAt: null,
    finishedAt: null,
    state: "created",
    exitCode: 0,
    startError: "",
    isolation: isolationOf(host, request.isolation),
    hostname: request.hostname === "" ? id.slice(0, 12) : request.hostname,
    domainname: request.domainname,
    networkMode,
    publish: request.ports.map(binding),
    publishAll: request.publishAll,
    exposed: [...new Set([...image.exposed, ...request.exposed])],
    endpoints: networkMode.startsWith("container:") ? [] : endpointsOf(host, networkMode, request),
    compartmentId: null,
    autoRemove: request.autoRemove,
    restartPolicy: request.restartPolicy === "" ? "no" : request.restartPolicy,
    env: request.env,
    labels: request.labels,
    dns: request.dns,
    dnsSearch: request.dnsSearch,
    dnsOptions: request.dnsOptions,
    extraHosts: request.extraHosts,
    tty: request.tty,
    openStdin: request.openStdin,
    attached: request.attached,
    hostConfig: request.hostConfig,
    logs: [],
    task: null,
    listeners: image.listeners,
  };
}

function isolationOf(host: Host, asked: string): Container["isolation"] {
  const wish = asked.toLowerCase();
  if (wish === "hyperv" || wish === "process") return wish;
  return OS_PROFILES[host.settings.os].defaultIsolation;
}

function endpointsOf(
  host: Host,
  networkMode: string,
  request: ContainerCreateRequest,
): readonly DockerEndpoint[] {
  const asked = request.endpoints.length > 0 ? request.endpoints : [plainEndpoint(networkMode)];
  return asked.map((endpoint, index) =>
    newEndpoint(host, endpoint.network === "default" ? { ...endpoint, network: networkMode } : endpoint, {
      mac: index === 0 ? request.mac : null,
    }),
  );
}

/** A container's place in a network as it is stored while nothing runs. */
export function newEndpoint(
  host: Host,
  request: EndpointRequest,
  fallback: { readonly mac: string | null },
): DockerEndpoint {
  const found = findNetwork(host, request.network);
  return {
    id: "",
    networkId: found.ok ? found.value.id : ("" as DockerNetworkId),
    networkName: found.ok ? found.value.name : request.network,
    aliases: request.aliases,
    requestedIp: request.ip === "" ? null : request.ip,
    requestedMac: (request.mac === "" ? null : request.mac) ?? fallback.mac,
    links: request.links,
    driverOptions: request.driverOptions,
    gatewayPriority: request.gatewayPriority,
    hnsEndpointId: null,
    automatic: false,
  };
}

/** As typed; what Windows cannot do with it is said at start, as the real daemon does. */
function binding(port: PortRequest): PortBinding {
  return {
    protocol: port.protocol as PortBinding["protocol"],
    containerPort: port.containerPort,
    hostIp: port.hostIp,
    hostPortText: port.hostPort,
    hostPort: Number.parseInt(port.hostPort, 10) || 0,
    assignedPort: null,
  };
}

/** Source: facts on the command line, section 3.6, row 6. */
function refusedAddresses(host: Host, request: ContainerCreateRequest): Result<never, Refusal> | null {
  for (const endpoint of request.endpoints) {
    const name = endpoint.network === "default" ? "nat" : endpoint.network;
    const found = findNetwork(host, name);
    if (!found.ok) continue;
    const problems = addressProblems(found.value.ipam, endpoint);
    if (problems !== null) {
      return daemonRefusal(
        "ip-outside-subnet",
        `invalid config for network ${name}: invalid endpoint settings:\n${problems}`,
        addressHint(endpoint),
        `docker network inspect ${name} --format "{{json .IPAM.Config}}"`,
      );
    }
  }
  return null;
}

export function addressHint(endpoint: EndpointRequest): string {
  return endpoint.ip6 !== null && endpoint.ip6 !== ""
    ? "--ip6 is not supported on Windows: Windows container networks have no IPv6 address management."
    : "The address must be inside a subnet of the network.";
}

/** "no configured subnet contains IP address …", one line each; null when every address fits. */
export function addressProblems(
  ipam: readonly { readonly subnet: string }[],
  endpoint: EndpointRequest,
): string | null {
  const lines: string[] = [];
  const fits = (ip: string) => ipam.some(({ subnet }) => contains(subnet, ip));
  for (const ip of [endpoint.ip, endpoint.ip6]) {
    if (ip === null || ip === "" || fits(ip)) continue;
    lines.push(`no configured subnet contains IP address ${ip}`);
  }
  if (lines.length === 0) return null;
  return lines.length === 1 ? lines.join("") : lines.map((line) => `* ${line}`).join("\n");
}

/** Source: facts on the command line, section 3.6, rows 7 and 8. */
export function refusedName(host: Host, name: string): Result<never, Refusal> | null {
  if (name === "") return null;
  if (!/^\/?[a-zA-Z0-9][a-zA-Z0-9_.-]+$/.test(name)) {
    return daemonRefusal(
      "container-name-invalid",
      `Invalid container name (${name}), only [a-zA-Z0-9][a-zA-Z0-9_.-] are allowed`,
      "A container's name has at least two characters: letters, digits, underscore, dot and hyphen.",
    );
  }
  const owner = containerNamed(host, name);
  if (!owner) return null;
  return daemonRefusal(
    "container-name-taken",
    `Conflict. The container name "/${name}" is already in use by container "${owner.id}". You have to remove (or rename) that container to be able to reuse that name.`,
    "Also a stopped container keeps its name.",
    `docker rm ${name}`,
  );
}
