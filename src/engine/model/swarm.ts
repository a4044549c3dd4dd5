import type { IpamConfig } from "./docker.ts";
import type {
  ContainerId,
  DockerNetworkId,
  HostName,
  SwarmId,
  SwarmNodeId,
  SwarmServiceId,
  SwarmTaskId,
} from "./ids.ts";

/** What the managers hold. Every manager sees the same; a worker only runs its tasks. */
export interface Swarm {
  readonly id: SwarmId;
  readonly created: number;
  readonly workerToken: string;
  readonly managerToken: string;
  readonly defaultAddressPool: string;
  readonly subnetSize: number;
  readonly dataPathPort: number;
  readonly autolock: boolean;
  readonly nodes: readonly SwarmNode[];
  readonly networks: readonly SwarmNetwork[];
  readonly services: readonly SwarmService[];
  readonly tasks: readonly SwarmTask[];
}

export interface SwarmNode {
  readonly id: SwarmNodeId;
  readonly host: HostName;
  readonly role: "manager" | "worker";
  readonly leader: boolean;
  readonly address: string;
  readonly listenAddress: string;
  readonly availability: "active" | "pause" | "drain";
  readonly status: "ready" | "down";
  readonly labels: Readonly<Record<string, string>>;
  readonly joined: number;
}

/** A network with swarm scope: a plan until a task or an attached container needs it on a node. */
export interface SwarmNetwork {
  readonly id: DockerNetworkId;
  readonly name: string;
  readonly driver: string;
  readonly ingress: boolean;
  readonly attachable: boolean;
  readonly internal: boolean;
  readonly created: number;
  readonly ipam: readonly IpamConfig[];
  /** One VNI for each subnet, in the same order. */
  readonly vnis: readonly number[];
  readonly options: Readonly<Record<string, string>>;
  readonly labels: Readonly<Record<string, string>>;
  /** Addresses of each node's load-balancer endpoint. */
  readonly nodeAddresses: Readonly<Record<string, string>>;
  /** Addresses handed out to attached containers and tasks, by endpoint key. */
  readonly leases: Readonly<Record<string, string>>;
}

export interface SwarmPort {
  readonly protocol: "tcp" | "udp";
  readonly targetPort: number;
  /** 0: chosen by the swarm. */
  readonly publishedPort: number;
  readonly mode: "ingress" | "host";
}

export interface SwarmService {
  readonly id: SwarmServiceId;
  readonly name: string;
  readonly image: string;
  readonly command: readonly string[];
  readonly args: readonly string[];
  readonly mode: "replicated" | "global";
  readonly replicas: number;
  readonly endpointMode: "vip" | "dnsrr";
  readonly networkIds: readonly DockerNetworkId[];
  /** Virtual address in each network; empty for dnsrr. */
  readonly vips: Readonly<Record<string, string>>;
  readonly ports: readonly SwarmPort[];
  readonly constraints: readonly string[];
  readonly labels: Readonly<Record<string, string>>;
  readonly env: readonly string[];
  readonly isolation: "" | "default" | "process" | "hyperv";
  readonly created: number;
  readonly updated: number;
  readonly version: number;
}

export interface SwarmTask {
  readonly id: SwarmTaskId;
  readonly serviceId: SwarmServiceId;
  readonly slot: number;
  readonly nodeId: SwarmNodeId | null;
  readonly containerId: ContainerId | null;
  readonly desired: "running" | "shutdown" | "ready" | "accepted";
  readonly state:
    | "new"
    | "pending"
    | "preparing"
    | "running"
    | "shutdown"
    | "rejected"
    | "failed"
    | "complete";
  readonly error: string;
  /** Address in each network. */
  readonly addresses: Readonly<Record<string, string>>;
  readonly created: number;
  readonly changed: number;
}
