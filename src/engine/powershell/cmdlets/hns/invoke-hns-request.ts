import { applyEndpointPolicies } from "../../../hns/apply-policies.ts";
import { createHnsEndpoint } from "../../../hns/create-endpoint.ts";
import { createHnsNetwork } from "../../../hns/create-network.ts";
import { removePolicyList } from "../../../hns/policy-lists.ts";
import { removeHnsEndpoint } from "../../../hns/remove-endpoint.ts";
import { removeHnsNetwork } from "../../../hns/remove-network.ts";
import type { HnsEndpointRequest, HnsNetworkRequest } from "../../../hns/requests.ts";
import type { HnsPolicy } from "../../../model/hns.ts";
import type { HnsEndpointId, HnsNetworkId, HnsPolicyListId } from "../../../model/ids.ts";
import type { Cmdlet, CmdletCall } from "../../cmdlet.ts";
import { hnsEndpointObject, hnsPolicyListObject } from "../../hns-endpoint-object.ts";
import { hnsNetworkObject } from "../../hns-network-object.ts";
import { parsePolicies } from "../../hns-policy.ts";
import { hostNameOf, hostOfCall, reportHnsRefusal } from "../../on-host.ts";
import { readNetworkRequest } from "./network-request.ts";
import { outNewBalancer, readBalancerRequest } from "./policy-list-request.ts";

const SECONDS = 2;

/** The raw v1 interface of HNS, as hns.psm1 has it: method, kind of object, id, JSON. */
export const invokeHnsRequest: Cmdlet = {
  name: "Invoke-HnsRequest",
  summary: "Sends a request of its v1 interface to the Host Network Service.",
  module: "hns.psm1",
  on: ["host"],
  parameters: [
    {
      name: "Method",
      type: "string",
      position: 0,
      mandatory: true,
      values: ["GET", "POST", "DELETE"],
      description: "What to do.",
    },
    {
      name: "Type",
      type: "string",
      position: 1,
      mandatory: true,
      values: ["networks", "endpoints", "policylists"],
      description: "The kind of object.",
    },
    {
      name: "Action",
      type: "string",
      position: 2,
      description: "Part of the path behind the id.",
      ignored: "the lab knows no actions here; see Attach-HnsHostEndpoint.",
    },
    { name: "Data", type: "string", position: 3, description: "The JSON body." },
    {
      name: "Id",
      type: "guid",
      position: 4,
      description: "The object; without it, all of them or a new one.",
    },
  ],
  run(call) {
    const method = call.args.text("Method");
    if (method === "GET") get(call);
    else if (method === "POST") post(call);
    else remove(call);
    call.tx.end(SECONDS);
  },
};

function idOf(call: CmdletCall): string | null {
  return call.args.text("Id")?.toUpperCase() ?? null;
}

function get(call: CmdletCall): void {
  const host = hostOfCall(call);
  const id = idOf(call);
  const wanted = (each: { readonly id: string }) => id === null || each.id === id;
  switch (call.args.text("Type")) {
    case "networks":
      for (const network of host.hnsNetworks.filter(wanted)) call.out(hnsNetworkObject(host, network));
      return;
    case "endpoints":
      for (const endpoint of host.hnsEndpoints.filter(wanted)) call.out(hnsEndpointObject(host, endpoint));
      return;
    default:
      for (const list of host.hnsPolicyLists.filter(wanted)) call.out(hnsPolicyListObject(host, list));
  }
}

function post(call: CmdletCall): void {
  const body = bodyOf(call);
  if (!body) return;
  const type = call.args.text("Type");
  if (type === "networks") postNetwork(call, body);
  else if (type === "endpoints") postEndpoint(call, body);
  else postPolicyList(call, body);
}

function bodyOf(call: CmdletCall): Readonly<Record<string, unknown>> | null {
  let parsed: unknown = null;
  try {
    parsed = JSON.parse(call.args.text("Data") ?? "");
  } catch {
    refuse(
      call,
      "Invalid JSON document string.",
      '-Data is one JSON object; put it in single quotes: \'{"Name":"x"}\'.',
    );
    return null;
  }
  if (typeof parsed === "object" && parsed !== null && !Array.isArray(parsed))
    return parsed as Readonly<Record<string, unknown>>;
  refuse(call, "Invalid JSON document string.", "-Data is one JSON object, {…}.");
  return null;
}

