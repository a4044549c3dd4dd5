import { ok, type Result } from "../../lib/result.ts";
import type { HostName } from "../../model/ids.ts";
import type { Refusal } from "../../model/refusal.ts";
import type { Swarm, SwarmSettings } from "../../model/swarm.ts";
import type { Transaction } from "../../model/transaction.ts";
import { managerOf, putSwarm } from "./membership.ts";
import { reconcile } from "./reconcile.ts";
import { joinToken } from "./tokens.ts";

/** A secret of the swarm that can be made anew. */
export type Rotation = keyof Swarm["rotations"];

/** POST /swarm/update: new settings. Source: facts on the command line, section 5. */
export function updateSwarm(
  tx: Transaction,
  hostName: HostName,
  change: Partial<SwarmSettings>,
): Result<Swarm, Refusal> {
  const stored = store(tx, hostName, "The managers take over the new settings of the swarm.", (swarm) => ({
    ...swarm,
    settings: { ...swarm.settings, ...change },
  }));
  if (stored.ok) reconcile(tx, stored.value.id);
  return stored;
}

/** POST /swarm/update with one of the secrets to rotate; the old one is not taken any more. */
export function rotateSecret(tx: Transaction, hostName: HostName, which: Rotation): Result<Swarm, Refusal> {
  return store(tx, hostName, WHY[which], (swarm) => {
    const rotations = { ...swarm.rotations, [which]: swarm.rotations[which] + 1 };
    const token = (role: "worker" | "manager") =>
      joinToken(swarm.id, role, { ca: rotations.ca, secret: rotations[role] });
    return { ...swarm, rotations, workerToken: token("worker"), managerToken: token("manager") };
  });
}

const WHY: Readonly<Record<Rotation, string>> = {
  worker: "The managers make a new token for workers; the old one lets nobody in any more.",
  manager: "The managers make a new token for managers; the old one lets nobody in any more.",
  unlockKey: "The managers make a new unlock key.",
  ca: "The managers make a new certificate authority; every node gets a new certificate, and the tokens change.",
};

function store(
  tx: Transaction,
  hostName: HostName,
  why: string,
  change: (swarm: Swarm) => Swarm,
): Result<Swarm, Refusal> {
  const manager = managerOf(tx.world, tx.host(hostName));
  if (!manager.ok) return manager;
  const { swarm } = manager.value;
  const next = { ...change(swarm), version: swarm.version + 1, updated: tx.world.clock };
  putSwarm(tx, next, { actor: "swarm", why, call: { name: "POST /swarm/update" }, show: "docker info" });
  return ok(next);
}
