import { createHnsEndpoint } from "../../hns/create-endpoint.ts";
import { elbRequest } from "../../hns/policy-lists.ts";
import { guid } from "../../lib/seed.ts";
import type { HnsNetwork, HnsPolicyList } from "../../model/hns.ts";
import type { DockerNetworkId, HnsPolicyListId, HostName, SwarmId } from "../../model/ids.ts";
import { OS_PROFILES } from "../../model/profiles.ts";
import type { SwarmNetwork, SwarmNode, SwarmService } from "../../model/swarm.ts";
import type { Transaction } from "../../model/transaction.ts";
import { programBalancers } from "../../vfp/load-balancer.ts";
import { liveEndpoints } from "./endpoints.ts";
import { leaseSwarmAddress } from "./leases.ts";
import { swarmOf } from "./membership.ts";
import { realiseSwarmNetwork } from "./realise.ts";

const PROTOCOL_NUMBERS = { tcp: 6, udp: 17 } as const;

/**
 * Load balancing on every node of the network: one list for each virtual address inside the network, and on the
 * ingress network one for each published port. There is no IPVS on Windows; VFP does it. Source: facts on HNS,
 * section 7.17.
 */
export function balanceLoad(tx: Transaction, swarmId: SwarmId, networkId: DockerNetworkId): void {
  const network = swarmOf(tx, swarmId).networks.find((each) => each.id === networkId);
  if (!network) return;
  if (network.ingress) spreadIngress(tx, swarmId, network);
  for (const node of swarmOf(tx, swarmId).nodes) {
    const hns = hnsNetworkOn(tx, node.host, networkId);
    if (!hns || node.status !== "ready") continue;
    const sourceVip = hasBalancers(tx, swarmId, networkId)
      ? nodeAddress(tx, swarmId, network, node, hns)
      : null;
    const wanted = sourceVip === null ? [] : wantedLists(tx, swarmId, network, node.host, hns, sourceVip);
    replaceLists(tx, node.host, hns, wanted);
    programBalancers(tx, node.host, hns);
  }
}

function hnsNetworkOn(tx: Transaction, host: HostName, networkId: DockerNetworkId): HnsNetwork | null {
  const there = tx.world.hosts.get(host);
  const id = there?.dockerNetworks.get(networkId)?.hnsNetworkId;
  return (id && there?.hnsNetworks.get(id)) || null;
}

/** The routing mesh answers on every node, so the ingress network is real on every node once a port is published. */
function spreadIngress(tx: Transaction, swarmId: SwarmId, network: SwarmNetwork): void {
  const swarm = swarmOf(tx, swarmId);
  if (!swarm.services.some((service) => service.ports.some(({ mode }) => mode === "ingress"))) return;
  for (const { host, status } of swarm.nodes) {
    const there = tx.world.hosts.get(host);
    if (status !== "ready" || !there || !OS_PROFILES[there.settings.os].routingMesh) continue;
    // A node without a free adapter stays outside the mesh. Source: moby#39498.
    realiseSwarmNetwork(tx, host, network);
  }
}

function hasBalancers(tx: Transaction, swarmId: SwarmId, networkId: DockerNetworkId): boolean {
  return swarmOf(tx, swarmId).services.some((service) => service.vips[networkId] !== undefined);
}

/** The node's own address in the network: balanced traffic carries it as source, so that answers come back here. */
function nodeAddress(
  tx: Transaction,
  swarmId: SwarmId,
  network: SwarmNetwork,
  node: SwarmNode,
  hns: HnsNetwork,
): string | null {
  const leased = leaseSwarmAddress(tx, swarmId, network.id, `node/${node.id}`, null);
  if (!leased.ok) return null;
  const ip = leased.value;
  const name = `${network.name}-endpoint-${node.host}`;
  if (!tx.host(node.host).hnsEndpoints.some((each) => each.networkId === hns.id && each.name === name)) {
    createHnsEndpoint(tx, node.host, {
      request: {
        Name: name,
        VirtualNetwork: hns.id,
        IPAddress: ip,
        Policies: [{ Type: "PA", PA: node.address }],
      },
      seed: `${node.host}/${network.name}/balancer`,
      owner: `the load balancer of ${node.host}`,
    });
  }
  return ip;
}

function wantedLists(
  tx: Transaction,
  swarmId: SwarmId,
  network: SwarmNetwork,
  host: HostName,
  hns: HnsNetwork,
  sourceVip: string,
): readonly HnsPolicyList[] {
  const { services } = swarmOf(tx, swarmId);
  return services.flatMap((service) => {
    const vip = service.vips[network.id];
    if (vip === undefined) return [];
    const endpointIds = backendsOn(tx, swarmId, network.id, host, hns, service);
    const base = { endpointIds, sourceVip, networkId: hns.id };
    const inside: HnsPolicyList = {
      ...base,
      id: listId(`${host}/${service.id}/${network.id}`),
      vips: [vip],
      internal: true,
      protocol: 0,
      externalPort: 0,
      internalPort: 0,
    };
    if (!network.ingress) return [inside];
    const published = service.ports.filter(({ mode }) => mode === "ingress");
    return published.map((port) => ({
      ...base,
      id: listId(`${host}/${service.id}/${port.publishedPort}/${port.protocol}`),
      vips: hns.managementIp === null ? [] : [hns.managementIp],
      internal: false,
      protocol: PROTOCOL_NUMBERS[port.protocol],
      externalPort: port.publishedPort,
      internalPort: port.targetPort,
    }));
  });
}

function listId(seed: string): HnsPolicyListId {
  return guid(seed) as HnsPolicyListId;
}

/** The service's endpoints as HNS on this node knows them: its own, and remote ones. */
function backendsOn(
  tx: Transaction,
  swarmId: SwarmId,
  networkId: DockerNetworkId,
  host: HostName,
  hns: HnsNetwork,
  service: SwarmService,
): HnsPolicyList["endpointIds"] {
  const names = new Set(
    liveEndpoints(tx.world, swarmOf(tx, swarmId), networkId)
      .filter(({ container }) => container?.task?.serviceId === service.id)
      .map(({ endpoint }) => endpoint.name),
  );
  return tx
    .host(host)
    .hnsEndpoints.filter((each) => each.networkId === hns.id && names.has(each.name))
    .map((each) => each.id);
}

function replaceLists(
  tx: Transaction,
  host: HostName,
  hns: HnsNetwork,
  wanted: readonly HnsPolicyList[],
): void {
  const known = tx.host(host).hnsPolicyLists.filter((each) => each.networkId === hns.id);
  for (const list of known) {
    if (wanted.some((each) => each.id === list.id)) continue;
    tx.remove(host, "hnsPolicyLists", list.id, {
      actor: "HNS",
      why: "The load balancer is removed: its service or its port is gone.",
      call: { name: `DELETE /policylists/${list.id}` },
    });
  }
  for (const list of wanted) {
    const old = known.find((each) => each.id === list.id);
    if (old && JSON.stringify(old) === JSON.stringify(list)) continue;
    tx.put(host, "hnsPolicyLists", list.id, list, {
      actor: "HNS",
      why: list.internal
        ? `HNS balances ${list.vips[0] ?? ""} over ${list.endpointIds.length} endpoints.`
        : `HNS answers on port ${list.externalPort} of ${host} for ${list.endpointIds.length} endpoints, wherever they run: the routing mesh.`,
      call: { name: "POST /policylists/", body: JSON.stringify(elbRequest(list)) },
      show: "Get-HnsPolicyList",
    });
  }
}
