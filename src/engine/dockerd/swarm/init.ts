import { parsePrefix } from "../../lib/ipv4.ts";
import { ok, type Result } from "../../lib/result.ts";
import { swarmId as idFrom } from "../../lib/seed.ts";
import type { DockerNetworkId, HostName, SwarmId } from "../../model/ids.ts";
import type { Refusal } from "../../model/refusal.ts";
import type { Swarm, SwarmNetwork, SwarmNode, SwarmSettings } from "../../model/swarm.ts";
import type { Transaction } from "../../model/transaction.ts";
import type { Host } from "../../model/world.ts";
import { daemonRefusal } from "../refusals.ts";
import { isAtLeast } from "../version.ts";
import { checkDataPathAddress, checkListenAddress, chooseAdvertiseAddress } from "./addresses.ts";
import { forceNewCluster } from "./force-new-cluster.ts";
import { membershipOf, putSwarm, setMembership, swarmLocked } from "./membership.ts";
import { newNode } from "./new-node.ts";
import { allocateVnis, nextSubnet } from "./pools.ts";
import { showSwarmNetwork } from "./show-network.ts";
import { joinToken } from "./tokens.ts";

export interface SwarmInitRequest {
  readonly advertiseAddress: string;
  readonly listenAddress: string;
  readonly dataPathAddress: string;
  /** 0: the default, 4789. */
  readonly dataPathPort: number;
  readonly availability: SwarmNode["availability"];
  readonly addressPools: readonly string[];
  readonly subnetSize: number;
  readonly settings: SwarmSettings;
  /** A manager goes on alone with what it knows. */
  readonly forceNewCluster: boolean;
}

/** POST /swarm/init. Checks in the daemon's order. Source: facts on the command line, section 5.1. */
export function swarmInit(
  tx: Transaction,
  hostName: HostName,
  request: SwarmInitRequest,
): Result<{ readonly swarm: Swarm; readonly node: SwarmNode }, Refusal> {
  const host = tx.host(hostName);
  const membership = membershipOf(tx.world, host);
  if (membership?.node.role === "manager" && request.forceNewCluster) {
    if (membership.node.locked) return swarmLocked(membership.swarm);
    return ok({ swarm: forceNewCluster(tx, membership), node: membership.node });
  }
  if (membership) return alreadyInSwarm();
  const badPool = refusedPool(request);
  if (badPool) return badPool;
  const listen = checkListenAddress(host, request.listenAddress);
  if (!listen.ok) return listen;
  const address = chooseAdvertiseAddress(host, request.advertiseAddress);
  if (!address.ok) return address;
  const dataPath = checkDataPathAddress(host, request.dataPathAddress);
  if (!dataPath.ok) return dataPath;

  const swarmId = newSwarmId(tx, host);
  const node = newNode(tx, hostName, {
    role: "manager",
    leader: true,
    address: address.value,
    listenAddress: listen.value,
    availability: request.availability,
  });
  const bare: Swarm = {
    id: swarmId,
    created: tx.world.clock,
    workerToken: joinToken(swarmId, "worker", { ca: 0, secret: 0 }),
    managerToken: joinToken(swarmId, "manager", { ca: 0, secret: 0 }),
    addressPools: request.addressPools.length > 0 ? request.addressPools : ["10.0.0.0/8"],
    subnetSize: request.subnetSize,
    dataPathPort: request.dataPathPort === 0 ? 4789 : request.dataPathPort,
    settings: request.settings,
    rotations: { worker: 0, manager: 0, unlockKey: 0, ca: 0 },
    version: 1,
    updated: tx.world.clock,
    nodes: [node],
    networks: [],
    services: [],
    tasks: [],
  };
  const ingress = ingressNetwork(tx, bare, isAtLeast(host.settings.docker.version, 19, 3));
  const swarm: Swarm = { ...bare, networks: [ingress] };
  setMembership(
    tx,
    hostName,
    { swarmId, nodeId: node.id },
    {
      actor: "dockerd",
      why: `dockerd becomes a manager: it listens on ${listen.value} for other nodes and on 7946 for their gossip.`,
      call: { name: "POST /swarm/init" },
      show: "docker info",
    },
  );
  putSwarm(tx, swarm, {
    actor: "swarm",
    why: `The manager makes certificates and join tokens, and plans the network ingress (${ingress.ipam[0]?.subnet ?? ""}, VNI ${ingress.vnis[0] ?? ""}) for the routing mesh.`,
    show: "docker node ls",
  });
  showSwarmNetwork(tx, hostName, ingress);
  return ok({ swarm, node });
}

/**
 * The id of a swarm, and with it the tokens, derive from the host that makes it, not from the moment: a script can hold
 * the line that joins.
 */
function newSwarmId({ world }: Transaction, { settings }: Host): SwarmId {
  let count = 0;
  const seeded = () => idFrom(`${settings.docker.id}/swarm/${count}`) as SwarmId;
  while (world.swarms.has(seeded())) count += 1;
  return seeded();
}

/** A host is in one swarm at a time. */
export function alreadyInSwarm(): ReturnType<typeof daemonRefusal> {
  return daemonRefusal(
    "already-in-swarm",
    'This node is already part of a swarm. Use "docker swarm leave" to leave this swarm and join another one.',
    "A host is in one swarm at a time.",
    "docker swarm leave",
  );
}

function refusedPool({
  dataPathPort,
  subnetSize,
  addressPools,
}: SwarmInitRequest): Result<never, Refusal> | null {
  if (dataPathPort !== 0 && (dataPathPort < 1024 || dataPathPort > 49151)) {
    return daemonRefusal(
      "data-path-port-invalid",
      `Datapath port number is not in valid range (1024-49151) : ${dataPathPort}`,
      "The default is 4789, the port of VXLAN.",
    );
  }
  if (subnetSize < 8 || subnetSize > 29) {
    return daemonRefusal("subnet-size-invalid", `subnet size is out of range: ${subnetSize}`, "Use 8 to 29.");
  }
  const tooSmall = addressPools.find((pool) => (parsePrefix(pool)?.length ?? 0) > subnetSize);
  if (tooSmall === undefined) return null;
  return daemonRefusal(
    "address-pool-too-small",
    `invalid CIDR: "${tooSmall}". Subnet size is too small for pool: ${subnetSize}`,
    "The pool is cut into subnets of that size: take a larger pool or a longer mask.",
  );
}

/** Older daemons keep 10.255.0.0/16 for the routing mesh. Source: facts on HNS, section 7.6. */
function ingressNetwork(tx: Transaction, swarm: Swarm, newer: boolean): SwarmNetwork {
  const old = { subnet: "10.255.0.0/16", gateway: "10.255.0.1" };
  const config = newer ? (nextSubnet(swarm) ?? old) : old;
  return {
    id: tx.mintSwarmId("ingress") as DockerNetworkId,
    name: "ingress",
    driver: "overlay",
    ingress: true,
    attachable: false,
    internal: false,
    created: tx.world.clock,
    ipam: [config],
    vnis: allocateVnis(swarm.networks, 1, null) ?? [],
    options: {},
    labels: {},
    leases: {},
  };
}
