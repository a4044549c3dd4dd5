import type { Container, HnsNetworkType } from "#engine";
import type { RunState, Tone } from "./scene.ts";

const DRIVER_TONES: Partial<Record<HnsNetworkType, Tone>> = {
  nat: "nat",
  transparent: "transparent",
  l2bridge: "l2bridge",
  l2tunnel: "l2tunnel",
  overlay: "overlay",
};

/** What is drawn for an HNS network type; types that Docker has no driver for stay neutral. */
export function toneOf(type: HnsNetworkType | undefined): Tone {
  return (type !== undefined && DRIVER_TONES[type]) || "plain";
}

/** "mcr.microsoft.com/windows/servercore/iis:windowsservercore-ltsc2022" → "servercore/iis:ltsc2022". */
export function shortImage(image: string): string {
  return image
    .replace(/@sha256:.*$/, "")
    .replace(/^mcr\.microsoft\.com\//, "")
    .replace(/^windows\//, "")
    .replace(/:(?:windowsservercore|nanoserver)-/, ":");
}

/** Exit codes that stopping a container leaves: no failure. 3221225786 is Windows' "terminated by Ctrl C". */
const STOPPED_BY_HAND = new Set([0, 137, 143, 3221225786]);

export function runStateOf(container: Container): RunState {
  switch (container.state) {
    case "running":
      return "running";
    case "paused":
      return "paused";
    case "dead":
      return "failed";
    case "exited":
      return STOPPED_BY_HAND.has(container.exitCode) ? "stopped" : "failed";
    default:
      return "stopped";
  }
}

export function stateText(container: Container): string {
  if (container.state === "exited") return `stopped, exit code ${container.exitCode}`;
  if (container.state === "created") return "created, not started";
  return container.state;
}

/** "1 rule", "2 rules". */
export function counted(count: number, one: string, many: string): string {
  return `${count.toLocaleString("en-US")} ${count === 1 ? one : many}`;
}

/** Longest names on the canvas, in characters: the whole name is in the tooltip. */
const LONGEST = 30;

/** A name as it is drawn: a long one ends in "…", none changes the reading direction of what stands beside it. */
export function drawnName(name: string, most = LONGEST): string {
  const letters = [...name];
  const kept = letters.length <= most ? name : `${letters.slice(0, most - 1).join("")}…`;
  return TURNS.test(kept) ? `\u2068${kept}\u2069` : kept;
}

/** Letters and controls that read from right to left. */
const TURNS = /[\u0590-\u08ff\u200e\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufeff]/;

/** ["a"] → "a"; ["a", "b", "c"] → "a, b +1". */
export function joinShort(names: readonly string[], most: number): string {
  const shown = names.slice(0, most).join(", ");
  return names.length > most ? `${shown} +${names.length - most}` : shown;
}
