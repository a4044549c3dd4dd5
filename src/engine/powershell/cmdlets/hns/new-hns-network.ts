import { createHnsNetwork } from "../../../hns/create-network.ts";
import { ANY_PREFIX, type HnsNetworkRequest } from "../../../hns/requests.ts";
import type { Cmdlet, CmdletCall } from "../../cmdlet.ts";
import { hnsNetworkObject } from "../../hns-network-object.ts";
import { hostNameOf, hostOfCall, reportHnsRefusal } from "../../on-host.ts";
import { adapterNames } from "../complete-names.ts";
import { readNetworkRequest } from "./network-request.ts";

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
  let parsed: unknown;
  try {
    parsed = JSON.parse(json);
  } catch {
    parsed = null;
  }
  const request = readNetworkRequest(parsed);
  if (typeof request !== "string") return request;
  reportHnsRefusal(call, {
    code: "hns-invalid-json",
    layer: "hns",
    message: "Invalid JSON document string.",
    hint: request,
  });
  return null;
}
