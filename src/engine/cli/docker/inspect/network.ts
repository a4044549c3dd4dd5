import { isoTime } from "../../../lib/time.ts";
import type { Container, DockerEndpoint, DockerNetwork } from "../../../model/docker.ts";
import type { Host } from "../../../model/world.ts";
import { type GoStruct, GoText, type GoValue, goMap } from "../template/value.ts";
import { isBefore, mac, shownPrefixLength } from "./shown-address.ts";

/** What a network of a swarm shows besides. */
export interface NetworkExtras {
  readonly Peers?: GoValue;
  readonly Services?: GoValue;
}

/**
 * One object of `docker network inspect`. `ID` is the field's name in Go, which a template may use as well; JSON has
 * only `Id`. Source: facts on the command line, section 2.6.
 */
export function networkValue(host: Host, network: DockerNetwork, extras: NetworkExtras = {}): GoStruct {
  const containers = new Map<string, GoValue>();
  for (const container of host.containers) {
    for (const endpoint of container.endpoints) {
      if (endpoint.networkId !== network.id || endpoint.id === "") continue;
      containers.set(container.id, containerOfNetwork(host, network, container, endpoint));
    }
  }
  const isOld = isBefore(host, 29);
  return {
    Name: network.name,
    Id: network.id,
    ID: () => network.id,
    Created: isoTime(network.created),
    Scope: network.scope,
    Driver: network.driver,
    ...(isBefore(host, 28) ? {} : { EnableIPv4: true }),
    EnableIPv6: network.enableIpv6,
    IPAM: {
      Driver: network.ipamDriver,
      Options: network.ipamOptions === null ? null : goMap(network.ipamOptions),
      Config: network.driver === "null" ? null : network.ipam.map(ipamValue),
    },
    Internal: network.internal,
    Attachable: network.attachable,
    Ingress: network.ingress,
    ConfigFrom: { Network: network.configFrom },
    ConfigOnly: network.configOnly,
    ...(isOld ? { Containers: containers } : {}),
    Options: goMap(network.options),
    Labels: goMap(network.labels),
    ...(extras.Peers === undefined ? {} : { Peers: extras.Peers }),
    ...(isOld ? {} : { Containers: containers }),
    ...(extras.Services === undefined ? {} : { Services: extras.Services }),
    ...(isOld ? {} : { Status: { IPAM: goMap({}) } }),
  };
}

function ipamValue({ subnet, gateway, ipRange }: DockerNetwork["ipam"][number]): GoStruct {
  return {
    Subnet: subnet,
    ...(ipRange === undefined ? {} : { IPRange: ipRange }),
    ...(gateway === null ? {} : { Gateway: gateway }),
  };
}

function containerOfNetwork(
  host: Host,
  network: DockerNetwork,
  container: Container,
  endpoint: DockerEndpoint,
): GoStruct {
  const hns = endpoint.hnsEndpointId === null ? undefined : host.hnsEndpoints.get(endpoint.hnsEndpointId);
  const hasIp = hns !== undefined && hns.ip !== null;
  return {
    Name: container.name,
    EndpointID: endpoint.id,
    MacAddress: hns ? mac(hns.mac) : "",
    IPv4Address: hasIp ? `${hns.ip}/${shownPrefixLength(network, hns)}` : new GoText("invalid Prefix", ""),
    IPv6Address: new GoText("invalid Prefix", ""),
  };
}
