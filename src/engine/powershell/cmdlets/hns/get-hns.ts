import type { Host, World } from "../../../model/world.ts";
import { hostOf } from "../../../shell/place.ts";
import type { Place } from "../../../shell/program.ts";
import { DEFAULT_COMPARTMENT_GUID } from "../../../tcpip/compartment.ts";
import type { Cmdlet, CmdletCall, ParameterSpec } from "../../cmdlet.ts";
import { hnsEndpointObject, hnsPolicyListObject } from "../../hns-endpoint-object.ts";
import { hnsNetworkObject } from "../../hns-network-object.ts";
import { derivedGuid, guidText, health, hnsVersion, NOTHING, profileOf, resources } from "../../hns-text.ts";
import { hostOfCall } from "../../on-host.ts";
import { psObject } from "../../value.ts";

const MODULE = "HostNetworkingService";

/** Ids of HNS objects for completion. */
export function hnsIds(kind: "hnsNetworks" | "hnsEndpoints" | "hnsPolicyLists") {
  return (world: World, place: Place): readonly string[] => {
    const host = hostOf(world, place);
    return host ? [...host[kind]].map(({ id }) => id) : [];
  };
}

function idParameter(kind: "hnsNetworks" | "hnsEndpoints" | "hnsPolicyLists"): ParameterSpec {
  return {
    name: "Id",
    type: "guid",
    position: 0,
    description: "Only the object of this id.",
    complete: hnsIds(kind),
  };
}

/** -Id as cmdlets have it that take objects from the pipeline. */
export function pipedId(
  kind: "hnsNetworks" | "hnsEndpoints" | "hnsPolicyLists",
  mandatory: boolean,
): ParameterSpec {
  return { ...idParameter(kind), mandatory, pipeline: "property" };
}

const DETAILED: ParameterSpec = {
  name: "Detailed",
  type: "switch",
  description: "Adds the layer.",
  ignored: "the lab always shows the same properties.",
};

/** The service answers nothing while it is stopped. Source: facts on HNS, R41. */
export function isUp(call: CmdletCall): Host | null {
  const host = hostOfCall(call);
  if (host.settings.hnsRunning) return host;
  call.error({
    message: "The RPC server is unavailable.",
    category: "NotSpecified",
    exception: "COMException",
    id: "System.Runtime.InteropServices.COMException",
    note: {
      kind: "error",
      code: "hns-stopped",
      text: "The Host Network Service is stopped; it is the only one who knows the networks.",
      fix: "Start-Service hns",
      source: null,
    },
  });
  return null;
}

function wantedId(call: CmdletCall): (id: string) => boolean {
  const wanted = call.args.text("Id")?.toUpperCase();
  return (id) => wanted === undefined || id.toUpperCase() === wanted;
}

export const getHnsNetwork: Cmdlet = {
  name: "Get-HnsNetwork",
  summary: "Shows the networks that the Host Network Service holds.",
  module: MODULE,
  on: ["host"],
  parameters: [idParameter("hnsNetworks"), DETAILED],
  run(call) {
    const host = isUp(call);
    const wanted = wantedId(call);
    for (const network of host?.hnsNetworks ?? []) {
      if (host && wanted(network.id)) call.out(hnsNetworkObject(host, network));
    }
  },
};

export const getHnsEndpoint: Cmdlet = {
  name: "Get-HnsEndpoint",
  summary: "Shows the endpoints of containers, and remote ones, that the Host Network Service holds.",
  module: MODULE,
  on: ["host"],
  parameters: [idParameter("hnsEndpoints")],
  run(call) {
    const host = isUp(call);
    const wanted = wantedId(call);
    for (const endpoint of host?.hnsEndpoints ?? []) {
      if (host && wanted(endpoint.id)) call.out(hnsEndpointObject(host, endpoint));
    }
  },
};

export const getHnsPolicyList: Cmdlet = {
  name: "Get-HnsPolicyList",
  summary: "Shows the load balancers that the Host Network Service holds.",
  module: MODULE,
  on: ["host"],
  parameters: [idParameter("hnsPolicyLists")],
  run(call) {
    const host = isUp(call);
    const wanted = wantedId(call);
    for (const list of host?.hnsPolicyLists ?? []) {
      if (host && wanted(list.id)) call.out(hnsPolicyListObject(host, list));
    }
  },
};

export const getHnsNamespace: Cmdlet = {
  name: "Get-HnsNamespace",
  summary: "Shows the namespaces of the Host Network Service; Docker's containers have none of their own.",
  module: MODULE,
  on: ["host"],
  parameters: [{ name: "Id", type: "guid", position: 0, description: "Only the namespace of this id." }],
  exists: (world, place) => {
    const host = hostOf(world, place);
    return host !== null && profileOf(host).hnsMajor >= 9;
  },
  run(call) {
    const host = isUp(call);
    if (!host) return;
    const profile = profileOf(host);
    const id = derivedGuid(profile, "namespace", host.settings.internalLayerId);
    if (!wantedId(call)(id)) return;
    call.out(
      psObject("HnsNamespace", {
        ActivityId: derivedGuid(profile, "activity", id),
        AdditionalParams: NOTHING,
        CompartmentGuid: guidText(profile, DEFAULT_COMPARTMENT_GUID),
        CompartmentId: 1,
        Containers: [],
        Flags: 0,
        Health: health(),
        ID: id,
        IsDefault: true,
        Policies: [],
        State: 1,
        Version: hnsVersion(profile),
        Resources: resources(profile, id, host.settings.internalLayerId, [], 1),
      }),
    );
  },
};
