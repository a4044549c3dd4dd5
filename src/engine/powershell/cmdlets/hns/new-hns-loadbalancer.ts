import type { Cmdlet } from "../../cmdlet.ts";
import { hnsIds } from "./get-hns.ts";
import { endpointId, outNewBalancer } from "./policy-list-request.ts";

const SECONDS = 1;
const TCP = 6;

export const newHnsLoadBalancer: Cmdlet = {
  name: "New-HnsLoadBalancer",
  summary: "Asks the Host Network Service to spread connections over endpoints.",
  module: "hns.psm1",
  on: ["host"],
  parameters: [
    {
      name: "Endpoints",
      type: "string[]",
      position: 0,
      mandatory: true,
      description: "The endpoints that get the connections: (Get-HnsEndpoint).ID",
      complete: hnsIds("hnsEndpoints"),
    },
    { name: "InternalPort", type: "uint16", mandatory: true, description: "The containers' port." },
    { name: "ExternalPort", type: "uint16", mandatory: true, description: "The port of the address." },
    { name: "Vip", type: "string", mandatory: true, description: "The virtual address." },
    { name: "SourceVip", type: "string", description: "The source that endpoints see." },
    { name: "Protocol", type: "uint16", description: "6 for TCP, 17 for UDP; 6 unless told." },
    { name: "ILB", type: "switch", description: "For containers; without it, for what comes over the wire." },
  ],
  run(call) {
    const { args } = call;
    outNewBalancer(call, {
      endpointIds: args.texts("Endpoints").map(endpointId),
      vips: [args.text("Vip") ?? ""],
      sourceVip: args.text("SourceVip") ?? "",
      internal: args.flag("ILB"),
      protocol: args.number("Protocol") ?? TCP,
      externalPort: args.number("ExternalPort") ?? 0,
      internalPort: args.number("InternalPort") ?? 0,
    });
    call.tx.end(SECONDS);
  },
};
