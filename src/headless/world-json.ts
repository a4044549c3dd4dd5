import { type HnsEndpoint, HOST_COMPARTMENT, type Host, type World } from "#engine";

/** The objects of a World that people ask about, by the names that readers of the JSON rely on. */
export function worldJson(world: World) {
  return { hosts: world.hosts.map(hostJson) };
}

export function hostJson(host: Host) {
  return {
    name: host.settings.name,
    networks: host.dockerNetworks.map(({ name, id, driver, scope, ipam, hnsNetworkId }) => ({
      name,
      id,
      driver,
      scope,
      subnets: ipam.map(({ subnet }) => subnet),
      gateway: ipam[0]?.gateway ?? null,
      hnsId: hnsNetworkId,
    })),
    vSwitches: host.vswitches.map(({ id, name, type, pnicIds }) => ({
      name,
      type,
      adapters: pnicIds.flatMap((pnic) => host.pnics.get(pnic)?.name ?? []),
      ports: host.ports.filter(({ vswitchId }) => vswitchId === id).length,
    })),
    endpoints: host.hnsEndpoints
      .filter(({ remote }) => !remote)
      .map((endpoint) => endpointJson(host, endpoint)),
    containers: host.containers.map(({ name, id, image, state, isolation }) => ({
      name,
      id,
      image,
      state,
      isolation,
    })),
    natMappings: host.natMappings.map(({ protocol, externalPort, internalAddress, internalPort }) => ({
      protocol,
      externalPort,
      internalAddress,
      internalPort,
    })),
  };
}

function endpointJson(host: Host, endpoint: HnsEndpoint) {
  const { id, networkId, mac, gateway, dnsServers, compartmentId, containerIds } = endpoint;
  const compartment = compartmentId === null ? undefined : host.compartments.get(compartmentId);
  const network =
    host.dockerNetworks.find(({ hnsNetworkId }) => hnsNetworkId === networkId)?.name ??
    host.hnsNetworks.get(networkId)?.name ??
    null;
  // HNS does not know an address that a DHCP server gave: the interface does.
  const own = compartment?.interfaces.find(({ hnsEndpointId }) => hnsEndpointId === id);
  const container = containerIds[0] === undefined ? undefined : host.containers.get(containerIds[0]);
  const isHosts = compartmentId === HOST_COMPARTMENT;
  return {
    id,
    container: container?.name ?? null,
    network,
    ip: endpoint.ip ?? own?.addresses[0]?.ip ?? null,
    prefixLength: endpoint.ip === null ? (own?.addresses[0]?.prefixLength ?? 0) : endpoint.prefixLength,
    mac,
    gateway,
    dns: own && !isHosts ? own.dnsServers : dnsServers,
    compartment: compartment?.number ?? null,
  };
}
