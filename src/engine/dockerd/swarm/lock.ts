import { ok, type Result } from "../../lib/result.ts";
import type { HostName } from "../../model/ids.ts";
import type { Refusal } from "../../model/refusal.ts";
import type { SwarmNode } from "../../model/swarm.ts";
import type { Transaction } from "../../model/transaction.ts";
import { daemonRefusal } from "../refusals.ts";
import { membershipOf, putSwarm } from "./membership.ts";
import { unlockKeyOf } from "./tokens.ts";

/** The daemon of a manager starts: under autolock it cannot read its own state without the key. */
export function lockManager(tx: Transaction, host: HostName): void {
  const membership = membershipOf(tx.world, tx.host(host));
  if (membership?.node.role !== "manager" || !membership.swarm.settings.autolock) return;
  setLocked(
    tx,
    host,
    true,
    `dockerd on ${host} finds the state of the swarm encrypted: the manager waits for the unlock key.`,
  );
}

/**
 * POST /swarm/unlock. Source: moby, daemon/cluster/swarm.go, UnlockSwarm; swarmkit, manager/encryption, for a text that
 * is no key.
 */
export function unlockManager(tx: Transaction, host: HostName, key: string): Result<void, Refusal> {
  const membership = membershipOf(tx.world, tx.host(host));
  if (!membership) return ok(undefined);
  tx.call(host, "hosts", host, {
    actor: "docker",
    why: "The docker client hands the unlock key to the daemon.",
    call: { name: "POST /swarm/unlock" },
  });
  if (!/^SWMKEY-1-[A-Za-z0-9+/]{43}$/.test(key)) return refusedKey("invalid key string");
  if (key !== unlockKeyOf(membership.swarm)) {
    return refusedKey("swarm could not be unlocked: invalid key provided");
  }
  setLocked(
    tx,
    host,
    false,
    `The key fits: the manager on ${host} reads its state and takes part in the swarm again.`,
  );
  return ok(undefined);
}

function refusedKey(message: string): ReturnType<typeof daemonRefusal> {
  return daemonRefusal(
    "swarm-key-invalid",
    message,
    "The key is what docker swarm unlock-key prints on a manager that is not locked.",
  );
}

function setLocked(tx: Transaction, host: HostName, locked: boolean, why: string): void {
  const membership = membershipOf(tx.world, tx.host(host));
  if (!membership || membership.node.locked === locked) return;
  const { swarm, node } = membership;
  const change = (each: SwarmNode) => (each.id === node.id ? { ...each, locked } : each);
  const cause = { actor: "swarm", why, show: "docker info" } as const;
  putSwarm(tx, { ...swarm, nodes: swarm.nodes.map(change) }, cause);
}
