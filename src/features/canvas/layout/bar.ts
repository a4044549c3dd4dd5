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
  return TOKEN_SPACE + Math.max(textWidth(scene.name, 14, "bold"), textWidth(scene.sub, 12, "regular"));
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
  /** Middle of the host port and of the uplink, from the bar's left edge; null where there is none. */
  readonly hostX: number | null;
  readonly uplinkX: number | null;
  /** The uplink stands at the bar's right end, beyond the type; its label is on its left. */
  readonly uplinkAtEnd: boolean;
  /** Smallest width of the bar that keeps a path through either clear of the words and the type. */
  readonly barWidth: number;
}

const HOST_LABEL = 56;
/** From the middle of an uplink at the bar's end to the bar's right edge. */
export const END_INSET = 20;
/** What a host vNIC beside the stack reaches over to the right of its port, and to the left of its switch. */
export const LOOSE_RIGHT = 40;
export const LOOSE_LEFT = 22;

/**
 * Ports on the lower edge stand clear of the words and the type, so that a packet's path that runs down to them
 * covers neither. `pillWidth` is that of the host vNIC which hangs below the host port; `place` says where the switch
 * stands from the host's stack: the uplink is on the far side, and its trunk passes the vNIC.
 */
export function lowerPorts(
  scene: SceneSwitch,
  pillWidth: number | null,
  hasUplink: boolean,
  place: "left" | "over-stack" | "right",
): LowerPorts {
  const start = barTextRight(scene) + 24;
  const half = (pillWidth ?? 0) / 2;
  const end = chipWidth(scene) + CHIP_PAD + 16;
  if (hasUplink && place === "right") return uplinkAtEnd(scene, pillWidth, start);
  const between = { uplinkAtEnd: false };
  if (pillWidth === null) {
    const uplinkX = hasUplink ? start : null;
    return { ...between, hostX: null, uplinkX, barWidth: (uplinkX ?? start - 10) + end };
  }
  if (!hasUplink) return { ...between, hostX: start, uplinkX: null, barWidth: start + end };
  if (place === "over-stack") {
    const uplinkX = start + Math.max(HOST_LABEL + 36, half + 24);
    return { ...between, hostX: start, uplinkX, barWidth: uplinkX + end };
  }
  const uplinkX = start;
  const hostX = uplinkX + Math.max(72, half + 24);
  return { ...between, hostX, uplinkX, barWidth: Math.max(hostX + end, hostX + half - 22) };
}

/** Words, host port, type, uplink: each clear of what is beside and below it. */
function uplinkAtEnd(scene: SceneSwitch, pillWidth: number | null, start: number): LowerPorts {
  const hostX = pillWidth === null ? null : start;
  const typeRight = (hostX ?? start - 24) + 16 + chipWidth(scene);
  const uplink = scene.ports.find(({ role }) => role === "uplink");
  const labels =
    (hostX ?? 0) +
    HOST_LABEL +
    LABEL_GAP +
    14 +
    (uplink ? textWidth(portLabel(uplink), 11, "medium") : 0) +
    LABEL_GAP;
  const pillRight = pillWidth === null ? 0 : Math.max((hostX ?? 0) + LOOSE_RIGHT, pillWidth - LOOSE_LEFT);
  const uplinkX = Math.max(typeRight + END_INSET, hostX === null ? 0 : labels, pillRight + 20);
  return { hostX, uplinkX, uplinkAtEnd: true, barWidth: uplinkX + END_INSET };
}
