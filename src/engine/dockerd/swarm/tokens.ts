import { Stream } from "../../lib/seed.ts";
import type { Swarm } from "../../model/swarm.ts";

export type SwarmRole = "worker" | "manager";

/** "SWMTKN-1-" and 50 characters of the cluster's certificate, then 25 of the role's secret. */
export function joinToken(
  swarmId: string,
  role: SwarmRole,
  generation: { readonly ca: number; readonly secret: number },
): string {
  const certificate = new Stream(`${swarmId}/ca/${generation.ca}`).base36(50);
  const secret = new Stream(`${swarmId}/${role}/${generation.secret}`).base36(25);
  return `SWMTKN-1-${certificate}-${secret}`;
}

export function tokenOf(swarm: Swarm, role: SwarmRole): string {
  return role === "manager" ? swarm.managerToken : swarm.workerToken;
}

export function isToken(text: string): boolean {
  return /^SWMTKN-1-[a-z0-9]{50}-[a-z0-9]{25}$/.test(text);
}

/** The role that a token gives; null when it belongs to another cluster or was rotated. */
export function roleOfToken(swarm: Swarm, token: string): SwarmRole | null {
  if (token === swarm.managerToken) return "manager";
  return token === swarm.workerToken ? "worker" : null;
}

/** Fingerprint of the certificate authority, as the error about a foreign token prints it. */
export function fingerprintOf(swarm: Swarm): string {
  return new Stream(`${swarm.id}/fingerprint/${swarm.rotations.ca}`).hex(64);
}

/** "SWMKEY-1-" and 43 characters of base 64: what unlocks a manager after its daemon was restarted. */
export function unlockKeyOf({ id, rotations }: Swarm): string {
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  const stream = new Stream(`${id}/unlock/${rotations.unlockKey}`);
  const letters = Array.from({ length: 43 }, () => alphabet[stream.below(64)] ?? "");
  return `SWMKEY-1-${letters.join("")}`;
}
