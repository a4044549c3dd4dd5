import { contains } from "../../lib/ipv4.ts";
import type { HnsEndpoint } from "../hns.ts";
import type { Host } from "../world.ts";

/** HNS endpoints: their network, port, compartment and addresses. */
export function endpointProblems(host: Host): readonly string[] {
  return [
    ...ownershipProblems(host),
    ...host.hnsEndpoints.toArray().flatMap((endpoint) => attachmentProblems(host, endpoint)),
    ...host.hnsEndpoints.toArray().flatMap((endpoint) => addressProblems(host, endpoint)),
  ];
}

function ownershipProblems(host: Host): readonly string[] {
  const lines: string[] = [];
  const seen = new Set<string>();
  const portsOf = new Map<string, number>();
  for (const { hnsEndpointId } of host.ports) {
    if (hnsEndpointId !== null) portsOf.set(hnsEndpointId, (portsOf.get(hnsEndpointId) ?? 0) + 1);
  }
  for (const endpoint of host.hnsEndpoints) {
    if (!host.hnsNetworks.has(endpoint.networkId))
      lines.push(`endpoint ${endpoint.id} is of a network that is gone`);
    const ports = portsOf.get(endpoint.id) ?? 0;
    const attached = endpoint.state === 2 || endpoint.state === 3;
    if (ports !== (attached ? 1 : 0)) lines.push(`endpoint ${endpoint.id} sits on ${ports} ports`);
    for (const key of [endpoint.ip, endpoint.mac]) {
      if (key === null) continue;
      const owned = `${endpoint.networkId}/${key}`;
      if (seen.has(owned)) lines.push(`two endpoints of a network have ${key}`);
      seen.add(owned);
    }
  }
  return lines;
}

/** What an endpoint says of its port, compartment and containers is what these say of it. */
function attachmentProblems(host: Host, endpoint: HnsEndpoint): readonly string[] {
  const { id, portId, compartmentId, containerIds } = endpoint;
  const lines: string[] = [];
  if (portId !== null && host.ports.get(portId)?.hnsEndpointId !== id) {
    lines.push(`endpoint ${id} names a port that is not its own`);
  }
  const compartment = compartmentId === null ? undefined : host.compartments.get(compartmentId);
  if (compartmentId !== null && !compartment?.interfaces.some((each) => each.hnsEndpointId === id)) {
    lines.push(`endpoint ${id} has no interface in compartment ${compartmentId}`);
  }
  for (const containerId of containerIds) {
    if (!compartment?.containerIds.includes(containerId)) {
      lines.push(`endpoint ${id} is of container ${containerId}, which does not live in its compartment`);
    }
  }
  return lines;
}

function addressProblems(host: Host, { id, ip, networkId, gateway, remote }: HnsEndpoint): readonly string[] {
  const network = host.hnsNetworks.get(networkId);
  if (!network || ip === null || remote) return [];
  const inside = network.subnets.some(({ prefix }) => contains(prefix, ip));
  return [
    ...(inside ? [] : [`endpoint ${id} has ${ip} outside of ${network.name}`]),
    ...(ip === gateway ? [`endpoint ${id} has the gateway's address ${ip}`] : []),
  ];
}
