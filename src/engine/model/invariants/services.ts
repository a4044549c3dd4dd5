import type { Host } from "../world.ts";
import { repeated } from "./repeated.ts";

/** What HNS, WinNAT, the firewall and dockerd keep: nothing of it outlives what it is for. */
export function serviceProblems(host: Host): readonly string[] {
  return [
    ...networkProblems(host),
    ...natProblems(host),
    ...policyProblems(host),
    ...daemonProblems(host),
    ...resolverProblems(host),
  ];
}

function networkProblems(host: Host): readonly string[] {
  const lines: string[] = [];
  for (const network of host.hnsNetworks) {
    if (!host.vswitches.has(network.vswitchId)) lines.push(`${network.name} has no switch`);
  }
  for (const vswitch of host.vswitches) {
    const used = host.hnsNetworks.some((network) => network.vswitchId === vswitch.id);
    if (vswitch.knownToHns && !used) lines.push(`switch ${vswitch.name} is left over`);
  }
  return lines;
}

function natProblems(host: Host): readonly string[] {
  const lines: string[] = [];
  const taken = new Set<string>();
  for (const nat of host.winNats) {
    if (nat.hnsNetworkId !== null && !host.hnsNetworks.has(nat.hnsNetworkId))
      lines.push(`${nat.name} is left over`);
  }
  for (const mapping of host.natMappings) {
    const key = `${mapping.protocol}/${mapping.externalAddress}/${mapping.externalPort}`;
    if (taken.has(key)) lines.push(`two mappings of ${key}`);
    taken.add(key);
    if (!host.winNats.has(mapping.winNatId)) lines.push(`mapping ${key} is of no NAT`);
    if (mapping.hnsEndpointId !== null && !host.hnsEndpoints.has(mapping.hnsEndpointId)) {
      lines.push(`mapping ${key} is of an endpoint that is gone`);
    }
  }
  return lines;
}

function policyProblems(host: Host): readonly string[] {
  const { hnsNetworks, hnsEndpoints, hnsPolicyLists, vfpSpaces } = host;
  const used = new Set(hnsNetworks.map(({ spaceId }) => spaceId));
  return [
    ...hnsPolicyLists
      .filter((list) => !hnsNetworks.has(list.networkId))
      .map((list) => `policy list ${list.id} is of a network that is gone`),
    ...hnsPolicyLists
      .filter((list) => list.endpointIds.some((id) => !hnsEndpoints.has(id)))
      .map((list) => `policy list ${list.id} balances over an endpoint that is gone`),
    ...vfpSpaces.filter(({ id }) => !used.has(id)).map(({ id }) => `VFP space ${id} is left over`),
    ...hnsNetworks
      .filter(({ spaceId }) => spaceId !== null && !vfpSpaces.has(spaceId))
      .map(({ name }) => `${name} has no VFP space`),
  ];
}

function daemonProblems({ containers, dockerNetworks }: Host): readonly string[] {
  return [
    ...repeated(containers.map(({ name }) => name)).map((name) => `two containers are called ${name}`),
    ...repeated(dockerNetworks.map(({ name }) => name)).map((name) => `two networks are called ${name}`),
    ...repeated(dockerNetworks.map(({ hnsNetworkId }) => hnsNetworkId).filter((id) => id !== null)).map(
      (id) => `two Docker networks stand on HNS network ${id}`,
    ),
  ];
}

/** What its names point at may be gone: nobody tells dockerd when an endpoint is removed in HNS. */
function resolverProblems({ resolvers, compartments, dockerNetworks }: Host): readonly string[] {
  const networks = new Set(dockerNetworks.map(({ id }) => id as string));
  return [
    ...resolvers
      .filter(({ compartmentId }) => !compartments.has(compartmentId))
      .map(({ id }) => `resolver ${id} runs nowhere`),
    ...resolvers
      .filter(({ id }) => !networks.has(id))
      .map(({ id }) => `resolver ${id} is of a network that is gone`),
  ];
}
