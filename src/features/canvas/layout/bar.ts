import type { ScenePort, SceneSwitch } from "../scene/scene.ts";
import { textWidth } from "./text-width.ts";

export const BAR_HEIGHT = 54;
/** Half of a socket. */
export const SOCKET = 9;
/** From a socket's middle to the text beside it. */
export const LABEL_GAP = 13;
const TOKEN_SPACE = 46;
const CHIP_PAD = 14;

/** Right edge of the name and the plain words, from the bar's left edge. */
export function barTextRight(scene: SceneSwitch): number {
  return TOKEN_SPACE + Math.max(textWidth(scene.title, 14, "bold"), textWidth(scene.sub, 12, "regular"));
}

export function chipWidth(scene: SceneSwitch): number {
  return textWidth(scene.type.toUpperCase(), 10.5, "bold") + 10 * 0.6 + 14;
}

export function badgeWidth(port: ScenePort): number {
  return port.rules === 0 ? 0 : textWidth(ruleWords(port), 11, "medium") + 34;
}

export function ruleWords(port: ScenePort): string {
  return port.rules === 1 ? "1 rule" : `${port.rules} rules`;
}

/** The port in words, its rules layer by layer included. */
export function portWords(port: ScenePort): string {
  if (port.rules === 0) return port.label;
  const layers = port.layers.map(({ name, rules }) => `${name}: ${rules.join(", ")}`);
  return `${port.label}, ${ruleWords(port)}. ${layers.join(". ")}`;
}

export function portLabel(port: ScenePort): string {
  return port.vlan === null ? port.label : `${port.label} · VLAN ${port.vlan}`;
}

/** Room that a port takes to the right of its middle, label and badge included. */
export function portReach(port: ScenePort, label: string, badge: boolean): number {
  if (label === "") return SOCKET + 2;
  const badgeRoom = badge && port.rules > 0 ? badgeWidth(port) + 6 : 0;
  return LABEL_GAP + textWidth(label, 11, "medium") + badgeRoom;
}

export interface LowerPorts {
  /** Middle of the host port and of the first uplink, from the bar's left edge; null where there is none. */
  readonly hostX: number | null;
  readonly uplinkX: number | null;
  /** Smallest width of the bar that keeps a path through either clear of the words and the type. */
  readonly barWidth: number;
}

const HOST_LABEL = 56;
/** Between the uplinks of a team. */
export const UPLINK_PITCH = 24;
/** From a lower port's middle to the type on its right: a path that comes down stays clear of it. */
const BESIDE_TYPE = 14;
/** What a host vNIC beside the stack reaches over to the right of its port, and to the left of its switch. */
export const LOOSE_RIGHT = 40;
export const LOOSE_LEFT = 22;

/** Where a switch stands from the host's stack; "above" has the switches over the stack below it. */
export type BarPlace = "left" | "over-stack" | "right" | "above";

/**
 * Ports on the lower edge stand clear of the words and the type, so that a packet's path that runs down to them
 * covers neither. `pillWidth` is that of the host vNIC which hangs below the host port; `place` says where the switch
 * stands from the host's stack: the uplink is on the far side, and its trunk passes the vNIC.
 */
export function lowerPorts(
  scene: SceneSwitch,
  pillWidth: number | null,
  hasUplink: boolean,
  place: BarPlace,
): LowerPorts {
  const start = barTextRight(scene) + 24;
  const team = teamWidth(scene);
  const half = (pillWidth ?? 0) / 2;
  const end = BESIDE_TYPE + chipWidth(scene) + CHIP_PAD;
  if (pillWidth === null) {
    const uplinkX = hasUplink ? start : null;
    return { hostX: null, uplinkX, barWidth: (uplinkX ?? start - 10) + team + end };
  }
  if (!hasUplink) return { hostX: start, uplinkX: null, barWidth: start + end };
  if (place === "over-stack") {
    const uplinkX = start + Math.max(HOST_LABEL + 36, half + 24);
    return { hostX: start, uplinkX, barWidth: uplinkX + team + end };
  }
  if (place === "left") {
    const hostX = start + team + Math.max(72, half + 24);
    return { hostX, uplinkX: start, barWidth: Math.max(hostX + end, hostX + half - 22) };
  }
  const pillLeft = place === "above" ? 0 : LOOSE_LEFT;
  const pillRight = Math.max(start + LOOSE_RIGHT, pillWidth - pillLeft);
  const labelRight = start + LABEL_GAP + HOST_LABEL;
  const uplinkX = Math.max(labelRight + SOCKET, pillRight + 16);
  return { hostX: start, uplinkX, barWidth: uplinkX + team + end };
}

/** From the first uplink to the last. */
export function teamWidth({ ports }: SceneSwitch): number {
  return Math.max(0, ports.filter(({ role }) => role === "uplink").length - 1) * UPLINK_PITCH;
}

/** The first uplink, where it is to the right of the host port: the last one stands as near to the type as a path allows. */
export function uplinkBesideType(scene: SceneSwitch, barWidth: number): number {
  return barWidth - CHIP_PAD - chipWidth(scene) - BESIDE_TYPE - teamWidth(scene);
}
