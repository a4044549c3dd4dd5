import type { World } from "#engine";
import { addContainer, addHost, addNetwork, type Proposal, type ProposedLine, publishedPorts } from "#store";

export interface NextStep {
  /** Why one would. */
  readonly says: string;
  readonly line: ProposedLine | null;
  /** A packet instead of a line. */
  readonly packet: { readonly from: string; readonly to: string; readonly port: number } | null;
}

/** What this lab lacks to be more interesting, nearest first; at most three. */
export function nextSteps(world: World): readonly NextStep[] {
  const [host] = world.hosts.toArray();
  if (!host) return [step("Add a host to build on", addHost(world))].flat();
  const name = host.settings.name;
  const running = host.containers.filter(({ state }) => state === "running");
  const external = host.vswitches.some(({ type }) => type === "external");
  const client = world.devices.find(({ kind }) => kind === "client");
  const published = running
    .flatMap((one) => publishedPorts(host, one))
    .find(({ mappedBy }) => mappedBy !== null);
  const address = host.compartments
    .toArray()
    .flatMap(({ interfaces }) => interfaces)
    .find(({ nic, addresses }) => nic.kind === "pnic" && addresses.length > 0)?.addresses[0]?.ip;
  return [
    ...(running.length === 0 ? step("Run a container and publish a port", addContainer(world, name)) : []),
    ...(running.length === 1
      ? step("Run a second one, to see who reaches whom", addContainer(world, name))
      : []),
    ...(published && client && address
      ? [
          {
            says: `Send a packet from ${client.name} to the published port`,
            line: null,
            packet: { from: client.name, to: address, port: published.hostPort },
          },
        ]
      : []),
    ...(external ? [] : step("Put containers on the LAN itself", addNetwork(world, name, "transparent"))),
    ...(world.hosts.size === 1 ? step("Add a second host", addHost(world)) : []),
  ].slice(0, 3);
}

function step(says: string, proposal: Proposal): readonly NextStep[] {
  const line = proposal.ok ? proposal.lines[0] : undefined;
  return line ? [{ says, line, packet: null }] : [];
}
