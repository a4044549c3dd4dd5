import { ok, type Result } from "../../lib/result.ts";
import type { Cause } from "../../model/events.ts";
import type { HostName } from "../../model/ids.ts";
import type { Refusal } from "../../model/refusal.ts";
import type { Swarm, SwarmNode } from "../../model/swarm.ts";
import type { Transaction } from "../../model/transaction.ts";
import type { Host, World } from "../../model/world.ts";
import { daemonRefusal } from "../refusals.ts";
import { unlockKeyOf } from "./tokens.ts";

export interface Membership {
  readonly swarm: Swarm;
  readonly node: SwarmNode;
}

/** The swarm that the host is in, and its node there; null outside a swarm. */
export function membershipOf(world: World, host: Host): Membership | null {
  const member = host.settings.docker.swarm;
  const swarm = member === null ? undefined : world.swarms.get(member.swarmId);
  const node = swarm?.nodes.find((each) => each.id === member?.nodeId);
  return swarm && node ? { swarm, node } : null;
}

/** The membership of a manager; everybody else reads why not. Source: facts on the command line, section 5.5. */
export function managerOf(world: World, host: Host): Result<Membership, Refusal> {
  const membership = membershipOf(world, host);
  if (membership === null) return notInSwarm();
  if (membership.node.locked) return swarmLocked(membership.swarm);
  if (membership.node.role === "manager") {
    return hasQuorum(membership.swarm) ? ok(membership) : noLeader();
  }
  return daemonRefusal(
    "not-swarm-manager",
    "This node is not a swarm manager. Worker nodes can't be used to view or modify cluster state. Please run this command on a manager node or promote the current node to a manager.",
    `Type it on ${membership.swarm.nodes.find((each) => each.role === "manager")?.host ?? "a manager"}: only managers hold the state of the swarm.`,
  );
}

/** Raft needs more than half of the managers to decide anything. */
export function hasQuorum({ nodes }: Swarm): boolean {
  const managers = nodes.filter(({ role }) => role === "manager");
  return 2 * managers.filter(({ status }) => status === "ready").length > managers.length;
}

/** Source: moby, daemon/cluster/errors.go. */
export function swarmLocked(swarm: Swarm): ReturnType<typeof daemonRefusal> {
  return daemonRefusal(
    "swarm-locked",
    'Swarm is encrypted and needs to be unlocked before it can be used. Please use "docker swarm unlock" to unlock it.',
    "Under autolock a manager keeps the key of its state in memory only: after a restart of its daemon somebody has to give it the key.",
    `"${unlockKeyOf(swarm)}" | docker swarm unlock`,
  );
}

function noLeader(): ReturnType<typeof daemonRefusal> {
  return daemonRefusal(
    "swarm-without-leader",
    "rpc error: code = Unknown desc = The swarm does not have a leader. It's possible that too few managers are online. Make sure more than half of the managers are online.",
    "Managers decide by majority, and half of them or more do not answer. What runs keeps running; nothing can be changed.",
    "docker swarm init --force-new-cluster",
  );
}

export function notInSwarm(): ReturnType<typeof daemonRefusal> {
  return daemonRefusal(
    "not-swarm-manager",
    'This node is not a swarm manager. Use "docker swarm init" or "docker swarm join" to connect this node to swarm and try again.',
    "Networks and services that span hosts live in a swarm: make one first.",
    "docker swarm init",
  );
}

/** Stores the swarm as the managers hold it now. */
export function putSwarm(tx: Transaction, swarm: Swarm, cause: Cause): void {
  tx.putShared("swarms", swarm.id, swarm, cause);
}

/** The swarm as it is now; throws when it is gone, which callers exclude. */
export function swarmOf(tx: Transaction, id: Swarm["id"]): Swarm {
  const swarm = tx.world.swarms.get(id);
  if (!swarm) throw new Error(`no such swarm: ${id}`);
  return swarm;
}

/** Writes into the daemon's settings which swarm the host is in. */
export function setMembership(
  tx: Transaction,
  hostName: HostName,
  swarm: Host["settings"]["docker"]["swarm"],
  cause: Cause,
): void {
  const { settings } = tx.host(hostName);
  tx.putHost({ ...settings, docker: { ...settings.docker, swarm } }, cause);
}
