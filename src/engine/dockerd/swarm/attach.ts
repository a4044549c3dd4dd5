import { ok, type Result } from "../../lib/result.ts";
import type { Container, DockerEndpoint, DockerNetwork } from "../../model/docker.ts";
import type { HostName } from "../../model/ids.ts";
import { OS_PROFILES } from "../../model/profiles.ts";
import type { Refusal } from "../../model/refusal.ts";
import type { SwarmNetwork } from "../../model/swarm.ts";
import type { Transaction } from "../../model/transaction.ts";
import { daemonRefusal } from "../refusals.ts";
import { leaseSwarmAddress, releaseSwarmAddresses } from "./leases.ts";
import { membershipOf } from "./membership.ts";
import { realiseSwarmNetwork } from "./realise.ts";
import { syncSwarm } from "./sync.ts";

export interface SwarmPlace {
  readonly network: DockerNetwork;
  /** The endpoint with the address that the manager chose. */
  readonly endpoint: DockerEndpoint;
}

/**
 * Gets a container's place in a swarm network: an address from the manager, and the network made real on this node.
 * null: the network is none of the swarm's. Source: facts on the command line, section 3.7.
 */
export function placeInSwarm(
  tx: Transaction,
  hostName: HostName,
  container: Container,
  endpoint: DockerEndpoint,
): Result<SwarmPlace | null, Refusal> {
  const membership = membershipOf(tx.world, tx.host(hostName));
  // A worker learns of the network only now, so what is stored of it may be no more than the name as typed.
  const network = swarmNetwork(tx, hostName, endpoint.networkId || endpoint.networkName);
  if (!membership || !network) return ok(null);
  if (membership.node.locked) return agentDown(network);
  if (container.task === null && !network.attachable) return notAttachable(network);
  const { swarm } = membership;
  const ip = leaseSwarmAddress(tx, swarm.id, network.id, `container/${container.id}`, endpoint.requestedIp);
  if (!ip.ok) return ip;
  const realised = realiseSwarmNetwork(tx, hostName, network);
  if (!realised.ok) return realised;
  return ok({
    network: realised.value,
    endpoint: { ...endpoint, networkId: network.id, requestedIp: ip.value },
  });
}

/** Tells the swarm that this host's endpoints have changed. */
export function announceToSwarm(tx: Transaction, hostName: HostName): void {
  const membership = membershipOf(tx.world, tx.host(hostName));
  if (membership) syncSwarm(tx, membership.swarm.id);
}

/** Gives the container's addresses back to the managers, but for those of the networks that it stays in. */
export function leaveSwarmNetworks(
  tx: Transaction,
  hostName: HostName,
  container: Container,
  kept: readonly DockerEndpoint[] = [],
): void {
  const membership = membershipOf(tx.world, tx.host(hostName));
  if (!membership) return;
  const networks = kept.map(({ networkId }) => networkId);
  releaseSwarmAddresses(tx, membership.swarm.id, `container/${container.id}`, networks);
  syncSwarm(tx, membership.swarm.id);
}

/**
 * Before build 16237 an overlay endpoint has no way out of its own: dockerd adds an endpoint on nat. null: none is
 * needed, or there is no nat network. Source: facts on packets, section 9.
 */
export function automaticEndpoint(
  tx: Transaction,
  hostName: HostName,
  container: Container,
): DockerEndpoint | null {
  const host = tx.host(hostName);
  if (OS_PROFILES[host.settings.os].overlayOutboundNat) return null;
  const onOverlay = container.endpoints.some(
    (endpoint) =>
      host.dockerNetworks.get(endpoint.networkId)?.scope === "swarm" ||
      isSwarmNetwork(tx, hostName, endpoint.networkId || endpoint.networkName),
  );
  const onNat = container.endpoints.some(({ networkName }) => networkName === "nat");
  const nat = host.dockerNetworks.find((network) => network.name === "nat" && network.hnsNetworkId !== null);
  if (!onOverlay || onNat || !nat) return null;
  return {
    id: "",
    networkId: nat.id,
    networkName: nat.name,
    aliases: [],
    requestedIp: null,
    requestedMac: null,
    links: [],
    gatewayPriority: 0,
    driverOptions: {},
    hnsEndpointId: null,
    automatic: true,
  };
}

/** True for the name or id of a network of this host's swarm, also when a worker has not met it yet. */
export function isSwarmNetwork(tx: Transaction, hostName: HostName, ref: string): boolean {
  return swarmNetwork(tx, hostName, ref) !== undefined;
}

function swarmNetwork(tx: Transaction, hostName: HostName, ref: string): SwarmNetwork | undefined {
  const membership = membershipOf(tx.world, tx.host(hostName));
  return membership?.swarm.networks.find(({ id, name }) => id === ref || name === ref);
}

/** Source: moby, daemon/cluster/networks.go, AttachNetwork. */
function agentDown({ name }: SwarmNetwork): ReturnType<typeof daemonRefusal> {
  return daemonRefusal(
    "swarm-locked",
    `Could not attach to network ${name}: invalid cluster node while attaching to network`,
    "The manager on this host is locked: nobody gives out addresses here.",
    "docker swarm unlock",
  );
}

function notAttachable({ name }: SwarmNetwork): ReturnType<typeof daemonRefusal> {
  return daemonRefusal(
    "network-not-attachable",
    `Could not attach to network ${name}: rpc error: code = PermissionDenied desc = network ${name} not manually attachable`,
    "Only services use this network. A network made with --attachable takes containers of docker run too.",
    `docker network create -d overlay --attachable ${name}2`,
  );
}
