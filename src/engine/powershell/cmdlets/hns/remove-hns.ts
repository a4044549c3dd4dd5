import { removeHnsEndpoint } from "../../../hns/remove-endpoint.ts";
import { removeHnsNetwork } from "../../../hns/remove-network.ts";
import type { HnsEndpointId, HnsNetworkId } from "../../../model/ids.ts";
import type { Cmdlet, CmdletCall } from "../../cmdlet.ts";
import { hostNameOf, reportHnsRefusal } from "../../on-host.ts";
import { pipedId } from "./get-hns.ts";

/** What a removal by HNS itself takes of the lab's time. */
const SECONDS = 2;

export const removeHnsNetworkCmdlet: Cmdlet = {
  name: "Remove-HnsNetwork",
  summary: "Removes a network from the Host Network Service, behind Docker's back.",
  module: "HostNetworkingService",
  on: ["host"],
  parameters: [pipedId("hnsNetworks", true)],
  input: "each",
  run(call) {
    const host = hostNameOf(call);
    const id = (call.args.text("Id") ?? "").toUpperCase() as HnsNetworkId;
    const docker = call.tx.host(host).dockerNetworks.find((network) => network.hnsNetworkId === id);
    const removed = call.tx.attempt(() => removeHnsNetwork(call.tx, host, id));
    if (!removed.ok) {
      reportHnsRefusal(call, removed.error);
      return;
    }
    call.tx.end(SECONDS);
    if (docker) noteBehindDocker(call, docker.name);
  },
};

function noteBehindDocker(call: CmdletCall, name: string): void {
  call.note({
    kind: "warning",
    code: "hns-network-removed",
    text: `Docker still lists ${name}, but its HNS network is gone: the next container on it fails until the daemon starts anew.`,
    fix: "Restart-Service docker",
    source: null,
  });
}

export const removeHnsEndpointCmdlet: Cmdlet = {
  name: "Remove-HnsEndpoint",
  summary: "Removes an endpoint: its address, port and mappings are free again.",
  module: "HostNetworkingService",
  on: ["host"],
  parameters: [pipedId("hnsEndpoints", true)],
  input: "each",
  run(call) {
    const host = hostNameOf(call);
    const id = (call.args.text("Id") ?? "").toUpperCase() as HnsEndpointId;
    const endpoint = call.tx.host(host).hnsEndpoints.get(id);
    if (!endpoint) {
      const refusal = {
        code: "hns-endpoint-gone",
        layer: "hns",
        message: "The endpoint was not found.",
        hint: `HNS has no endpoint ${id}.`,
        fix: "Get-HnsEndpoint",
      } as const;
      reportHnsRefusal(call, refusal);
      return;
    }
    const [first] = endpoint.containerIds;
    const owner = first === undefined ? undefined : call.tx.host(host).containers.get(first)?.name;
    removeHnsEndpoint(call.tx, host, id, owner ?? endpoint.name);
    call.tx.end(SECONDS);
  },
};
