import { createHnsNetwork } from "../../../hns/create-network.ts";
import { ANY_PREFIX, type HnsNetworkRequest } from "../../../hns/requests.ts";
import type { Cmdlet, CmdletCall } from "../../cmdlet.ts";
import { hnsNetworkObject } from "../../hns-network-object.ts";
import { hostNameOf, hostOfCall, reportHnsRefusal } from "../../on-host.ts";
import { adapterNames } from "../complete-names.ts";

/** What building a switch takes of the lab's time. */
const SECONDS = 3;

export const newHnsNetwork: Cmdlet = {
  name: "New-HnsNetwork",
  summary: "Asks the Host Network Service for a network that Docker does not know.",
  module: "hns.psm1",
  on: ["host"],
  parameters: [
    { name: "JsonString", type: "string", description: "The whole request as JSON." },
    {
      name: "Type",
      type: "string",
      position: 0,
      values: ["NAT", "ICS", "Internal", "Transparent", "L2Bridge", "L2Tunnel", "Overlay", "Private"],
      description: "The kind of network.",
    },
    { name: "Name", type: "string", position: 1, description: "The network's name." },
    {
      name: "AddressPrefix",
      type: "string[]",
      position: 2,
      description: "Subnets, for example 10.244.1.0/24.",
    },
    { name: "Gateway", type: "string[]", position: 3, description: "Gateway of each subnet." },
    { name: "AdapterName", type: "string", description: "The physical adapter.", complete: adapterNames },
    { name: "VlanID", type: "int", description: "VLAN of the containers' ports." },
    { name: "DNSServer", type: "string", description: "DNS servers, separated by commas." },
  ],
  run(call) {
    const request = requestOf(call);
    if (!request) return;
    const host = hostNameOf(call);
    const created = createHnsNetwork(call.tx, host, { request, seed: `${host}/${request.Name}` });
    if (!created.ok) {
      reportHnsRefusal(call, created.error);
      return;
    }
    call.tx.end(SECONDS);
    call.out(hnsNetworkObject(hostOfCall(call), created.value));
  },
};

function requestOf(call: CmdletCall): HnsNetworkRequest | null {
  const { args } = call;
  const json = args.text("JsonString");
  if (json !== null) return requestFromJson(call, json);
  const type = args.text("Type");
  if (type === null) {
    call.error({
      message: "Cannot process command because of one or more missing mandatory parameters: Type.",
      category: "InvalidArgument",
      exception: "ParameterBindingException",
      id: "MissingMandatoryParameter",
    });
    return null;
  }
  const gateways = args.texts("Gateway");
  const prefixes = args.texts("AddressPrefix");
  const vlan = args.number("VlanID");
  return {
    Name: args.text("Name") ?? type,
    Type: type,
    ...(args.has("AdapterName") ? { NetworkAdapterName: args.text("AdapterName") ?? "" } : {}),
    ...(args.has("DNSServer") ? { DNSServerList: args.text("DNSServer") ?? "" } : {}),
    ...(vlan === null ? {} : { Policies: [{ Type: "VLAN", VLAN: vlan }] }),
    Subnets:
      prefixes.length === 0
        ? [{ AddressPrefix: ANY_PREFIX, GatewayAddress: "0.0.0.0" }]
        : prefixes.map((AddressPrefix, index) => ({
            AddressPrefix,
            ...(gateways[index] === undefined ? {} : { GatewayAddress: gateways[index] }),
          })),
  };
}

function requestFromJson(call: CmdletCall, json: string): HnsNetworkRequest | null {
  const invalid = (what: string) => {
    reportHnsRefusal(call, {
      code: "hns-invalid-json",
      layer: "hns",
      message: "Invalid JSON document string.",
      hint: what,
    });
    return null;
  };
  let parsed: unknown;
  try {
    parsed = JSON.parse(json);
  } catch {
    return invalid("The text behind -JsonString is no JSON document; mind the quotes inside quotes.");
  }
  if (typeof parsed !== "object" || parsed === null)
    return invalid('A network is a JSON object: {"Type":…}.');
  const text = (key: string) => {
    const value = (parsed as Readonly<Record<string, unknown>>)[key];
    return typeof value === "string" ? value : null;
  };
  const type = text("Type");
  if (type === null) return invalid('The JSON needs a "Type", such as "L2Bridge".');
  const subnets = (parsed as { readonly Subnets?: unknown }).Subnets;
  const adapter = text("NetworkAdapterName");
  return {
    Name: text("Name") ?? type,
    Type: type,
    ...(adapter === null ? {} : { NetworkAdapterName: adapter }),
    Subnets: Array.isArray(subnets) ? subnets.flatMap(subnetOf) : [{ AddressPrefix: ANY_PREFIX }],
  };
}

function subnetOf(subnet: unknown): HnsNetworkRequest["Subnets"] {
  if (typeof subnet !== "object" || subnet === null) return [];
  const { AddressPrefix, GatewayAddress } = subnet as Readonly<Record<string, unknown>>;
  if (typeof AddressPrefix !== "string") return [];
  return [{ AddressPrefix, ...(typeof GatewayAddress === "string" ? { GatewayAddress } : {}) }];
}
