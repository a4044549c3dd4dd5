import type { PlacedBar } from "../layout/placed.ts";
import { messages } from "../messages.ts";
import type { SceneContainer, SceneDevice, SceneSwitch } from "../scene/scene.ts";

/** What a screen reader calls the things whose drawn words do not say it all. No label says a word twice. */

export function barLabel({ kind, scene }: PlacedBar): string {
  return kind === "vnet" || scene.name === "LAN" ? scene.label : `LAN ${scene.label}`;
}

export function deviceLabel({ name, kind, sub }: SceneDevice): string {
  return `${name}, ${messages.devices[kind]}, ${sub}`;
}

/** A switch that its containers are drawn in. */
export function groupLabel({ name, tone }: SceneSwitch, containers: readonly SceneContainer[]): string {
  const stopped = containers.filter(({ state }) => state === "stopped").length;
  const words = [name, tone === name || tone === "plain" ? "" : tone, messages.containers(containers.length)];
  return [...words, stopped > 0 ? `${stopped} stopped` : ""].filter((word) => word !== "").join(", ");
}

/** The tooltip of a name that is drawn shorter than it is. */
export function fullName({ name, title }: { readonly name: string; readonly title: string }) {
  return name === title ? undefined : name;
}
