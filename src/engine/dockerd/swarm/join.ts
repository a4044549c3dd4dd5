import { ok, type Result } from "../../lib/result.ts";
import type { HostName } from "../../model/ids.ts";
import type { Refusal } from "../../model/refusal.ts";
import type { Swarm, SwarmNode } from "../../model/swarm.ts";
import type { Transaction } from "../../model/transaction.ts";
import type { World } from "../../model/world.ts";
import { daemonRefusal } from "../refusals.ts";
import { checkDataPathAddress, checkListenAddress, chooseAdvertiseAddress } from "./addresses.ts";
import { alreadyInSwarm } from "./init.ts";
import { hasQuorum, membershipOf, putSwarm, setMembership } from "./membership.ts";
import { newNode } from "./new-node.ts";
import { reconcile } from "./reconcile.ts";
import { showSwarmNetwork } from "./show-network.ts";
import { fingerprintOf, isToken, roleOfToken, type SwarmRole } from "./tokens.ts";
import { isFiltered } from "./underlay.ts";

export interface SwarmJoinRequest {
  /** HOST:PORT of a manager. */
  readonly remote: string;
  readonly token: string;
  readonly advertiseAddress: string;
  readonly listenAddress: string;
  readonly dataPathAddress: string;
  readonly availability: SwarmNode["availability"];
}

/** POST /swarm/join; answers the role that the token gave. Source: facts on the command line, section 5.2. */
export function swarmJoin(
  tx: Transaction,
  hostName: HostName,
  request: SwarmJoinRequest,
): Result<SwarmRole, Refusal> {
  const host = tx.host(hostName);
  if (membershipOf(tx.world, host)) return alreadyInSwarm();
  const listen = checkListenAddress(host, request.listenAddress);
  if (!listen.ok) return listen;
  if (!isToken(request.token)) return badToken();
  const swarm = swarmAt(tx.world, hostName, request.remote);
  if (swarm === null) return timeout(request.remote);
  const role = roleOfToken(swarm, request.token);
  if (role === null) return foreignToken(swarm, request.token);
  const address = chooseAdvertiseAddress(host, request.advertiseAddress);
  if (!address.ok) return address;
  const dataPath = checkDataPathAddress(host, request.dataPathAddress);
  if (!dataPath.ok) return dataPath;

  const node = newNode(tx, hostName, {
    role,
    leader: false,
    address: address.value,
    listenAddress: listen.value,
    availability: request.availability,
  });
  setMembership(
    tx,
    hostName,
    { swarmId: swarm.id, nodeId: node.id },
    {
      actor: "dockerd",
      why: `dockerd on ${hostName} shows its token to ${request.remote} and is let in as a ${role}.`,
      call: { name: "POST /swarm/join" },
      show: "docker info",
    },
  );
  putSwarm(
    tx,
    { ...swarm, nodes: [...swarm.nodes, node] },
    {
      actor: "swarm",
      why: `The manager adds ${hostName} (${address.value}) to the nodes; gossip on 7946 tells all of them.`,
      show: "docker node ls",
    },
  );
  for (const network of swarm.networks) {
    if (role === "manager" || network.ingress) showSwarmNetwork(tx, hostName, network);
  }
  reconcile(tx, swarm.id);
  return ok(role);
}

/** The swarm whose manager listens at the address and lets this host's packets through. */
function swarmAt(world: World, from: HostName, remote: string): Swarm | null {
  const address = remote.replace(/:\d*$/, "");
  const reachable = (node: SwarmNode) =>
    node.role === "manager" &&
    node.status === "ready" &&
    (node.address === address || node.host === address) &&
    node.host !== from &&
    !isFiltered(world, from, node.host, "tcp/2377");
  return world.swarms.find((swarm) => hasQuorum(swarm) && swarm.nodes.some(reachable)) ?? null;
}

function badToken(): ReturnType<typeof daemonRefusal> {
  return daemonRefusal(
    "join-token-invalid",
    "invalid join token",
    "Copy the whole token that a manager prints.",
    "docker swarm join-token worker",
  );
}

function timeout(remote: string): ReturnType<typeof daemonRefusal> {
  return daemonRefusal(
    "swarm-manager-unreachable",
    'Timeout was reached before node joined. The attempt to join the swarm will continue in the background. Use the "docker info" command to see the current swarm status of your node.',
    `No manager answers at ${remote}: check the address, and that TCP 2377 is open to it. Nothing has changed here.`,
  );
}

function foreignToken(swarm: Swarm, token: string): ReturnType<typeof daemonRefusal> {
  const sameCluster = token.split("-")[2] === swarm.workerToken.split("-")[2];
  if (sameCluster) return badToken();
  return daemonRefusal(
    "join-token-foreign",
    `remote CA does not match fingerprint. Expected: ${fingerprintOf(swarm)}`,
    "The token is of another swarm than the one at this address.",
    "docker swarm join-token worker",
  );
}
