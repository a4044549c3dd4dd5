import { removePolicyList } from "../../../hns/policy-lists.ts";
import type { HnsPolicyListId } from "../../../model/ids.ts";
import type { Cmdlet } from "../../cmdlet.ts";
import { hostNameOf, reportHnsRefusal } from "../../on-host.ts";
import { pipedId } from "./get-hns.ts";

const SECONDS = 1;

export const removeHnsPolicyListCmdlet: Cmdlet = {
  name: "Remove-HnsPolicyList",
  summary: "Removes a load balancer from the Host Network Service.",
  module: "HostNetworkingService",
  on: ["host"],
  parameters: [pipedId("hnsPolicyLists", true)],
  input: "each",
  run(call) {
    const id = (call.args.text("Id") ?? "").toUpperCase() as HnsPolicyListId;
    const removed = call.tx.attempt(() => removePolicyList(call.tx, hostNameOf(call), id));
    if (removed.ok) call.tx.end(SECONDS);
    else reportHnsRefusal(call, removed.error);
  },
};

export const removeHnsNamespaceCmdlet: Cmdlet = {
  name: "Remove-HnsNamespace",
  summary: "Removes a namespace; Docker makes none, and that of the host stays.",
  module: "HostNetworkingService",
  on: ["host"],
  parameters: [
    {
      name: "Id",
      type: "guid",
      position: 0,
      mandatory: true,
      pipeline: "property",
      description: "The namespace.",
    },
  ],
  input: "each",
  run(call) {
    reportHnsRefusal(call, {
      code: "hns-namespace-kept",
      layer: "hns",
      message: "The specified request is unsupported.",
      hint: "The only namespace of a Docker host is that of the host itself, which stays. Namespaces come with containerd.",
      fix: "Get-HnsNamespace",
    });
  },
};
