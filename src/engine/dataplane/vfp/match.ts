import { contains } from "../../lib/ipv4.ts";
import type { VfpLayer, VfpMatch, VfpRule } from "../../model/vfp.ts";
import { PROTOCOL_NUMBERS } from "../frame.ts";
import type { Headers } from "../vocabulary.ts";

/**
 * The rule of the layer that the frame meets: of those that match, the one with the lowest priority number. A
 * hairpin rule says only where the frame goes afterwards, so it hides no other rule of its layer.
 */
export function firstMatch(
  layer: VfpLayer,
  direction: "OUT" | "IN",
  headers: Headers,
  viaUplink: () => boolean,
): VfpRule | null {
  let best: VfpRule | null = null;
  for (const group of layer.groups) {
    if (group.direction !== direction) continue;
    for (const rule of group.rules) {
      if (rule.action.type === "hairpin-uplink") continue;
      if (best !== null && rule.priority >= best.priority) continue;
      if (matches(rule.match, headers, viaUplink)) best = rule;
    }
  }
  return best;
}

/** True when every condition holds. `viaUplink` is only asked when a rule wants to know. */
export function matches(match: VfpMatch, headers: Headers, viaUplink: () => boolean): boolean {
  const { protocols, srcPrefixes, dstPrefixes, notDstPrefixes, srcPorts, dstPorts, vni, via } = match;
  if (protocols && !protocols.includes(PROTOCOL_NUMBERS[headers.proto])) return false;
  if (srcPrefixes && !inside(srcPrefixes, headers.srcIp)) return false;
  if (dstPrefixes && !inside(dstPrefixes, headers.dstIp)) return false;
  if (notDstPrefixes && inside(notDstPrefixes, headers.dstIp)) return false;
  if (srcPorts && !srcPorts.includes(headers.srcPort)) return false;
  if (dstPorts && !dstPorts.includes(headers.dstPort)) return false;
  if (vni !== undefined && headers.outer?.vni !== vni) return false;
  return via !== "uplink" || viaUplink();
}

/** An address without a length stands for itself. */
export function inside(prefixes: readonly string[], ip: string): boolean {
  return prefixes.some((prefix) => (prefix.includes("/") ? contains(prefix, ip) : prefix === ip));
}
