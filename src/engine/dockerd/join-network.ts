import { createHnsEndpoint } from "../hns/create-endpoint.ts";
import { err, ok, type Result } from "../lib/result.ts";
import type { Container, DockerEndpoint, DockerNetwork } from "../model/docker.ts";
import type { Call } from "../model/events.ts";
import type { HnsEndpoint, HnsPolicy } from "../model/hns.ts";
import type { HnsNetworkId, HostName } from "../model/ids.ts";
import { OS_PROFILES } from "../model/profiles.ts";
import type { Refusal } from "../model/refusal.ts";
import type { Transaction } from "../model/transaction.ts";
import type { Host } from "../model/world.ts";
import { findDriver } from "./drivers/registry.ts";
import { publishPorts } from "./publish-ports.ts";
import { daemonRefusal, fromHns, prefixed } from "./refusals.ts";

/** An endpoint that exists in HNS and waits for its container. */
export interface Joined {
  readonly endpoint: DockerEndpoint;
  /** null on `none`. */
  readonly hns: HnsEndpoint | null;
}

/**
 * Makes the container's endpoint in one network: libnetwork asks the driver, the driver asks HNS. `publish`: this is
 * the endpoint that carries the container's ports.
 */
export function joinNetwork(
  tx: Transaction,
  host: HostName,
  container: Container,
  place: { readonly endpoint: DockerEndpoint; readonly network: DockerNetwork; readonly publish: boolean },
): Result<Joined, Refusal> {
  const { network } = place;
  const endpointId = tx.mintDockerId("docker-endpoint");
  const endpoint: DockerEndpoint = {
    ...place.endpoint,
    id: endpointId,
    networkId: network.id,
    networkName: network.name,
  };
  if (network.driver === "null") return ok({ endpoint, hns: null });
  const driver = findDriver(network.driver);
  if (!driver || network.hnsNetworkId === null) return noDriver(network);
  const { hnsNetworkId } = network;
  const failed = (refusal: Refusal) =>
    err(prefixed(`failed to create endpoint ${container.name} on network ${network.name}: `, refusal));

  const published = place.publish ? publishPorts(tx, host, driver, container) : ok([]);
  if (!published.ok) return failed(published.error);
  const request = driver.endpointRequest({
    network,
    hnsNetworkId,
    endpoint,
    endpointId,
    dns: container.dns,
    providerPolicies: providerPolicies(tx.host(host), driver.scope, hnsNetworkId),
    published: published.value,
  });
  if (!request.ok) return failed(request.error);
  tx.call(host, "hnsEndpoints", endpointId, {
    actor: "dockerd",
    why: `libnetwork asks HNS for an endpoint of ${container.name} in ${network.name}.`,
    call: { name: "POST /endpoints/", body: JSON.stringify(request.value) },
  });
  const created = createHnsEndpoint(tx, host, {
    request: request.value,
    seed: `${host}/${network.name}/${container.name}`,
    owner: container.name,
  });
  if (!created.ok) return failed(fromHns(tx.host(host), created.error));
  return ok({ endpoint: { ...endpoint, hnsEndpointId: created.value.id }, hns: created.value });
}

/**
 * libnetwork's Join: the call that plugs an adapter into a running container is made for one that does not run yet
 * too, and fails without harm. The driver of overlay leaves it out. Source: facts on HNS, sections 7.7 and 7.19.
 */
export function announceJoin(
  tx: Transaction,
  host: HostName,
  container: Container,
  endpoint: DockerEndpoint,
  hns: HnsEndpoint,
): void {
  const network = tx.host(host).dockerNetworks.get(endpoint.networkId);
  if (!network || findDriver(network.driver)?.scope !== "local") return;
  tx.call(host, "hnsEndpoints", hns.id, {
    actor: "dockerd",
    why: `libnetwork joins ${container.name} to ${network.name}: it asks for the adapter to be plugged in. HCS does not know the container yet, which is no fault: it gets its adapter when it is made.`,
    call: hotAttachCall(hns, container),
  });
}

/** HotAttachEndpoint as it goes to HNS. */
export function hotAttachCall(hns: HnsEndpoint, container: Container): Call {
  return {
    name: `POST /endpoints/${hns.id}/attach`,
    body: JSON.stringify({ ContainerId: container.id, SystemType: "Container" }),
  };
}

/** Source: facts on HNS, section 7.17; before build 16237 there is no OutBoundNAT. */
function providerPolicies(
  host: Host,
  scope: "local" | "swarm",
  hnsNetworkId: HnsNetworkId,
): readonly HnsPolicy[] {
  const address = scope === "swarm" ? host.hnsNetworks.get(hnsNetworkId)?.managementIp : null;
  if (!address) return [];
  const provider: HnsPolicy = { Type: "PA", PA: address };
  const outbound = OS_PROFILES[host.settings.os].overlayOutboundNat;
  return outbound ? [provider, { Type: "OutBoundNAT" }] : [provider];
}

function noDriver(network: DockerNetwork): Result<never, Refusal> {
  return daemonRefusal(
    "network-not-usable",
    `network ${network.name} cannot be used: it is a configuration-only network`,
    "A --config-only network stores settings; make a network from it with --config-from.",
  );
}
