import { broadcastOf, formatIp, parsePrefix } from "../lib/ipv4.ts";
import { unreachable } from "../lib/unreachable.ts";
import type { VfpAction, VfpRule } from "../model/vfp.ts";

/** The word that vfpctrl prints behind "Type :". */
export function ruleType(action: VfpAction): string {
  switch (action.type) {
    case "allow":
    case "block":
      return action.type;
    case "snat":
      return "dynnat";
    case "dnat":
      return "nat";
    case "load-balance":
      return "lbnat";
    case "rewrite-source-mac":
    case "rewrite-destination-mac":
    case "rewrite-to-next-hop":
      return "transposition";
    case "rewrite-unsupported":
      return "block";
    case "hairpin-uplink":
      return "redirect";
    case "encapsulate":
      return "encap";
    case "decapsulate":
      return "decap";
    case "provider-route":
      return "paroute";
    default:
      return unreachable(action);
  }
}

/** The conditions, one a line. */
export function conditionLines(rule: VfpRule): readonly string[] {
  const { match } = rule;
  const lines = [
    match.srcPrefixes && `Source IP : ${match.srcPrefixes.map(rangeText).join(", ")}`,
    match.dstPrefixes && `Destination IP : ${match.dstPrefixes.map(rangeText).join(", ")}`,
    match.notDstPrefixes?.length
      ? `Destination IP not : ${match.notDstPrefixes.map(rangeText).join(", ")}`
      : undefined,
    match.protocols && `Protocols : ${match.protocols.join(", ")}`,
    match.srcPorts && `Source ports : ${match.srcPorts.join(", ")}`,
    match.dstPorts && `Destination ports : ${match.dstPorts.join(", ")}`,
    match.vni !== undefined && `GRE key : ${match.vni}`,
  ].filter((line): line is string => typeof line === "string");
  return lines.length > 0 ? lines : ["<none>"];
}

/** What the action sets, as the lines below the conditions; a provider route has lines of its own. */
export function ruleDataLines({ action }: VfpRule, uplinkIndex: number): readonly string[] {
  if (action.type === "provider-route") {
    return [
      "Rule Data:",
      "    VLAN ID: 0",
      "    Using default compartment",
      "    Cache pruning threshold: 10",
      "    Cache pruning timeout: 30 seconds",
      `    Using interface constraint with interface index: ${uplinkIndex}`,
    ];
  }
  const data = actionData(action);
  return data === null ? [] : [`Rule Data: ${data}`];
}

/** "10.0.0.0/8" → "10.0.0.0-10.255.255.255". */
function rangeText(text: string): string {
  const prefix = parsePrefix(text);
  return prefix ? `${formatIp(prefix.network)}-${formatIp(broadcastOf(prefix))}` : text;
}

function actionData(action: VfpAction): string | null {
  switch (action.type) {
    case "snat":
      return `source becomes ${action.address}`;
    case "dnat":
      return `destination becomes ${action.address}:${action.port}`;
    case "load-balance":
      return `${action.vip} to ${action.backends.map(({ address }) => address).join(", ")}`;
    case "rewrite-source-mac":
      return `source MAC becomes ${action.mac}${action.nextHop === undefined ? "" : `, next hop ${action.nextHop}`}`;
    case "rewrite-destination-mac":
      return `destination MAC becomes ${action.mac}`;
    case "rewrite-to-next-hop":
      return "MACs become those of the host and of its next hop";
    case "encapsulate":
    case "decapsulate":
      return `space ${action.spaceId}`;
    default:
      return null;
  }
}
