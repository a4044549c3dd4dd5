import { ok, type Result } from "../../lib/result.ts";
import type { DockerNetworkId, HostName } from "../../model/ids.ts";
import type { Refusal } from "../../model/refusal.ts";
import type { SwarmNetwork } from "../../model/swarm.ts";
import type { Transaction } from "../../model/transaction.ts";
import { daemonRefusal } from "../refusals.ts";
import type { NetworkCreateRequest } from "../requests.ts";
import { managerOf, putSwarm } from "./membership.ts";
import { allocateVnis, nextSubnet, withGateway } from "./pools.ts";
import { showSwarmNetwork, VXLAN_LIST } from "./show-network.ts";

/**
 * A network with swarm scope: the manager plans subnet and VNI, and no node builds anything yet. A VNI that cannot be
 * had is not refused; the network just never becomes usable. Source: facts on Windows options, section 4.
 */
export function createSwarmNetwork(
  tx: Transaction,
  hostName: HostName,
  request: NetworkCreateRequest,
): Result<{ readonly id: DockerNetworkId; readonly warnings: readonly string[] }, Refusal> {
  const manager = managerOf(tx.world, tx.host(hostName));
  if (!manager.ok) return manager;
  const { swarm } = manager.value;
  if (!/^[a-zA-Z0-9](?:[-_.]*[A-Za-z0-9]+)*$/.test(request.name)) {
    return daemonRefusal(
      "network-name-invalid",
      "rpc error: code = InvalidArgument desc = name must be valid as a DNS name component",
      "Names of swarm networks are letters, digits, and - _ . between them.",
    );
  }
  const ipam = request.ipam.map(withGateway);
  const chosen = ipam.length > 0 ? ipam : [nextSubnet(swarm)].filter((config) => config !== null);
  if (chosen.length === 0) {
    return daemonRefusal(
      "address-pool-empty",
      "could not find an available, non-overlapping IPv4 address pool among the defaults to assign to the network",
      "The swarm's address pool is used up: name a --subnet.",
    );
  }
  const asked = request.options[VXLAN_LIST]?.split(",") ?? null;
  const network: SwarmNetwork = {
    id: tx.mintSwarmId("network") as DockerNetworkId,
    name: request.name,
    driver: request.driver,
    ingress: request.ingress,
    attachable: request.attachable,
    internal: request.internal,
    created: tx.world.clock,
    ipam: chosen,
    vnis: allocateVnis(swarm.networks, chosen.length, asked) ?? [],
    options: request.options,
    labels: request.labels,
    leases: {},
  };
  putSwarm(
    tx,
    { ...swarm, networks: [...swarm.networks, network] },
    {
      actor: "swarm",
      why: planSentence(network),
      call: {
        name: "POST /networks/create",
        body: JSON.stringify({ Name: request.name, Driver: request.driver }),
      },
      show: `docker network inspect ${request.name}`,
    },
  );
  for (const node of swarm.nodes) {
    if (node.role === "manager" && node.status === "ready") showSwarmNetwork(tx, node.host, network);
  }
  return ok({ id: network.id, warnings: [] });
}

function planSentence(network: SwarmNetwork): string {
  const [vni] = network.vnis;
  const subnet = network.ipam[0]?.subnet ?? "";
  return vni === undefined
    ? `The manager stores ${network.name} but cannot give it the VNI that was asked for: it will never be ready.`
    : `The manager plans ${network.name}: subnet ${subnet}, VNI ${vni}. Nothing is built on any host until a container needs it.`;
}
