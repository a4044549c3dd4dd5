import type { DockerNetwork } from "../../model/docker.ts";
import type { HostName } from "../../model/ids.ts";
import type { SwarmNetwork } from "../../model/swarm.ts";
import type { Transaction } from "../../model/transaction.ts";

/** Option under which the manager tells every node which VNI belongs to which subnet. */
export const VXLAN_LIST = "com.docker.network.driver.overlay.vxlanid_list";

/** A swarm network as a node's daemon lists it before anything on the node needs it. */
export function swarmNetworkOnNode(network: SwarmNetwork): DockerNetwork {
  return {
    id: network.id,
    name: network.name,
    driver: network.driver,
    scope: "swarm",
    created: network.created,
    ipamDriver: "default",
    ipamOptions: null,
    ipam: network.ipam,
    options: { ...network.options, [VXLAN_LIST]: network.vnis.join(",") },
    labels: network.labels,
    internal: network.internal,
    attachable: network.attachable,
    ingress: network.ingress,
    configOnly: false,
    configFrom: "",
    enableIpv6: false,
    hnsOwned: false,
    hnsNetworkId: null,
  };
}

/** Managers list every network of the swarm; HNS hears of it when a task or container needs it. */
export function showSwarmNetwork(tx: Transaction, host: HostName, network: SwarmNetwork): void {
  if (tx.host(host).dockerNetworks.has(network.id)) return;
  tx.put(host, "dockerNetworks", network.id, swarmNetworkOnNode(network), {
    actor: "dockerd",
    why: `${network.name} is listed on ${host}. It exists only as a plan there until a container needs it.`,
    show: "docker network ls",
  });
}

/** A worker forgets the swarm's networks that nothing on it uses; ingress stays listed. */
export function hideSwarmNetworks(tx: Transaction, host: HostName): void {
  for (const { id, name, scope, ingress, hnsNetworkId } of tx.host(host).dockerNetworks) {
    if (scope !== "swarm" || ingress || hnsNetworkId !== null) continue;
    tx.remove(host, "dockerNetworks", id, {
      actor: "dockerd",
      why: `${host} is a worker now: it lists ${name} only while it uses it.`,
    });
  }
}
