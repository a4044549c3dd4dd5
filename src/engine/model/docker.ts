import type {
  CompartmentId,
  ContainerId,
  DockerNetworkId,
  HnsEndpointId,
  HnsNetworkId,
  SwarmId,
  SwarmNodeId,
  SwarmServiceId,
  SwarmTaskId,
} from "./ids.ts";

/** The Docker engine of one host. */
export interface DockerEngine {
  readonly installed: boolean;
  readonly running: boolean;
  /** "29.7.2". */
  readonly version: string;
  /** fixed-cidr of daemon.json; "auto": HNS picks a /20; null: "bridge": "none", no nat network. */
  readonly natPrefix: string | "auto" | null;
  /** The daemon's own id, as `docker info` prints it. */
  readonly id: string;
  readonly swarm: { readonly swarmId: SwarmId; readonly nodeId: SwarmNodeId } | null;
}

/** A Docker network as this host's daemon knows it. */
export interface DockerNetwork {
  readonly id: DockerNetworkId;
  readonly name: string;
  /** "null" for `none`. */
  readonly driver: string;
  readonly scope: "local" | "swarm";
  /** Seconds of the lab's clock. */
  readonly created: number;
  readonly ipamDriver: string;
  readonly ipamOptions: Readonly<Record<string, string>> | null;
  readonly ipam: readonly IpamConfig[];
  /** As typed with -o, and what the driver adds (`hnsid`, `networkname`). */
  readonly options: Readonly<Record<string, string>>;
  readonly labels: Readonly<Record<string, string>>;
  readonly internal: boolean;
  readonly attachable: boolean;
  readonly ingress: boolean;
  readonly configOnly: boolean;
  readonly configFrom: string;
  readonly enableIpv6: boolean;
  /** Adopted from HNS: prune leaves it alone. */
  readonly hnsOwned: boolean;
  /** null for `none`, and for a swarm network that no task of this node has needed yet. */
  readonly hnsNetworkId: HnsNetworkId | null;
}

export interface IpamConfig {
  readonly subnet: string;
  readonly gateway: string | null;
  readonly ipRange?: string;
  readonly auxAddresses?: Readonly<Record<string, string>>;
}

export const CONTAINER_STATES = ["created", "running", "paused", "exited", "dead"] as const;
export type ContainerState = (typeof CONTAINER_STATES)[number];

export interface Container {
  readonly id: ContainerId;
  readonly name: string;
  readonly image: string;
  readonly command: readonly string[];
  readonly entrypoint: readonly string[] | null;
  readonly created: number;
  /** Seconds of the lab's clock; null until first start. */
  readonly startedAt: number | null;
  readonly finishedAt: number | null;
  readonly state: ContainerState;
  readonly exitCode: number;
  /** State.Error: why the last start failed, "" when it did not. */
  readonly startError: string;
  readonly isolation: "process" | "hyperv";
  readonly hostname: string;
  readonly domainname: string;
  /** HostConfig.NetworkMode: "default", "nat", "none", "container:<id>" … */
  readonly networkMode: string;
  readonly publish: readonly PortBinding[];
  readonly publishAll: boolean;
  /** "80/tcp" … from --expose and the image. */
  readonly exposed: readonly string[];
  readonly endpoints: readonly DockerEndpoint[];
  readonly compartmentId: CompartmentId | null;
  readonly autoRemove: boolean;
  readonly restartPolicy: string;
  readonly env: readonly string[];
  readonly labels: Readonly<Record<string, string>>;
  readonly dns: readonly string[];
  readonly dnsSearch: readonly string[];
  readonly dnsOptions: readonly string[];
  readonly extraHosts: readonly string[];
  readonly tty: boolean;
  readonly openStdin: boolean;
  /** Streams that the client stayed attached to: none with -d. */
  readonly attached: readonly ("stdin" | "stdout" | "stderr")[];
  /**
   * Flags that are only stored and shown, by their names without dashes: { "memory": ["512m"] }. What was not typed,
   * or typed with its zero value, is not in it.
   */
  readonly hostConfig: Readonly<Record<string, readonly string[]>>;
  readonly logs: readonly string[];
  readonly task: { readonly serviceId: SwarmServiceId; readonly taskId: SwarmTaskId } | null;
  /** Servers that `lab listen` placed in it; survive stop and start. */
  readonly listeners: readonly Listener[];
}

export interface Listener {
  readonly protocol: "tcp" | "udp";
  readonly port: number;
  readonly address: string;
  readonly process: string;
}

export interface PortBinding {
  /** "sctp" may be asked for; Windows refuses it at start. */
  readonly protocol: "tcp" | "udp" | "sctp";
  readonly containerPort: number;
  /** As typed; "" and "0.0.0.0" are the only ones that Windows can do, which it says at start. */
  readonly hostIp: string;
  /** As typed: "", "8080", "8000-8010" for a choice of ports, which Windows refuses at start. */
  readonly hostPortText: string;
  /** 0: the NAT picks one at start. */
  readonly hostPort: number;
  /** What is published while the container runs; null when stopped. */
  readonly assignedPort: number | null;
}

/** A container's place in a Docker network. */
export interface DockerEndpoint {
  /** 64 hexadecimal digits; "" while the container is not running. */
  readonly id: string;
  readonly networkId: DockerNetworkId;
  readonly networkName: string;
  readonly aliases: readonly string[];
  readonly requestedIp: string | null;
  readonly requestedMac: string | null;
  /** --link on a network of the user's: "web", or "web:alias" for a name that only this container sees. */
  readonly links: readonly string[];
  readonly driverOptions: Readonly<Record<string, string>>;
  /** Stored and shown; Windows does not choose a default route by it. */
  readonly gatewayPriority: number;
  readonly hnsEndpointId: HnsEndpointId | null;
  /** True for the endpoint on nat that dockerd adds to overlay containers of old versions. */
  readonly automatic: boolean;
}
