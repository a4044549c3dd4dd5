import { ACTORS, type Actor, type WorldEvent } from "#engine";
import { refKey } from "#store";
import type { Rect } from "../layout/geometry.ts";

/** One service of the host, with its place in the left half, relative to the host. */
export interface ServiceCard {
  readonly actor: Actor;
  readonly title: string;
  readonly sub: string;
  readonly rect: Rect;
}

const SERVICES: Readonly<Record<Actor, readonly [title: string, sub: string]>> = {
  docker: ["docker", "the command you type"],
  dockerd: ["dockerd", "engine and libnetwork"],
  HNS: ["HNS", "networking service"],
  HCS: ["HCS", "compute service"],
  VMSwitch: ["VMSwitch", "virtual switches"],
  VFP: ["VFP", "rules on ports"],
  WinNAT: ["WinNAT", "address swap"],
  Firewall: ["Firewall", "host filter"],
  TCPIP: ["TCP/IP", "addresses, routes"],
  Windows: ["Windows", "the system itself"],
  swarm: ["swarm", "managers and workers"],
  lab: ["lab", "what no service does"],
};

const CARD_W = 172;
const SECOND = 184;
const CARD_H = 46;
const LEFT = 24;
const TOP = 82;
const ROW = 96;
const TIGHT_ROW = 62;
/** Where arrows run between the services and what they build. */
export const GUTTER = LEFT + SECOND + CARD_W + 13;

/** docker calls dockerd, dockerd calls HCS and HNS, and those call what is below them, as on a real host. */
export function serviceCards(events: readonly WorldEvent[]): readonly ServiceCard[] {
  const used = new Set(events.map(({ actor }) => actor));
  const has = (actor: Actor) => used.has(actor);
  const top: readonly Actor[] = ["docker", "dockerd"];
  const middle: readonly Actor[] = ["HCS", "HNS"];
  const below = ACTORS.filter((actor) => has(actor) && !top.includes(actor) && !middle.includes(actor));
  const card = (actor: Actor, x: number, y: number): ServiceCard => {
    const [title, sub] = SERVICES[actor];
    return { actor, title, sub, rect: { x: LEFT + x, y: TOP + y, w: CARD_W, h: CARD_H } };
  };
  const usesDocker = top.some(has);
  const cards = usesDocker ? [card("docker", SECOND / 2, 0), card("dockerd", SECOND / 2, ROW)] : [];
  const from = usesDocker ? 2 * ROW : 0;
  cards.push(card("HCS", 0, from), card("HNS", SECOND, from));
  for (const [index, actor] of below.entries()) {
    cards.push(card(actor, (index % 2) * SECOND, from + ROW + Math.floor(index / 2) * TIGHT_ROW));
  }
  return cards;
}

/** Height that the cards need in the host. */
export function servicesHeight(cards: readonly ServiceCard[]): number {
  return Math.max(0, ...cards.map(({ rect }) => rect.y + rect.h)) + 40;
}

/** Who calls whom, among the cards that are there. */
export const CALLS: readonly (readonly [Actor, Actor])[] = [
  ["docker", "dockerd"],
  ["dockerd", "HCS"],
  ["dockerd", "HNS"],
];

/** Key of the object that an event is about; null when it is about the lab as a whole. */
export function eventKey(event: WorldEvent): string | null {
  if (event.kind === "world") return null;
  const host = event.kind === "hosts" ? null : event.host;
  return refKey({ kind: event.kind, host, id: event.id });
}
