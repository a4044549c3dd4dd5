import { ok, type Result } from "../lib/result.ts";
import type { HnsEndpoint, HnsPolicyList } from "../model/hns.ts";
import type { HnsEndpointId, HnsPolicyListId, HostName } from "../model/ids.ts";
import type { Transaction } from "../model/transaction.ts";
import { programBalancers } from "../vfp/load-balancer.ts";
import { hnsStopped } from "./create-network.ts";
import { type HnsRefusal, hnsRefusal } from "./refusal.ts";

/** What POST /policylists/ gets for one load balancer. */
export interface BalancerRequest {
  readonly endpointIds: readonly HnsEndpointId[];
  readonly vips: readonly string[];
  /** "" when answers need no other source address. */
  readonly sourceVip: string;
  readonly internal: boolean;
  /** 6, 17, or 0 for any. */
  readonly protocol: number;
  /** 0 is any port. */
  readonly externalPort: number;
  readonly internalPort: number;
}

/** The v1 document of a load balancer. Source: facts on HNS, section 5.2. */
export function elbRequest(list: BalancerRequest): object {
  const policy = {
    Type: "ELB",
    SourceVIP: list.sourceVip,
    VIPs: list.vips,
    ILB: list.internal,
    InternalPort: list.internalPort,
    ExternalPort: list.externalPort,
    Protocol: list.protocol,
  };
  return { References: list.endpointIds.map((id) => `/endpoints/${id}`), Policies: [policy] };
}

/** POST /policylists/: a load balancer in VFP over endpoints of one network. */
export function createPolicyList(
  tx: Transaction,
  host: HostName,
  request: BalancerRequest,
): Result<HnsPolicyList, HnsRefusal> {
  const { settings, hnsEndpoints, hnsNetworks, vswitches } = tx.host(host);
  if (!settings.hnsRunning) return hnsStopped();
  const gone = request.endpointIds.find((id) => !hnsEndpoints.has(id));
  const [first] = request.endpointIds.flatMap((id) => hnsEndpoints.get(id) ?? []);
  const network = first && hnsNetworks.get(first.networkId);
  if (gone !== undefined || !network) {
    return hnsRefusal(
      "endpointNotFound",
      "hns-endpoint-gone",
      gone === undefined
        ? "A load balancer needs at least one endpoint to send connections to."
        : `HNS has no endpoint ${gone}.`,
      "Get-HnsEndpoint",
    );
  }
  if (vswitches.get(network.vswitchId)?.vfpEnabled !== true) {
    return hnsRefusal(
      "unsupported",
      "balancer-without-vfp",
      `Load balancing is done by VFP, which is off on the switch of ${network.name}: use an l2bridge or overlay network.`,
      "Get-HnsNetwork",
    );
  }
  const id = tx.mintGuid("hns-policy-list") as HnsPolicyListId;
  const list: HnsPolicyList = { ...request, id, networkId: network.id };
  tx.put(host, "hnsPolicyLists", id, list, {
    actor: "HNS",
    why: `HNS balances ${list.vips.join(", ")} port ${list.externalPort} over ${list.endpointIds.length} endpoints.`,
    call: { name: "POST /policylists/", body: JSON.stringify(elbRequest(list)) },
    show: "Get-HnsPolicyList",
  });
  programBalancers(tx, host, network);
  return ok(list);
}

/** DELETE /policylists/ID: the rules go from the ports too. */
export function removePolicyList(
  tx: Transaction,
  host: HostName,
  id: HnsPolicyListId,
): Result<void, HnsRefusal> {
  const { settings, hnsPolicyLists, hnsNetworks } = tx.host(host);
  if (!settings.hnsRunning) return hnsStopped();
  const list = hnsPolicyLists.get(id);
  if (!list) {
    return hnsRefusal(
      "policyNotFound",
      "hns-policy-list-gone",
      `HNS has no policy list ${id}.`,
      "Get-HnsPolicyList",
    );
  }
  tx.remove(host, "hnsPolicyLists", id, {
    actor: "HNS",
    why: `HNS balances ${list.vips.join(", ")} no more.`,
    call: { name: `DELETE /policylists/${id}` },
    show: "Get-HnsPolicyList",
  });
  const network = hnsNetworks.get(list.networkId);
  if (network) programBalancers(tx, host, network);
  return ok(undefined);
}

/** Load balancers send nothing to an endpoint that is going. */
export function forgetBackend(tx: Transaction, host: HostName, endpoint: HnsEndpoint): void {
  const lists = tx.host(host).hnsPolicyLists.filter((each) => each.endpointIds.includes(endpoint.id));
  for (const list of lists) {
    const endpointIds = list.endpointIds.filter((id) => id !== endpoint.id);
    tx.put(
      host,
      "hnsPolicyLists",
      list.id,
      { ...list, endpointIds },
      {
        actor: "HNS",
        why: `The load balancer for ${list.vips.join(", ")} has ${endpointIds.length} endpoints left.`,
        show: "Get-HnsPolicyList",
      },
    );
  }
  const network = tx.host(host).hnsNetworks.get(endpoint.networkId);
  if (lists.length > 0 && network) programBalancers(tx, host, network);
}