function refuse(call: CmdletCall, message: string, hint: string): void {
  reportHnsRefusal(call, { code: "hns-request", layer: "hns", message, hint });
}

function postNetwork(call: CmdletCall, body: Readonly<Record<string, unknown>>): void {
  const request: HnsNetworkRequest | string = readNetworkRequest(body);
  if (typeof request === "string") {
    refuse(call, "Invalid JSON document string.", request);
    return;
  }
  const host = hostNameOf(call);
  const created = createHnsNetwork(call.tx, host, { request, seed: `${host}/${request.Name}` });
  if (created.ok) call.out(hnsNetworkObject(hostOfCall(call), created.value));
  else reportHnsRefusal(call, created.error);
}

function postEndpoint(call: CmdletCall, body: Readonly<Record<string, unknown>>): void {
  const policies = body.Policies === undefined ? null : parsePolicies(body.Policies);
  if (policies && !policies.ok) {
    refuse(call, "The provided policy configuration is invalid or missing parameters.", policies.error);
    return;
  }
  const id = idOf(call);
  if (id === null) newEndpoint(call, body, policies?.value ?? []);
  else changeEndpoint(call, id as HnsEndpointId, policies?.value ?? []);
}

function changeEndpoint(call: CmdletCall, id: HnsEndpointId, policies: readonly HnsPolicy[]): void {
  const applied = call.tx.attempt(() => applyEndpointPolicies(call.tx, hostNameOf(call), id, policies));
  if (!applied.ok) {
    reportHnsRefusal(call, applied.error);
    return;
  }
  const host = hostOfCall(call);
  const endpoint = host.hnsEndpoints.get(id);
  if (endpoint) call.out(hnsEndpointObject(host, endpoint));
}

function newEndpoint(
  call: CmdletCall,
  body: Readonly<Record<string, unknown>>,
  policies: readonly HnsPolicy[],
): void {
  const host = hostNameOf(call);
  const text = (key: string) => (typeof body[key] === "string" ? body[key] : "");
  const given = (key: string) => (text(key) === "" ? {} : { [key]: text(key) });
  const request: HnsEndpointRequest = {
    VirtualNetwork: text("VirtualNetwork"),
    ...given("Name"),
    ...given("IPAddress"),
    ...given("MacAddress"),
    ...given("GatewayAddress"),
    ...given("DNSServerList"),
    ...(policies.length > 0 ? { Policies: policies } : {}),
  };
  const seed = `${host}/${request.VirtualNetwork}/${text("Name")}`;
  const created = createHnsEndpoint(call.tx, host, { request, seed, owner: text("Name") || "the host" });
  if (created.ok) call.out(hnsEndpointObject(hostOfCall(call), created.value));
  else reportHnsRefusal(call, created.error);
}

function postPolicyList(call: CmdletCall, body: Readonly<Record<string, unknown>>): void {
  const request = readBalancerRequest(body);
  if (typeof request === "string") refuse(call, "Invalid JSON document string.", request);
  else outNewBalancer(call, request);
}

function remove(call: CmdletCall): void {
  const host = hostNameOf(call);
  const id = idOf(call);
  const type = call.args.text("Type");
  if (id === null) {
    refuse(call, "The parameter is incorrect.", "DELETE needs -Id.");
    return;
  }
  if (type === "policylists") {
    const removed = call.tx.attempt(() => removePolicyList(call.tx, host, id as HnsPolicyListId));
    if (!removed.ok) reportHnsRefusal(call, removed.error);
    return;
  }
  if (type === "networks") {
    const removed = call.tx.attempt(() => removeHnsNetwork(call.tx, host, id as HnsNetworkId));
    if (!removed.ok) reportHnsRefusal(call, removed.error);
    return;
  }
  const endpoint = call.tx.host(host).hnsEndpoints.get(id as HnsEndpointId);
  if (endpoint) removeHnsEndpoint(call.tx, host, endpoint.id, endpoint.name);
  else refuse(call, "The endpoint was not found.", `HNS has no endpoint ${id}.`);
}
