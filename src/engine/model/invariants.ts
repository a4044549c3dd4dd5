import { swarmProblems } from "./swarm-invariants.ts";
import type { Host, World } from "./world.ts";

/** What must hold in every world; each line names the host and what is wrong. Empty: all is well. */
export function violations(world: World): readonly string[] {
  const onHosts = world.hosts
    .map((host) => brokenIn(host).map((line) => `${host.settings.name}: ${line}`))
    .flat();
  return [...onHosts, ...swarmProblems(world)];
}

function brokenIn(host: Host): readonly string[] {
  return [
    ...switchProblems(host),
    ...adapterProblems(host),
    ...endpointProblems(host),
    ...compartmentProblems(host),
    ...networkProblems(host),
    ...natProblems(host),
  ];
}

function switchProblems(host: Host): readonly string[] {
  const lines: string[] = [];
  for (const port of host.ports) {
    if (!host.vswitches.has(port.vswitchId)) lines.push(`port ${port.id} belongs to no switch`);
    const plugged = port.nic.kind === "pnic" ? host.pnics.has(port.nic.id) : host.vnics.has(port.nic.id);
    if (!plugged) lines.push(`port ${port.id} has no adapter`);
    if (port.hnsEndpointId !== null && !host.hnsEndpoints.has(port.hnsEndpointId)) {
      lines.push(`port ${port.id} is for an endpoint that is gone`);
    }
  }
  for (const vswitch of host.vswitches) {
    for (const id of vswitch.pnicIds) {
      if (host.pnics.get(id)?.vswitchId !== vswitch.id)
        lines.push(`${vswitch.name} does not own its adapter ${id}`);
    }
  }
  return lines;
}

function adapterProblems(host: Host): readonly string[] {
  const lines: string[] = [];
  for (const pnic of host.pnics) {
    const owners = host.vswitches.filter((vswitch) => vswitch.pnicIds.includes(pnic.id));
    if (owners.length > 1) lines.push(`${pnic.name} is bound to ${owners.length} external switches`);
    if (pnic.vswitchId !== null && owners.length === 0)
      lines.push(`${pnic.name} is bound to a switch that is gone`);
  }
  for (const vnic of host.vnics) {
    if (!host.ports.has(vnic.portId)) lines.push(`vNIC ${vnic.name} has no port`);
    if (!host.compartments.has(vnic.compartmentId)) lines.push(`vNIC ${vnic.name} is in no compartment`);
    if (vnic.hnsNetworkId !== null && !host.hnsNetworks.has(vnic.hnsNetworkId)) {
      lines.push(`vNIC ${vnic.name} is of a network that is gone`);
    }
  }
  return lines;
}

function endpointProblems(host: Host): readonly string[] {
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

function compartmentProblems(host: Host): readonly string[] {
  const lines: string[] = [];
  for (const compartment of host.compartments) {
    if (compartment.kind !== "host" && compartment.containerIds.length === 0) {
      lines.push(`compartment ${compartment.id} is of no container`);
    }
    for (const id of compartment.containerIds) {
      const container = host.containers.get(id);
      if (container?.compartmentId !== compartment.id)
        lines.push(`compartment ${compartment.id} is not of ${id}`);
    }
    for (const each of compartment.interfaces) {
      const there = each.nic.kind === "pnic" ? host.pnics.has(each.nic.id) : host.vnics.has(each.nic.id);
      if (!there) lines.push(`interface ${each.alias} has no adapter`);
    }
    const indexes = new Set(compartment.interfaces.map((each) => each.index));
    if (indexes.size !== compartment.interfaces.length)
      lines.push(`compartment ${compartment.id} repeats an ifIndex`);
    if (compartment.routes.some((route) => !indexes.has(route.interfaceIndex))) {
      lines.push(`compartment ${compartment.id} has a route without interface`);
    }
  }
  for (const container of host.containers) {
    const lives = container.compartmentId !== null && host.compartments.has(container.compartmentId);
    const runs = container.state === "running" || container.state === "paused";
    if (lives !== runs)
      lines.push(`${container.name} is ${container.state} ${lives ? "with" : "without"} compartment`);
  }
  return lines;
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
