import { ACTORS, type Actor, type WorldEvent } from "#engine";

/** Top to bottom is who is called: a lane for each service that takes part. */
const ORDER: readonly Actor[] = [
  "docker",
  "dockerd",
  "swarm",
  "HNS",
  "HCS",
  "VMSwitch",
  "VFP",
  "WinNAT",
  "Firewall",
  "TCPIP",
  "Windows",
  "lab",
];

/** Services that only act when a service above calls them. */
const CALLED_BY: Readonly<Partial<Record<Actor, Actor>>> = {
  VMSwitch: "HNS",
  VFP: "HNS",
  WinNAT: "HNS",
  Firewall: "HNS",
  TCPIP: "HNS",
};

/** Who acts in an event and whom it reaches; the same lane twice when a service does it by itself. */
export interface Move {
  readonly from: Actor;
  readonly to: Actor;
}

export function moveOf(event: WorldEvent): Move {
  const { actor } = event;
  if (event.type === "call-made" && !CALLED_BY[actor]) return { from: actor, to: calledBy(event) };
  // A command typed at a lower level, such as New-VMSwitch, has no HNS above it; the actor stands alone then too.
  return { from: CALLED_BY[actor] ?? actor, to: actor };
}

function calledBy({ actor, kind, call }: WorldEvent): Actor {
  // The swarm's agent orders containers from the daemon that it is a part of.
  if (actor === "docker" || (actor === "swarm" && kind === "containers")) return "dockerd";
  if (call?.name.startsWith("Hcs")) return "HCS";
  if (kind === "hnsNetworks" || kind === "hnsEndpoints" || kind === "hnsPolicyLists") return "HNS";
  if (kind === "vswitches" || kind === "ports" || kind === "vnics") return "VMSwitch";
  if (kind === "vfpSpaces") return "VFP";
  return actor;
}

export function lanesOf(events: readonly WorldEvent[]): readonly Actor[] {
  const used = new Set(events.flatMap((event) => Object.values(moveOf(event)) as Actor[]));
  return ORDER.filter((actor) => used.has(actor));
}

/** All actors have a lane: one that is missing in the order would be lost in silence. */
export const ACTORS_WITHOUT_LANE: readonly Actor[] = ACTORS.filter((actor) => !ORDER.includes(actor));
