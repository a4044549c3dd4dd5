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
  readonly addressPools: readonly string[];
  readonly subnetSize: number;
  readonly dataPathPort: number;
  readonly settings: SwarmSettings;
  /** How often each secret was made anew. */
  readonly rotations: {
    readonly worker: number;
    readonly manager: number;
    readonly unlockKey: number;
    readonly ca: number;
  };
  /** Changes of the swarm's own settings, as the managers count them. */
  readonly version: number;
  readonly updated: number;
  readonly nodes: readonly SwarmNode[];
  readonly networks: readonly SwarmNetwork[];
  readonly services: readonly SwarmService[];
  readonly tasks: readonly SwarmTask[];
}

/** What `docker swarm init` and `docker swarm update` set. */
export interface SwarmSettings {
  readonly autolock: boolean;
  readonly taskHistoryLimit: number;
  readonly certExpirySeconds: number;
  readonly heartbeatSeconds: number;
  readonly snapshotInterval: number;
  readonly maxSnapshots: number;
}

export interface SwarmNode {
  readonly id: SwarmNodeId;
  readonly host: HostName;
  readonly role: "manager" | "worker";
  readonly leader: boolean;
  readonly address: string;
  readonly listenAddress: string;
  readonly availability: "active" | "pause" | "drain";
  /** down: its daemon does not answer, or it has left. */
  readonly status: "ready" | "down";
  /** True for a manager whose daemon was restarted under autolock: it waits for the key. */
  readonly locked: boolean;
  readonly labels: Readonly<Record<string, string>>;
  readonly joined: number;
  readonly updated: number;
  readonly version: number;
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
  /** Addresses handed out, by who holds them: containers, virtual addresses of services, nodes that balance load. */
  readonly leases: Readonly<Record<string, string>>;
}

export interface SwarmPort {
  readonly protocol: "tcp" | "udp";
  readonly targetPort: number;
  /** 0: chosen by the swarm. */
  readonly publishedPort: number;
  readonly mode: "ingress" | "host";
}

/** A service's place in a network of the swarm. */
export interface ServiceNetwork {
  readonly id: DockerNetworkId;
  readonly aliases: readonly string[];
}

/** How tasks are replaced by an update or a rollback; null in a service: what the managers do by default. */
export interface UpdateConfig {
  readonly parallelism: number;
  readonly delaySeconds: number;
  readonly failureAction: string;
  readonly monitorSeconds: number;
  readonly maxFailureRatio: number;
  readonly order: string;
}

/** What `service create` and `service update` set. */
export interface ServiceSpec {
  readonly name: string;
  /** With its tag, without a digest. */
  readonly image: string;
  /** "sha256:…" when the client looked it up. */
  readonly digest: string | null;
  readonly command: readonly string[];
  readonly args: readonly string[];
  readonly mode: "replicated" | "global";
  readonly replicas: number;
  /** 0: no limit. */
  readonly maxReplicasPerNode: number;
  readonly endpointMode: "vip" | "dnsrr";
  readonly networks: readonly ServiceNetwork[];
  readonly ports: readonly SwarmPort[];
  readonly constraints: readonly string[];
  /** "node.labels.rack" …: tasks are spread over the values. */
  readonly spreadOver: readonly string[];
  readonly labels: Readonly<Record<string, string>>;
  readonly containerLabels: Readonly<Record<string, string>>;
  readonly env: readonly string[];
  readonly hostname: string;
  readonly dns: readonly string[];
  readonly dnsSearch: readonly string[];
  /** "name:address". */
  readonly extraHosts: readonly string[];
  readonly isolation: "" | "default" | "process" | "hyperv";
  readonly tty: boolean;
  readonly restartCondition: "any" | "on-failure" | "none";
  readonly updateConfig: UpdateConfig | null;
  readonly rollbackConfig: UpdateConfig | null;
  /** Counts `service update --force`. */
  readonly forced: number;
}

export interface SwarmService extends ServiceSpec {
  readonly id: SwarmServiceId;
  /** Virtual address in each network; empty for dnsrr. */
  readonly vips: Readonly<Record<string, string>>;
  readonly created: number;
  readonly updated: number;
  readonly version: number;
  /** What the service was before its last change. */
  readonly previous: ServiceSpec | null;
  readonly lastUpdate: ServiceUpdate | null;
}

/** The last change that replaced tasks. */
export interface ServiceUpdate {
  readonly state: "completed" | "rollback_completed";
  readonly at: number;
}

export interface SwarmTask {
  readonly id: SwarmTaskId;
  readonly serviceId: SwarmServiceId;
  readonly slot: number;
  readonly nodeId: SwarmNodeId | null;
  readonly containerId: ContainerId | null;
  /** What of the service's spec it was made from: a task of another one is out of date. */
  readonly template: string;
  readonly image: string;
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
  readonly created: number;
  readonly changed: number;
}
