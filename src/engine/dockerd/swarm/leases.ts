import { err, ok, type Result } from "../../lib/result.ts";
import type { DockerNetworkId, SwarmId, SwarmNodeId } from "../../model/ids.ts";
import type { Refusal } from "../../model/refusal.ts";
import type { SwarmNetwork } from "../../model/swarm.ts";
import type { Transaction } from "../../model/transaction.ts";
import { daemonRefusal } from "../refusals.ts";
import { putSwarm, swarmOf } from "./membership.ts";
import { freeAddress, isAddressFree, isInNetwork } from "./pools.ts";

/** Who holds an address of a swarm network: "container/<id>", "task/<id>", "vip/<service>", "node/<id>". */
export type LeaseKey = `${"container" | "task" | "vip" | "node"}/${string}`;

/** The manager hands out an address; the one held already stays. */
export function leaseSwarmAddress(
  tx: Transaction,
  swarmId: SwarmId,
  networkId: DockerNetworkId,
  key: LeaseKey,
  asked: string | null,
): Result<string, Refusal> {
  const swarm = swarmOf(tx, swarmId);
  const network = swarm.networks.find((each) => each.id === networkId);
  if (!network) return err(neverReady());
  const held = network.leases[key];
  if (held !== undefined && (asked === null || asked === held)) return ok(held);
  if (network.vnis.length < network.ipam.length) return err(neverReady());
  if (asked !== null && (!isInNetwork(network, asked) || !isAddressFree(network, asked)))
    return err(neverReady());
  const ip = asked ?? freeAddress(network);
  if (ip === null) return err(neverReady());
  const leased: SwarmNetwork = { ...network, leases: { ...network.leases, [key]: ip } };
  putSwarm(
    tx,
    { ...swarm, networks: swarm.networks.map((each) => (each.id === networkId ? leased : each)) },
    {
      actor: "swarm",
      why: `The manager gives ${ip} of ${network.name} ${whom(key)}. On overlay networks Docker chooses addresses, not HNS.`,
    },
  );
  return ok(ip);
}

/** Gives back what the key holds in every network of the swarm but those in `kept`. */
export function releaseSwarmAddresses(
  tx: Transaction,
  swarmId: SwarmId,
  key: LeaseKey,
  kept: readonly DockerNetworkId[] = [],
): void {
  const swarm = swarmOf(tx, swarmId);
  const isHeld = ({ id, leases }: SwarmNetwork) => leases[key] !== undefined && !kept.includes(id);
  if (!swarm.networks.some(isHeld)) return;
  const networks = swarm.networks.map((network) => {
    const { [key]: _gone, ...leases } = network.leases;
    return isHeld(network) ? { ...network, leases } : network;
  });
  putSwarm(tx, { ...swarm, networks }, { actor: "swarm", why: "The manager takes the address back." });
}

/** The node does not balance load in the network any more: its address there is free again. */
export function releaseNodeAddress(
  tx: Transaction,
  swarmId: SwarmId,
  networkId: DockerNetworkId,
  nodeId: SwarmNodeId,
): void {
  const others = swarmOf(tx, swarmId).networks.filter(({ id }) => id !== networkId);
  releaseSwarmAddresses(
    tx,
    swarmId,
    `node/${nodeId}`,
    others.map(({ id }) => id),
  );
}

function whom(key: LeaseKey): string {
  const [kind] = key.split("/");
  if (kind === "vip") return "to the service as its virtual address";
  return kind === "node" ? "to the node's load balancer" : "to the endpoint";
}

function neverReady(): Refusal {
  const { error } = daemonRefusal(
    "swarm-network-not-ready",
    "attaching to network failed, make sure your network options are correct and check manager logs: context deadline exceeded",
    "The manager cannot allocate what the network asks for: a VNI that another network has, or an address that is taken or outside the subnet.",
    "docker network inspect NETWORK",
  );
  return error;
}
