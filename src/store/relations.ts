import type {
  Container,
  DockerNetwork,
  HnsEndpoint,
  Host,
  HostName,
  NetInterface,
  PortBinding,
  SwitchPort,
  VSwitch,
  World,
} from "#engine";

/** One network that a container is in, with the objects that make the connection; null: not there (yet). */
export interface Attachment {
  readonly networkName: string;
  readonly network: DockerNetwork | null;
  readonly endpoint: HnsEndpoint | null;
  readonly port: SwitchPort | null;
  readonly vswitch: VSwitch | null;
  readonly iface: NetInterface | null;
  /** What the container really uses: from its own interface, else what HNS gave the endpoint. */
  readonly ip: string | null;
  readonly prefixLength: number | null;
  readonly origin: "manual" | "dhcp" | "link-local" | null;
}

const known = new WeakMap<Host, Map<Container, readonly Attachment[]>>();

/** The container's networks in the order in which it joined them; worked out once for each state of a host. */
export function attachmentsOf(host: Host, container: Container): readonly Attachment[] {
  const ofHost = known.get(host) ?? new Map<Container, readonly Attachment[]>();
  known.set(host, ofHost);
  const found = ofHost.get(container) ?? findAttachments(host, container);
  ofHost.set(container, found);
  return found;
}

function findAttachments(host: Host, container: Container): readonly Attachment[] {
  const compartment = container.compartmentId ? host.compartments.get(container.compartmentId) : undefined;
  return container.endpoints.map((docker) => {
    const network = host.dockerNetworks.get(docker.networkId) ?? null;
    const endpoint = (docker.hnsEndpointId && host.hnsEndpoints.get(docker.hnsEndpointId)) || null;
    const port = (endpoint?.portId && host.ports.get(endpoint.portId)) || null;
    const vswitch = (port && host.vswitches.get(port.vswitchId)) ?? null;
    const iface =
      (endpoint && compartment?.interfaces.find((one) => one.hnsEndpointId === endpoint.id)) ?? null;
    const address = iface?.addresses[0] ?? null;
    return {
      networkName: network?.name ?? docker.networkName,
      network,
      endpoint,
      port,
      vswitch,
      iface,
      ip: address?.ip ?? endpoint?.ip ?? null,
      prefixLength: address?.prefixLength ?? (endpoint?.ip ? endpoint.prefixLength : null),
      origin: address?.origin ?? (endpoint?.ip ? "manual" : null),
    };
  });
}

export function hostNamed(world: World, name: string | null): Host | undefined {
  return name === null ? undefined : world.hosts.get(name as HostName);
}

/** Containers whose namespace this one uses (`--network container:X`). */
export function namespaceOwner(host: Host, container: Container): Container | null {
  const [mode, reference] = container.networkMode.split(/:(.*)/s);
  if (mode !== "container" || !reference) return null;
  return host.containers.find(({ id, name }) => id === reference || name === reference) ?? null;
}

/** The address that others on the LAN know the host by; null while it has none. */
export function hostAddress(host: Host): { readonly ip: string; readonly prefixLength: number } | null {
  const external = new Set(
    host.vswitches.filter(({ type }) => type === "external").map(({ id }): string => id),
  );
  const faces = host.compartments.find(({ kind }) => kind === "host")?.interfaces ?? [];
  const onTheWire = faces.filter(({ nic }) => {
    if (nic.kind === "pnic") return true;
    const portId = host.vnics.get(nic.id)?.portId;
    const vswitchId = portId && host.ports.get(portId)?.vswitchId;
    return vswitchId !== undefined && external.has(vswitchId);
  });
  return onTheWire.find(({ addresses }) => addresses.length > 0)?.addresses[0] ?? null;
}

/** A port of the host that leads to the container, and who takes it there. */
export interface PublishedPort {
  readonly protocol: PortBinding["protocol"];
  readonly hostPort: number;
  readonly containerPort: number;
  /** null: asked for with -p, and nothing on this host maps it. */
  readonly mappedBy: "winnat" | "vfp" | null;
}

/** What `-p` came to while the container runs; empty when it publishes nothing or is stopped. */
export function publishedPorts(host: Host, container: Container): readonly PublishedPort[] {
  if (container.state !== "running" || container.publish.length === 0) return [];
  const attachments = attachmentsOf(host, container);
  const ips = new Set(attachments.map(({ ip }) => ip));
  return container.publish.map(({ protocol, containerPort, hostPort, assignedPort }) => {
    const port = assignedPort ?? hostPort;
    const inNat = host.natMappings.some(
      (mapping) =>
        mapping.protocol === protocol && mapping.externalPort === port && ips.has(mapping.internalAddress),
    );
    const mappedBy = inNat ? "winnat" : inVfp(attachments, port) ? "vfp" : null;
    return { protocol, hostPort: port, containerPort, mappedBy };
  });
}

function inVfp(attachments: readonly Attachment[], hostPort: number): boolean {
  return attachments.some(({ port }) =>
    port?.vfp?.layers.some(({ groups }) =>
      groups.some(({ rules }) =>
        rules.some(
          ({ action, match }) =>
            (action.type === "dnat" || action.type === "load-balance") && match.dstPorts?.includes(hostPort),
        ),
      ),
    ),
  );
}

export type RunState = "running" | "paused" | "stopped" | "failed";

/** Exit codes that stopping a container leaves: no failure. 3221225786 is Windows' "terminated by Ctrl C". */
const STOPPED_BY_HAND: ReadonlySet<number> = new Set([0, 137, 143, 3221225786]);

/** How the container fares, as people say it: one that was stopped has not failed. */
export function runState({ state, exitCode }: Pick<Container, "state" | "exitCode">): RunState {
  if (state === "running" || state === "paused") return state;
  if (state === "dead") return "failed";
  return state === "exited" && !STOPPED_BY_HAND.has(exitCode) ? "failed" : "stopped";
}
