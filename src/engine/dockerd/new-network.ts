import type { DockerNetwork } from "../model/docker.ts";
import type { DockerNetworkId } from "../model/ids.ts";
import type { NetworkCreateRequest } from "./requests.ts";

/** A Docker network before any driver has made it real. */
export function newNetwork(
  id: DockerNetworkId,
  name: string,
  driver: string,
  created: number,
): DockerNetwork {
  return {
    id,
    name,
    driver,
    scope: "local",
    created,
    ipamDriver: driver === "null" ? "default" : "windows",
    ipamOptions: null,
    ipam: [],
    options: {},
    labels: {},
    internal: false,
    attachable: false,
    ingress: false,
    configOnly: false,
    configFrom: "",
    enableIpv6: false,
    hnsOwned: false,
    hnsNetworkId: null,
  };
}

/** The network that a client asks for. An IPv6 subnet without --ipv6 is dropped, as dockerd does. */
export function requestedNetwork(
  id: DockerNetworkId,
  request: NetworkCreateRequest,
  created: number,
): DockerNetwork {
  return {
    ...newNetwork(id, request.name, request.driver, created),
    ipamOptions: request.ipamOptions,
    // The windows IPAM driver keeps neither ranges nor auxiliary addresses.
    ipam: request.ipam
      .filter(({ subnet }) => subnet !== "" && !subnet.includes(":"))
      .map(({ subnet, gateway }) => ({ subnet, gateway })),
    options: request.options,
    labels: request.labels,
    internal: request.internal,
    attachable: request.attachable,
    ingress: request.ingress,
    configOnly: request.configOnly,
    configFrom: request.configFrom,
  };
}
