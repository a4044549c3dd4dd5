import type { Container, Host, World } from "#engine";
import { attachmentsOf, contained, hostAddress, shownName } from "#store";

/** One row and column of the matrix: something that sends and is sent to. */
export interface End {
  /** As the tracer knows it: "win-01/web", "win-01", "laptop". */
  readonly id: string;
  readonly label: string;
  /** Ends that belong together: "nat on win-01", "Hosts", "Machines". */
  readonly group: string;
  readonly address: string | null;
  /** TCP port to try: the first that something listens on, or that is published. null: none. */
  readonly tcpPort: number | null;
  /** What keeps it from taking part: "stopped"; null when nothing does. */
  readonly unable: string | null;
  readonly isContainer: boolean;
}

export function endsOf(world: World): readonly End[] {
  return [
    ...world.hosts
      .toArray()
      .flatMap((host) => host.containers.map((container) => containerEnd(host, container))),
    ...world.hosts.map(hostEnd),
    ...world.devices.map((device): End => {
      const port = device.sockets.find(({ protocol }) => protocol === "tcp")?.port ?? null;
      return {
        id: device.name,
        label: device.name,
        group: "Machines",
        address: device.nics[0]?.ip ?? null,
        tcpPort: port,
        unable: null,
        isContainer: false,
      };
    }),
  ];
}

function containerEnd(host: Host, container: Container): End {
  const { name, state, networkMode } = container;
  const attachment = attachmentsOf(host, container).find(({ ip }) => ip !== null);
  const compartment = host.compartments.find(({ id }) => id === container.compartmentId);
  const socket = compartment?.sockets.find(({ protocol, placeholder }) => protocol === "tcp" && !placeholder);
  const network =
    container.endpoints[0]?.networkName ?? (networkMode.startsWith("container:") ? "shared" : "no network");
  return {
    id: `${host.settings.name}/${name}`,
    label: shownName(host, container),
    group: `${contained(network)} on ${host.settings.name}`,
    address: attachment?.ip ?? null,
    tcpPort: socket?.port ?? null,
    unable: state === "running" ? null : state === "exited" ? "stopped" : state,
    isContainer: true,
  };
}

function hostEnd(host: Host): End {
  const { name } = host.settings;
  const own = host.compartments.find(({ kind }) => kind === "host");
  const published = host.natMappings.find(({ protocol }) => protocol === "tcp")?.externalPort;
  const socket = own?.sockets.find(({ protocol, placeholder }) => protocol === "tcp" && !placeholder)?.port;
  return {
    id: name,
    label: name,
    group: "Hosts",
    address: hostAddress(host)?.ip ?? null,
    tcpPort: published ?? socket ?? null,
    unable: null,
    isContainer: false,
  };
}
