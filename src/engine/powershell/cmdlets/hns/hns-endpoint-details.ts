import type { HnsEndpoint } from "../../../model/hns.ts";
import type { Host } from "../../../model/world.ts";
import type { Cmdlet } from "../../cmdlet.ts";
import { guidText, profileOf } from "../../hns-text.ts";
import { type PsObject, psObject } from "../../value.ts";
import { isUp, pipedId } from "./get-hns.ts";

/** Both answer one object for each endpoint; counters stay at zero, the lab has no traffic of its own. */
function endpointDetail(
  name: string,
  summary: string,
  show: (host: Host, endpoint: HnsEndpoint) => PsObject,
): Cmdlet {
  return {
    name,
    summary,
    module: "HostNetworkingService",
    on: ["host"],
    parameters: [pipedId("hnsEndpoints", false)],
    input: "each",
    run(call) {
      const host = isUp(call);
      const id = call.args.text("Id")?.toUpperCase();
      for (const endpoint of host?.hnsEndpoints ?? []) {
        if (host && (id === undefined || endpoint.id === id)) call.out(show(host, endpoint));
      }
    },
  };
}

export const getHnsEndpointAddresses = endpointDetail(
  "Get-HnsEndpointAddresses",
  "Shows the addresses of endpoints.",
  (host, endpoint) =>
    psObject("HnsEndpointAddresses", {
      EndpointId: guidText(profileOf(host), endpoint.id),
      GatewayAddress: endpoint.gateway,
      IPAddress: endpoint.ip,
      MacAddress: endpoint.mac,
      PrefixLength: endpoint.prefixLength,
    }),
);

/** Source of the properties: facts on HNS, schema of EndpointStats. */
export const getHnsEndpointStats = endpointDetail(
  "Get-HnsEndpointStats",
  "Shows the traffic counters of endpoints.",
  (host, endpoint) => {
    const vnic = host.vnics.find(({ hnsEndpointId }) => hnsEndpointId === endpoint.id);
    return psObject("HnsEndpointStats", {
      BytesReceived: 0,
      BytesSent: 0,
      DroppedPacketsIncoming: 0,
      DroppedPacketsOutgoing: 0,
      EndpointId: guidText(profileOf(host), endpoint.id),
      InstanceId: vnic ? guidText(profileOf(host), vnic.id) : "",
      PacketsReceived: 0,
      PacketsSent: 0,
    });
  },
);
