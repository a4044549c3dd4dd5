import type { Swarm, SwarmNetwork, SwarmTask } from "../swarm.ts";
import type { Host, World } from "../world.ts";

/** What must hold between the managers' books and the hosts; each line says what is wrong. */
export function swarmProblems(world: World): readonly string[] {
  return [
    ...world.hosts.map((host) => memberProblems(world, host)).flat(),
    ...world.swarms
      .toArray()
      .flatMap((swarm) => [
        ...nodeProblems(world, swarm),
        ...networkProblems(world, swarm),
        ...taskProblems(world, swarm),
        ...portProblems(swarm),
      ]),
  ];
}

/** A daemon that believes to be a node is one, and has containers and networks of its swarm only. */
function memberProblems(
  { swarms }: World,
  { settings, containers, dockerNetworks }: Host,
): readonly string[] {
  const member = settings.docker.swarm;
  const swarm = member === null ? undefined : swarms.get(member.swarmId);
  const lines: string[] = [];
  if (
    member !== null &&
    !swarm?.nodes.some(({ id, host }) => id === member.nodeId && host === settings.name)
  ) {
    lines.push(`${settings.name} is a node of a swarm that does not know it`);
  }
  for (const { name, task } of containers) {
    const known = task === null || swarm?.tasks.some(({ id }) => id === task.taskId);
    if (!known) lines.push(`${settings.name}: ${name} is of a task that nobody knows`);
  }
  for (const { id, name, scope } of dockerNetworks) {
    const known = scope !== "swarm" || swarm?.networks.some((network) => network.id === id);
    if (!known) lines.push(`${settings.name}: ${name} is of a swarm that does not know it`);
  }
  return lines;
}

function nodeProblems(world: World, { nodes }: Swarm): readonly string[] {
  const lines: string[] = [];
  const managers = nodes.filter(({ role }) => role === "manager");
  const leaders = nodes.filter(({ leader }) => leader);
  if (managers.length === 0) lines.push("a swarm has no manager");
  if (leaders.length > 1) lines.push("a swarm has two leaders");
  if (leaders.some(({ role, status }) => role === "worker" || status === "down")) {
    lines.push("a swarm is led by a node that cannot");
  }
  for (const { id, host, status } of nodes) {
    if (nodes.filter((each) => each.id === id).length > 1) lines.push(`node ${id} is there twice`);
    const docker = world.hosts.get(host)?.settings.docker;
    if (status === "ready" && (docker?.swarm?.nodeId !== id || !docker.running)) {
      lines.push(`${host} is ready for a swarm but does not take part`);
    }
  }
  return lines;
}

function networkProblems(world: World, swarm: Swarm): readonly string[] {
  const lines: string[] = [];
  const vnis = swarm.networks.flatMap((network) => network.vnis);
  if (new Set(vnis).size !== vnis.length) lines.push("two networks of a swarm have one VNI");
  for (const network of swarm.networks) {
    const addresses = Object.values(network.leases);
    if (new Set(addresses).size !== addresses.length) lines.push(`${network.name} gave an address twice`);
    for (const key of Object.keys(network.leases)) {
      if (!holderExists(world, swarm, key))
        lines.push(`${network.name} holds an address for ${key}, which is gone`);
    }
    lines.push(...mappingProblems(world, network));
  }
  return lines;
}

function holderExists(world: World, { services, nodes }: Swarm, key: string): boolean {
  const id = key.slice(key.indexOf("/") + 1);
  if (key.startsWith("vip/")) return services.some((service) => service.id === id);
  if (key.startsWith("node/")) return nodes.some((node) => node.id === id);
  return world.hosts.some(({ containers }) => containers.some((container) => container.id === id));
}

/** VFP knows each address of a network once, and only addresses that were given out. */
function mappingProblems(world: World, { id, name, leases }: SwarmNetwork): readonly string[] {
  const given = new Set(Object.values(leases));
  return world.hosts
    .map((host) => {
      const hns = host.dockerNetworks.get(id)?.hnsNetworkId ?? null;
      const spaceId = hns === null ? null : (host.hnsNetworks.get(hns)?.spaceId ?? null);
      const space = spaceId === null ? undefined : host.vfpSpaces.get(spaceId);
      const addresses = space?.mappings.map(({ address }) => address) ?? [];
      const twice = new Set(addresses).size !== addresses.length;
      const stray = addresses.find((address) => !given.has(address));
      return [
        ...(twice ? [`${host.settings.name}: an address of ${name} is mapped twice`] : []),
        ...(stray === undefined
          ? []
          : [`${host.settings.name}: ${stray} of ${name} is mapped but nobody has it`]),
      ];
    })
    .flat();
}

/** Managers without a majority keep books that nobody brings up to date. */
function taskProblems(world: World, swarm: Swarm): readonly string[] {
  const managers = swarm.nodes.filter(({ role }) => role === "manager");
  const decides = 2 * managers.filter(({ status }) => status === "ready").length > managers.length;
  return swarm.tasks.flatMap((task) => {
    const service = swarm.services.find(({ id }) => id === task.serviceId);
    if (!service) return [`task ${task.id} is of a service that is gone`];
    const node = swarm.nodes.find(({ id }) => id === task.nodeId);
    if (!decides || task.desired !== "running" || task.state !== "running" || node?.status !== "ready")
      return [];
    return isUp(world.hosts.get(node.host), task) ? [] : [`task ${service.name}.${task.slot} runs nowhere`];
  });
}

function isUp(host: Host | undefined, { containerId }: SwarmTask): boolean {
  const container = containerId === null ? undefined : host?.containers.get(containerId);
  return container?.state === "running" || container?.state === "paused";
}

function portProblems({ services }: Swarm): readonly string[] {
  const ports = services.flatMap((service) =>
    service.ports
      .filter(({ mode, publishedPort }) => mode === "ingress" && publishedPort !== 0)
      .map(({ protocol, publishedPort }) => `${protocol}/${publishedPort}`),
  );
  return new Set(ports).size === ports.length ? [] : ["two services publish one port in the mesh"];
}
