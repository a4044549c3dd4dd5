import { createHnsEndpoint } from "../../hns/create-endpoint.ts";
import { removeHnsEndpoint } from "../../hns/remove-endpoint.ts";
import { contains } from "../../lib/ipv4.ts";
import type { HnsNetwork } from "../../model/hns.ts";
import type { DockerNetworkId, HostName, SwarmId } from "../../model/ids.ts";
import type { Transaction } from "../../model/transaction.ts";
import type { VfpMapping, VfpSpace } from "../../model/vfp.ts";
import { type LiveEndpoint, liveEndpoints } from "./endpoints.ts";
import { swarmOf } from "./membership.ts";
import { canGossip } from "./underlay.ts";

/**
 * Tells every node of the network where the endpoints of the others live: a remote endpoint in HNS, a mapping in VFP.
 * Nothing is flooded over VXLAN. Source: facts on HNS, section 7.17.
 */
export function gossipEndpoints(tx: Transaction, swarmId: SwarmId, networkId: DockerNetworkId): void {
  const swarm = swarmOf(tx, swarmId);
  const live = liveEndpoints(tx.world, swarm, networkId);
  for (const { host } of swarm.nodes) {
    const network = hnsNetworkOn(tx, host, networkId);
    if (!network) continue;
    const known = live.filter((each) => each.host !== host && canGossip(tx.world, host, each.host));
    forgetGone(tx, host, network, known);
    for (const each of known) announce(tx, host, network, each);
    mapAddresses(tx, host, network, live);
  }
}

function hnsNetworkOn(tx: Transaction, host: HostName, networkId: DockerNetworkId): HnsNetwork | null {
  const there = tx.world.hosts.get(host);
  const hnsNetworkId = there?.dockerNetworks.get(networkId)?.hnsNetworkId;
  return (hnsNetworkId && there?.hnsNetworks.get(hnsNetworkId)) || null;
}

function forgetGone(
  tx: Transaction,
  host: HostName,
  network: HnsNetwork,
  known: readonly LiveEndpoint[],
): void {
  const names = new Set(known.map(({ endpoint }) => endpoint.name));
  const remotes = tx.host(host).hnsEndpoints.filter((each) => each.remote && each.networkId === network.id);
  for (const remote of remotes) {
    if (!names.has(remote.name)) removeHnsEndpoint(tx, host, remote.id, remote.name);
  }
}

function announce(
  tx: Transaction,
  host: HostName,
  network: HnsNetwork,
  { endpoint, node, container }: LiveEndpoint,
): void {
  const there = tx
    .host(host)
    .hnsEndpoints.some((each) => each.remote && each.networkId === network.id && each.name === endpoint.name);
  if (there || endpoint.ip === null) return;
  createHnsEndpoint(tx, host, {
    request: {
      Name: endpoint.name,
      VirtualNetwork: network.id,
      MacAddress: endpoint.mac,
      IPAddress: endpoint.ip,
      IsRemoteEndpoint: true,
      Policies: [{ Type: "PA", PA: node.address }],
    },
    seed: `${host}/${network.name}/${endpoint.name}`,
    owner: container?.name ?? endpoint.name,
  });
}

/** The space holds what HNS holds: local endpoints with their port, remote ones with their host. */
function mapAddresses(
  tx: Transaction,
  hostName: HostName,
  network: HnsNetwork,
  live: readonly LiveEndpoint[],
): void {
  const host = tx.host(hostName);
  const space = network.spaceId === null ? undefined : host.vfpSpaces.get(network.spaceId);
  if (!space) return;
  const hostPort = host.ports.find((port) => port.vswitchId === network.vswitchId && port.role === "host");
  const mappings: VfpMapping[] = host.hnsEndpoints
    .filter((endpoint) => endpoint.networkId === network.id && endpoint.ip !== null)
    .map((endpoint) => ({
      address: endpoint.ip ?? "",
      mac: endpoint.mac,
      providerAddress: endpoint.remote ? providerOf(endpoint.policies) : space.providerAddress,
      vni: vniOf(space, network, endpoint.ip ?? ""),
      // A node's load balancer has an address but no container: its frames end at the host's own port.
      portId: endpoint.remote ? null : (endpoint.portId ?? hostPort?.id ?? null),
      endpointId: endpoint.id,
    }));
  if (sameMappings(space.mappings, mappings)) return;
  tx.put(
    hostName,
    "vfpSpaces",
    space.id,
    { ...space, mappings },
    {
      actor: "VFP",
      why: `VFP on ${hostName} knows ${mappings.length} of ${live.length} addresses in VNI ${space.vni}: which host each customer address lives on.`,
      show: `vfpctrl /list-mapping /space ${space.id}`,
    },
  );
}

function providerOf(policies: HnsNetwork["policies"]): string {
  for (const policy of policies) if (policy.Type === "PA") return policy.PA;
  return "";
}

function vniOf(space: VfpSpace, network: HnsNetwork, ip: string): number {
  const subnet = network.subnets.find(({ prefix }) => contains(prefix, ip));
  return space.subnets.find(({ prefix }) => prefix === subnet?.prefix)?.vni ?? space.vni;
}

function sameMappings(left: readonly VfpMapping[], right: readonly VfpMapping[]): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}
