import type { VfpPort, VfpRule, VfpSpace } from "../../model/vfp.ts";
import type { VSwitch } from "../../model/vswitch.ts";
import type { Host } from "../../model/world.ts";
import type { Frame } from "../frame.ts";
import { changed, type HopDraft, lost, type Transition } from "../hop.ts";
import type { PortPlace } from "../host-index.ts";
import type { Reason } from "../reasons.ts";
import type { ComponentId, HopAction } from "../vocabulary.ts";

/** A port whose VFP is at work. */
export interface VfpPlace {
  readonly host: Host;
  readonly vswitch: VSwitch;
  readonly port: PortPlace;
  readonly vfp: VfpPort;
}

export function keeperOf(host: Host): string {
  return `vfp/${host.settings.name}`;
}

/** The mapping space that the port's frames are enveloped by; null where nothing is enveloped. */
export function spaceOf({ host, vfp }: VfpPlace): VfpSpace | null {
  for (const layer of vfp.layers) {
    for (const group of layer.groups) {
      for (const { action } of group.rules) {
        if (action.type === "encapsulate") return host.vfpSpaces.get(action.spaceId) ?? null;
      }
    }
  }
  return null;
}

export function ruleName(rule: VfpRule): string {
  return rule.friendlyName === "" ? rule.id : rule.friendlyName;
}

export function vfpHop(
  { host, port }: Pick<VfpPlace, "host" | "port">,
  component: ComponentId,
  action: HopAction,
  before: Frame,
  after: Frame,
  decidedBy: string,
  why: () => string,
): HopDraft {
  return changed(host.settings.name, component, action, before, after, () => ({
    object: `VFP of port ${port.port.number}`,
    target: { kind: "ports", host: host.settings.name, id: port.port.id },
    decidedBy,
    why: why(),
  }));
}

export function vfpLost(
  { host, port }: Pick<VfpPlace, "host" | "port">,
  frame: Frame,
  reason: Reason,
  component: ComponentId,
  decidedBy: string,
  why: () => string,
): Transition {
  return lost(frame, reason, host.settings.name, component, () => ({
    object: `VFP of port ${port.port.number}`,
    target: { kind: "ports", host: host.settings.name, id: port.port.id },
    decidedBy,
    why: why(),
  }));
}
