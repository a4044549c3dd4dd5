import { ok, type Result } from "../../lib/result.ts";
import type { DockerNetworkId, HostName } from "../../model/ids.ts";
import type { Refusal } from "../../model/refusal.ts";
import type { Transaction } from "../../model/transaction.ts";
import { daemonRefusal } from "../refusals.ts";
import { managerOf, putSwarm } from "./membership.ts";
import { unrealiseNetwork } from "./realise.ts";

/** DELETE /networks/ID for a swarm network. Source: facts on the command line, section 2.7. */
export function removeSwarmNetwork(
  tx: Transaction,
  hostName: HostName,
  id: DockerNetworkId,
): Result<void, Refusal> {
  const manager = managerOf(tx.world, tx.host(hostName));
  if (!manager.ok) return manager;
  const { swarm } = manager.value;
  const network = swarm.networks.find((each) => each.id === id);
  if (!network) return ok(undefined);
  const meshed = swarm.services.find(({ ports }) => ports.some(({ mode }) => mode === "ingress"));
  if (network.ingress && meshed) {
    return daemonRefusal(
      "network-in-use",
      `rpc error: code = FailedPrecondition desc = ingress network cannot be removed because service ${meshed.id} depends on it`,
      `The service ${meshed.name} publishes a port in the routing mesh.`,
      `docker service rm ${meshed.name}`,
    );
  }
  const service = swarm.services.find(({ networks }) => networks.some((each) => each.id === id));
  if (service) {
    return daemonRefusal(
      "network-in-use",
      `rpc error: code = FailedPrecondition desc = network ${id} is in use by service ${service.id}`,
      `The service ${service.name} uses it: remove that first.`,
      `docker service rm ${service.name}`,
    );
  }
  const user = Object.entries(network.leases).find(([key]) => key.startsWith("container/"));
  if (user) {
    return daemonRefusal(
      "network-in-use",
      `rpc error: code = FailedPrecondition desc = network ${id} is in use by task ${user[0].slice("container/".length, "container/".length + 25)}`,
      "A container is attached to it: stop that first.",
      "docker ps",
    );
  }
  for (const node of swarm.nodes) {
    if (!tx.world.hosts.has(node.host)) continue;
    unrealiseNetwork(tx, node.host, id);
    tx.remove(node.host, "dockerNetworks", id, {
      actor: "dockerd",
      why: `${node.host} forgets ${network.name}.`,
    });
  }
  putSwarm(
    tx,
    { ...swarm, networks: swarm.networks.filter((each) => each.id !== id) },
    {
      actor: "swarm",
      why: `The manager removes ${network.name}; its subnet and VNI are free again.`,
      show: "docker network ls",
    },
  );
  return ok(undefined);
}
