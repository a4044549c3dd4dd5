import { ok, type Result } from "../lib/result.ts";
import type { HnsPolicy } from "../model/hns.ts";
import type { HnsEndpointId, HostName } from "../model/ids.ts";
import type { Transaction } from "../model/transaction.ts";
import { programBalancers } from "../vfp/load-balancer.ts";
import { badPolicy } from "./check-policies.ts";
import { networkOf } from "./find.ts";
import { programPort } from "./program-port.ts";
import { type HnsRefusal, hnsRefusal } from "./refusal.ts";

/** Replaces the endpoint's policies of the kinds given (ACL, ROUTE …) and programs its port anew. */
export function applyEndpointPolicies(
  tx: Transaction,
  host: HostName,
  id: HnsEndpointId,
  policies: readonly HnsPolicy[],
): Result<void, HnsRefusal> {
  const endpoint = tx.host(host).hnsEndpoints.get(id);
  if (!endpoint) {
    return hnsRefusal(
      "endpointNotFound",
      "hns-endpoint-gone",
      `HNS has no endpoint ${id}.`,
      "Get-HnsEndpoint",
    );
  }
  const wrong = badPolicy(policies);
  if (wrong) return wrong;
  const kinds = new Set(policies.map((policy) => policy.Type));
  const kept = endpoint.policies.filter((policy) => !kinds.has(policy.Type));
  const changed = { ...endpoint, policies: [...kept, ...policies] };
  tx.put(host, "hnsEndpoints", id, changed, {
    actor: "HNS",
    why: `The endpoint ${endpoint.ip ?? endpoint.name} has new policies: ${[...kinds].join(", ")}.`,
    call: { name: `POST /endpoints/${id}`, body: JSON.stringify({ Policies: changed.policies }) },
    show: `Get-HnsEndpoint | Where-Object ID -eq ${id}`,
  });
  programPort(tx, host, changed, endpoint.ip ?? endpoint.name);
  programBalancers(tx, host, networkOf(tx.host(host), endpoint.networkId));
  return ok(undefined);
}
