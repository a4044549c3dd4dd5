import { parseIp, parsePrefix } from "../lib/ipv4.ts";
import type { Result } from "../lib/result.ts";
import type { HnsPolicy } from "../model/hns.ts";
import { type HnsRefusal, hnsRefusal } from "./refusal.ts";

/** The refusal for the first policy that HNS cannot read; null when all are well formed. */
export function badPolicy(policies: readonly HnsPolicy[]): Result<never, HnsRefusal> | null {
  for (const policy of policies) {
    if (policy.Type === "ACL") {
      for (const list of [policy.LocalAddresses, policy.RemoteAddresses]) {
        const bad = list.split(",").find((token) => token.trim() !== "" && !isAddress(token.trim()));
        if (bad !== undefined) return malformed(`"${bad}" is no address and no prefix`);
      }
    }
    if (policy.Type === "QOS" && policy.MaximumOutgoingBandwidthInBytes <= 0) {
      return malformed("a bandwidth must be more than 0 bytes a second");
    }
    if (policy.Type === "ROUTE" && !parsePrefix(policy.DestinationPrefix)) {
      return malformed(`"${policy.DestinationPrefix}" is no prefix`);
    }
    if (policy.Type === "NAT" && policy.InternalPort <= 0) {
      return malformed("a NAT policy needs the container's port");
    }
  }
  return null;
}

function isAddress(token: string): boolean {
  return parseIp(token) !== null || parsePrefix(token) !== null;
}

function malformed(what: string): Result<never, HnsRefusal> {
  return hnsRefusal("invalidPolicy", "policy-malformed", `HNS cannot read the policy: ${what}.`);
}
