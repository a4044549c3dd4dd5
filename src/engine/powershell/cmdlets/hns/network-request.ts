import { ANY_PREFIX, type HnsNetworkRequest, type HnsSubnetRequest } from "../../../hns/requests.ts";
import { parsePolicies } from "../../hns-policy.ts";

/** A network request typed as JSON; a sentence for the learner when it is none. */
export function readNetworkRequest(body: unknown): HnsNetworkRequest | string {
  if (typeof body !== "object" || body === null) return 'A network is a JSON object: {"Type":…}.';
  const fields = body as Readonly<Record<string, unknown>>;
  const text = (key: string) => (typeof fields[key] === "string" ? fields[key] : "");
  if (text("Type") === "") return 'The JSON needs a "Type", such as "L2Bridge".';
  const policies = fields.Policies === undefined ? null : parsePolicies(fields.Policies);
  if (policies && !policies.ok) return policies.error;
  const given = (key: string) => (text(key) === "" ? {} : { [key]: text(key) });
  return {
    Name: text("Name") || text("Type"),
    Type: text("Type"),
    ...given("NetworkAdapterName"),
    ...given("DNSSuffix"),
    ...given("DNSServerList"),
    ...(policies ? { Policies: policies.value } : {}),
    Subnets: Array.isArray(fields.Subnets)
      ? fields.Subnets.flatMap(subnetOf)
      : [{ AddressPrefix: ANY_PREFIX }],
  };
}

function subnetOf(subnet: unknown): readonly HnsSubnetRequest[] {
  if (typeof subnet !== "object" || subnet === null) return [];
  const { AddressPrefix, GatewayAddress } = subnet as Readonly<Record<string, unknown>>;
  if (typeof AddressPrefix !== "string") return [];
  return [{ AddressPrefix, ...(typeof GatewayAddress === "string" ? { GatewayAddress } : {}) }];
}
