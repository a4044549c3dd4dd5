import type { IpamConfig } from "../model/docker.ts";

/**
 * What the Docker client asks of the daemon: the bodies of its HTTP calls. The client parses and checks flags, the
 * daemon decides. Everything here is as typed, not yet resolved.
 */
export interface NetworkCreateRequest {
  readonly name: string;
  /** "" = the daemon's default driver. */
  readonly driver: string;
  readonly scope: string;
  readonly attachable: boolean;
  readonly ingress: boolean;
  readonly internal: boolean;
  readonly configOnly: boolean;
  readonly configFrom: string;
  readonly enableIpv4: boolean | null;
  readonly enableIpv6: boolean | null;
  readonly ipamDriver: string;
  readonly ipamOptions: Readonly<Record<string, string>>;
  readonly ipam: readonly IpamConfig[];
  readonly options: Readonly<Record<string, string>>;
  readonly labels: Readonly<Record<string, string>>;
}

/** One --network of `run`/`create`, or the arguments of `network connect`. */
export interface EndpointRequest {
  /** Name, id, "default", "none" … */
  readonly network: string;
  readonly aliases: readonly string[];
  readonly ip: string | null;
  readonly ip6: string | null;
  readonly mac: string | null;
  readonly linkLocalIps: readonly string[];
  readonly links: readonly string[];
  readonly driverOptions: Readonly<Record<string, string>>;
  readonly gatewayPriority: number;
}

/** A place in the network without a wish of its own. */
export function plainEndpoint(network: string): EndpointRequest {
  return {
    network,
    aliases: [],
    ip: null,
    ip6: null,
    mac: null,
    linkLocalIps: [],
    links: [],
    driverOptions: {},
    gatewayPriority: 0,
  };
}

export interface PortRequest {
  readonly protocol: string;
  readonly containerPort: number;
  readonly hostIp: string;
  /** "" = any, "8080", "8000-8010". */
  readonly hostPort: string;
}

export interface ContainerCreateRequest {
  readonly name: string;
  readonly image: string;
  readonly command: readonly string[];
  readonly entrypoint: readonly string[] | null;
  /** HostConfig.NetworkMode as typed: "default", "nat", "container:web", "host" … */
  readonly networkMode: string;
  /** First the one of `networkMode`, then the others. */
  readonly endpoints: readonly EndpointRequest[];
  readonly ports: readonly PortRequest[];
  readonly exposed: readonly string[];
  readonly publishAll: boolean;
  readonly isolation: string;
  readonly hostname: string;
  readonly domainname: string;
  readonly mac: string | null;
  readonly dns: readonly string[];
  readonly dnsSearch: readonly string[];
  readonly dnsOptions: readonly string[];
  readonly extraHosts: readonly string[];
  readonly env: readonly string[];
  readonly labels: Readonly<Record<string, string>>;
  readonly restartPolicy: string;
  readonly autoRemove: boolean;
  readonly tty: boolean;
  readonly openStdin: boolean;
  /** Streams that the client stays attached to: none with -d. */
  readonly attached: readonly ("stdin" | "stdout" | "stderr")[];
  /**
   * All other flags with their values, as typed: limits, volumes, health checks, and what only makes sense on Linux,
   * some of which the daemon refuses by name. Keys are the flags without dashes, only those typed with a value that is
   * not zero: { "blkio-weight": ["10"] }.
   */
  readonly hostConfig: Readonly<Record<string, readonly string[]>>;
}
