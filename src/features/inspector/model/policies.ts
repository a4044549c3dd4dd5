import type { HnsPolicy } from "#engine";
import { type Fact, facts, type Part, plain } from "./inspection.ts";

const PROTOCOLS: Readonly<Record<number, string>> = { 1: "ICMP", 6: "TCP", 17: "UDP", 256: "any protocol" };

/** What HNS was asked to do for a network or an endpoint. */
export function policyParts(policies: readonly HnsPolicy[]): readonly Part[] {
  return policies.length > 0 ? [facts("Policies", policies.map(policyFact), "as HNS holds them")] : [];
}

function policyFact(policy: HnsPolicy): Fact {
  return plain(policy.Type, policyWords(policy));
}

function policyWords(policy: HnsPolicy): string {
  switch (policy.Type) {
    case "NAT":
      return `host port ${policy.ExternalPort} goes to ${policy.InternalPort}, ${policy.Protocol.toUpperCase()}`;
    case "OutBoundNAT":
      return policy.ExceptionList?.length
        ? `leaves as the host’s address, except to ${policy.ExceptionList.join(", ")}`
        : "leaves as the host’s address";
    case "PA":
      return `lives behind host address ${policy.PA}`;
    case "VLAN":
      return `VLAN ${policy.VLAN}`;
    case "VSID":
      return `virtual network ${policy.VSID} (VNI)`;
    case "QOS":
      return `sends at most ${policy.MaximumOutgoingBandwidthInBytes.toLocaleString("en")} bytes a second`;
    case "ROUTE":
      return `${policy.DestinationPrefix}${policy.NextHop ? ` through ${policy.NextHop}` : ""}${policy.NeedEncap ? ", in an envelope" : ""}`;
    case "L2Driver":
      return "plain forwarding";
    case "HostRoute":
      return "the host can reach it";
    case "PROXY":
      return `sends ${policy.Destination ? `what is for ${policy.Destination} ` : ""}through the proxy ${policy.IP}:${policy.Port}`;
    case "ACL":
      return [
        `${policy.Action === "Allow" ? "allows" : "blocks"} ${policy.Direction === "In" ? "incoming" : "outgoing"}`,
        PROTOCOLS[policy.Protocol] ?? `protocol ${policy.Protocol}`,
        ...(policy.LocalPorts ? [`port ${policy.LocalPorts}`] : []),
        ...(policy.RemoteAddresses ? [`with ${policy.RemoteAddresses}`] : []),
        `(priority ${policy.Priority})`,
      ].join(" ");
  }
}
