import type { VfpAction, VfpMatch, VfpPort } from "#engine";
import type { RuleLayer } from "./inspection.ts";

const PROTOCOLS: Readonly<Record<number, string>> = { 1: "ICMP", 6: "TCP", 17: "UDP" };

/** A port's VFP rules as sentences, in the order in which a frame that leaves the endpoint meets them. */
export function ruleLayers(vfp: VfpPort | null): readonly RuleLayer[] {
  return (vfp?.layers ?? []).map(({ name, groups }) => ({
    name,
    groups: groups
      .filter(({ rules }) => rules.length > 0)
      .map(({ direction, rules }) => ({
        direction,
        rules: rules.map((rule) => ({
          name: rule.friendlyName || rule.id,
          priority: rule.priority,
          says: `${matchWords(rule.match)}: ${actionWords(rule.action)}`,
        })),
      })),
  }));
}

export function ruleCount(vfp: VfpPort | null): number {
  return (vfp?.layers ?? [])
    .flatMap(({ groups }) => groups)
    .reduce((sum, { rules }) => sum + rules.length, 0);
}

function matchWords(match: VfpMatch): string {
  const words = [
    ...(match.protocols ? [match.protocols.map((number) => PROTOCOLS[number] ?? number).join(" or ")] : []),
    ...(match.srcPrefixes ? [`from ${match.srcPrefixes.join(", ")}`] : []),
    ...(match.srcPorts ? [`from port ${match.srcPorts.join(", ")}`] : []),
    ...(match.dstPrefixes ? [`to ${match.dstPrefixes.join(", ")}`] : []),
    ...(match.notDstPrefixes ? [`not to ${match.notDstPrefixes.join(", ")}`] : []),
    ...(match.dstPorts ? [`to port ${match.dstPorts.join(", ")}`] : []),
    ...(match.vni === undefined ? [] : [`VNI ${match.vni}`]),
    ...(match.via ? ["through the uplink"] : []),
  ];
  return words.length === 0 ? "Everything" : words.join(" ").replace(/^./, (letter) => letter.toUpperCase());
}

function actionWords(action: VfpAction): string {
  switch (action.type) {
    case "allow":
      return "let through";
    case "block":
      return "block";
    case "snat":
      return `the source becomes ${action.address}`;
    case "dnat":
      return `goes to ${action.address}:${action.port}`;
    case "load-balance":
      return `one of ${action.backends.map(({ address }) => address).join(", ") || "no backend"} answers`;
    case "rewrite-source-mac":
      return action.nextHop === undefined
        ? `the source MAC becomes ${action.mac}`
        : `goes to ${action.nextHop}, with the source MAC ${action.mac}`;
    case "rewrite-destination-mac":
      return `the destination MAC becomes ${action.mac}`;
    case "rewrite-to-next-hop":
      return "the MACs become those of the host and of its next hop";
    case "rewrite-unsupported":
      return "this Windows cannot rewrite it, the frame is lost";
    case "hairpin-uplink":
      return "goes out through the uplink, even to a neighbour";
    case "encapsulate":
      return "put into a VXLAN envelope";
    case "decapsulate":
      return "taken out of its VXLAN envelope";
    case "provider-route":
      return "the envelope goes the host’s way";
  }
}
