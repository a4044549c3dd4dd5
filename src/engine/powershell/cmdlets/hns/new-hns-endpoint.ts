import { attachHostEndpoint } from "../../../hns/attach-host-endpoint.ts";
import { createHnsEndpoint } from "../../../hns/create-endpoint.ts";
import type { HnsEndpointId } from "../../../model/ids.ts";
import type { Cmdlet } from "../../cmdlet.ts";
import { hnsEndpointObject } from "../../hns-endpoint-object.ts";
import { hostNameOf, hostOfCall, reportHnsRefusal } from "../../on-host.ts";
import { hnsIds } from "./get-hns.ts";

const SECONDS = 1;

export const newHnsEndpoint: Cmdlet = {
  name: "New-HnsEndpoint",
  summary: "Creates an endpoint in a network of the Host Network Service.",
  module: "hns.psm1",
  on: ["host"],
  parameters: [
    {
      name: "NetworkId",
      type: "guid",
      position: 0,
      mandatory: true,
      description: "The network: (Get-HnsNetwork | ? Name -eq NAME).ID",
      complete: hnsIds("hnsNetworks"),
    },
    {
      name: "Name",
      type: "string",
      position: 1,
      description: "The endpoint's name; its adapter is called after it.",
    },
    {
      name: "IPAddress",
      type: "string",
      position: 2,
      description: "Its address; HNS chooses one otherwise.",
    },
    { name: "Gateway", type: "string", position: 3, description: "Its gateway; 0.0.0.0 for none." },
    { name: "MacAddress", type: "string", position: 4, description: "Its MAC, as 00-15-5D-00-00-01." },
    { name: "DNSServerList", type: "string", description: "DNS servers, separated by commas." },
  ],
  run(call) {
    const host = hostNameOf(call);
    const { args } = call;
    const name = args.text("Name");
    const [ip, gateway, mac, dns] = ["IPAddress", "Gateway", "MacAddress", "DNSServerList"].map((key) =>
      args.text(key),
    );
    const created = createHnsEndpoint(call.tx, host, {
      request: {
        VirtualNetwork: args.text("NetworkId") ?? "",
        ...(name === null ? {} : { Name: name }),
        ...(ip ? { IPAddress: ip } : {}),
        ...(gateway ? { GatewayAddress: gateway } : {}),
        ...(mac ? { MacAddress: mac } : {}),
        ...(dns ? { DNSServerList: dns } : {}),
      },
      seed: `${host}/${args.text("NetworkId") ?? ""}/${name ?? ""}`,
      owner: name ?? "the host",
    });
    if (!created.ok) {
      reportHnsRefusal(call, created.error);
      return;
    }
    call.tx.end(SECONDS);
    call.out(hnsEndpointObject(hostOfCall(call), created.value));
  },
};

export const attachHnsHostEndpoint: Cmdlet = {
  name: "Attach-HnsHostEndpoint",
  summary: "Makes an endpoint an adapter of the host itself.",
  module: "hns.psm1",
  on: ["host"],
  parameters: [
    {
      name: "EndpointID",
      type: "guid",
      position: 0,
      mandatory: true,
      aliases: ["Id"],
      pipeline: "property",
      description: "The endpoint.",
      complete: hnsIds("hnsEndpoints"),
    },
    { name: "CompartmentID", type: "int", position: 1, mandatory: true, description: "1 is the host's own." },
  ],
  input: "each",
  run(call) {
    const compartment = call.args.number("CompartmentID");
    if (compartment !== 1) {
      reportHnsRefusal(call, {
        code: "compartment-unsupported",
        layer: "hns",
        message: "The parameter is incorrect.",
        hint: `Compartment ${compartment} is a container's; a host endpoint belongs into compartment 1.`,
      });
      return;
    }
    const id = (call.args.text("EndpointID") ?? "").toUpperCase() as HnsEndpointId;
    const attached = call.tx.attempt(() => attachHostEndpoint(call.tx, hostNameOf(call), id));
    if (attached.ok) call.tx.end(SECONDS);
    else reportHnsRefusal(call, attached.error);
  },
};
