import { type BalancerRequest, createPolicyList } from "../../../hns/policy-lists.ts";
import type { HnsEndpointId } from "../../../model/ids.ts";
import type { CmdletCall } from "../../cmdlet.ts";
import { hnsPolicyListObject } from "../../hns-endpoint-object.ts";
import { hostNameOf, hostOfCall, reportHnsRefusal } from "../../on-host.ts";

type Json = Readonly<Record<string, unknown>>;

/** A load balancer typed as JSON; a sentence for the learner when it is none. Source: facts on HNS, section 5.2. */
export function readBalancerRequest(body: Json): BalancerRequest | string {
  const [first, ...more] = list(body.Policies);
  if (!isJson(first) || first.Type !== "ELB" || more.length > 0) {
    return 'The lab reads one policy of type ELB: {"References":[…],"Policies":[{"Type":"ELB", …}]}.';
  }
  return {
    endpointIds: list(body.References).map((path) => endpointId(String(path))),
    vips: list(first.VIPs).map(String),
    sourceVip: typeof first.SourceVIP === "string" ? first.SourceVIP : "",
    internal: first.ILB === true,
    protocol: number(first.Protocol),
    externalPort: number(first.ExternalPort),
    internalPort: number(first.InternalPort),
  };
}

/** "/endpoints/ba06178e-…" or the id alone. */
export function endpointId(path: string): HnsEndpointId {
  return path.replace(/^\/endpoints\//i, "").toUpperCase() as HnsEndpointId;
}

/** Asks HNS for the load balancer and prints it, or HNS' refusal. */
export function outNewBalancer(call: CmdletCall, request: BalancerRequest): void {
  const created = call.tx.attempt(() => createPolicyList(call.tx, hostNameOf(call), request));
  if (created.ok) call.out(hnsPolicyListObject(hostOfCall(call), created.value));
  else reportHnsRefusal(call, created.error);
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function isJson(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function number(value: unknown): number {
  return typeof value === "number" ? value : 0;
}
