import { HOST_COMPARTMENT, type Host } from "../world.ts";
import { repeated } from "./repeated.ts";

/** Switches, their ports and the adapters on them. */
export function wiringProblems(host: Host): readonly string[] {
  return [
    ...switchProblems(host),
    ...portProblems(host),
    ...adapterProblems(host),
    ...interfaceProblems(host),
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

function portProblems({ ports, vnics }: Host): readonly string[] {
  const numbers = ports.map((port) => `${port.number} of switch ${port.vswitchId}`);
  const nics = ports.map((port) => port.nic.id);
  const astray = vnics.filter((vnic) => ports.get(vnic.portId)?.nic.id !== vnic.id);
  return [
    ...repeated(numbers).map((number) => `two ports have number ${number}`),
    ...repeated(nics).map((id) => `adapter ${id} is on two ports`),
    ...astray.map((vnic) => `vNIC ${vnic.name} ${vnic.number} is not on the port that it names`),
  ];
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

/** Each adapter has its TCP/IP in one compartment, and one that a switch owns has none. */
function interfaceProblems(host: Host): readonly string[] {
  const inCompartments = host.compartments
    .toArray()
    .flatMap((compartment) =>
      compartment.interfaces.map((each) => ({ id: each.nic.id as string, compartmentId: compartment.id })),
    );
  const places = new Map(inCompartments.map(({ id, compartmentId }) => [id, compartmentId]));
  const lost = host.vnics.filter((vnic) => places.get(vnic.id) !== vnic.compartmentId);
  const bare = host.pnics.filter(
    (pnic) => (places.get(pnic.id) ?? null) !== (pnic.vswitchId === null ? HOST_COMPARTMENT : null),
  );
  return [
    ...repeated(inCompartments.map(({ id }) => id)).map((id) => `adapter ${id} has two interfaces`),
    ...lost.map((vnic) => `vNIC ${vnic.name} ${vnic.number} has no interface in its compartment`),
    ...bare.map((pnic) =>
      pnic.vswitchId === null ? `${pnic.name} has no interface` : `${pnic.name} has TCP/IP beside its switch`,
    ),
  ];
}
