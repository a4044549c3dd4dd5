import type { SceneHost, ScenePNic } from "../scene/scene.ts";
import { right } from "./geometry.ts";
import type { PlacedPNic, PlacedStack, PlacedSwitch } from "./placed.ts";
import { spread } from "./spread.ts";
import { textWidth } from "./text-width.ts";

export const PNIC_HEIGHT = 26;
const GAP = 16;

export function pnicWidth(pnic: ScenePNic): number {
  return textWidth("pNIC", 12, "bold") + 36 + textWidth(pnicText(pnic), 11.5, "code") + 18;
}

export function pnicText(pnic: ScenePNic): string {
  return pnic.address === null ? pnic.title : `${pnic.title} ${pnic.address}`;
}

/** On the host's lower edge: under their uplink, or under the stack. */
export function placePNics(
  host: SceneHost,
  switches: readonly PlacedSwitch[],
  stack: PlacedStack,
  edgeY: number,
  positions: Readonly<Record<string, { readonly x: number }>>,
): readonly PlacedPNic[] {
  let stackX = stack.rect.x - 6;
  const wishes = host.pnics.map((pnic) => {
    const w = pnicWidth(pnic);
    const vswitch = switches.find(({ key }) => key === pnic.switchKey);
    const uplink = vswitch?.ports.find(({ scene }) => scene.role === "uplink");
    const team = vswitch?.scene.pnicKeys.indexOf(pnic.key) ?? 0;
    let want: number;
    if (vswitch && uplink) {
      const under = vswitch.rect.x + (vswitch.trunkX ?? uplink.x);
      // Near the bar's end the trunk comes down near the adapter's: the host need not be wider for it.
      const inside = Math.min(under, right(vswitch.rect) + 6 - w / 2);
      want = inside + Math.max(0, team) * (w + GAP);
    } else {
      want = stackX + w / 2;
      stackX += w + GAP;
    }
    const placed = positions[pnic.key];
    return { key: pnic.key, want: placed ? placed.x + w / 2 : want, before: w / 2, after: w / 2 + GAP };
  });
  const centres = spread(wishes, Math.min(stack.rect.x - 6, 18));
  return host.pnics.map((pnic) => {
    const w = pnicWidth(pnic);
    const x = (centres.get(pnic.key) ?? right(stack.rect)) - w / 2;
    return { key: pnic.key, scene: pnic, rect: { x, y: edgeY - PNIC_HEIGHT / 2, w, h: PNIC_HEIGHT } };
  });
}
