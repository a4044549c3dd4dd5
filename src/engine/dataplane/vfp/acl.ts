import type { VfpLayer } from "../../model/vfp.ts";
import { type Frame, serviceOf } from "../frame.ts";
import { after, type HopDraft, type Transition } from "../hop.ts";
import type { Net } from "../net.ts";
import { firstMatch } from "./match.ts";
import { portOwnerName } from "./owner.ts";
import { ruleName, type VfpPlace, vfpHop, vfpLost } from "./port.ts";

/** Access rules of the port. They are stateful: the answer to a packet that passed is let through. */
export function filter(
  net: Net,
  place: VfpPlace,
  layer: VfpLayer,
  direction: "OUT" | "IN",
  frame: Frame,
  viaUplink: () => boolean,
  hops: readonly HopDraft[],
): HopDraft | Transition {
  const portId = place.port.port.id;
  const known = frame.phase === "reply" && net.sessions.hasPassed(portId);
  const rule = known ? null : firstMatch(layer, direction, frame.headers, viaUplink);
  const owner = portOwnerName(place);
  if (rule?.action.type === "block") {
    const why = () => `The access list of ${owner}'s port blocks ${serviceOf(frame.headers)}.`;
    const decidedBy = `${layer.name}: rule ${ruleName(rule)}, priority ${rule.priority}, block`;
    return after(hops, vfpLost(place, frame, "vfp-acl-block", "vfp-acl", decidedBy, why));
  }
  net.sessions.passedPort(portId);
  return vfpHop(
    place,
    "vfp-acl",
    "allow",
    frame,
    frame,
    decision(layer, rule && ruleName(rule), known),
    () =>
      known
        ? `The answer belongs to a flow that ${owner}'s port already let through.`
        : `The access list of ${owner}'s port lets ${serviceOf(frame.headers)} pass.`,
  );
}

function decision(layer: VfpLayer, rule: string | null, known: boolean): string {
  if (known) return `${layer.name}: flow entry`;
  return rule === null
    ? `${layer.name}: no rule matches, default allow`
    : `${layer.name}: rule ${rule}, allow`;
}
