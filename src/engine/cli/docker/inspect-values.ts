import { isAtLeast } from "../../dockerd/version.ts";
import { parseIp } from "../../lib/ipv4.ts";
import { isoTime } from "../../lib/time.ts";
import type { Container, DockerEndpoint, DockerNetwork } from "../../model/docker.ts";
import type { HnsEndpoint } from "../../model/hns.ts";
import type { Host } from "../../model/world.ts";
import { type GoMap, type GoStruct, GoText, GoTextMap, type GoValue } from "./template/value.ts";

/** Labels or options as a Go map: sorted by key in JSON. */
export function goMap(record: Readonly<Record<string, string>>): GoMap {
  return new GoTextMap(Object.entries(record));
}

/** What differs before version 29. Source: facts on the command line, section 13. */
function isBefore29({ settings }: Host): boolean {
  return !isAtLeast(settings.docker.version, 29, 0);
}

/** An address of Go's netip: unset it is "" in JSON and "invalid IP" in a template; before 29 it is a text. */
function address(host: Host, text: string | null): GoValue {
  if (text !== null && text !== "") return text;
  return isBefore29(host) ? "" : new GoText("invalid IP", "");
}

/** "00-15-5D-1C-6A-2B" → "00:15:5d:1c:6a:2b". */
function mac(text: string): string {
  return text.toLowerCase().replaceAll("-", ":");
}

/**
 * The prefix length that Docker shows: the network's when the address was asked for, else that of the address's class.
 * Source: facts on the command line, section 2.6.
 */
function shownPrefixLength(network: DockerNetwork | undefined, endpoint: HnsEndpoint): number {
  if (endpoint.staticIp || network?.scope === "swarm") return endpoint.prefixLength;
  const first = (parseIp(endpoint.ip ?? "") ?? 0) >>> 24;
  if (first < 128) return 8;
  return first < 192 ? 16 : 24;
}

/** What a network of a swarm shows besides. */
export interface NetworkExtras {
  readonly Peers?: GoValue;
  readonly Services?: GoValue;
}

/**
 * One object of `docker network inspect`. `ID` is the field's name in Go, which a template may use as well; JSON has
 * only `Id`. Source: facts on the command line, section 2.6.
 */
export function networkValue(host: Host, network: DockerNetwork, extras: NetworkExtras = {}): GoStruct {
  const containers = new Map<string, GoValue>();
  for (const container of host.containers) {
    for (const endpoint of container.endpoints) {
      if (endpoint.networkId !== network.id || endpoint.id === "") continue;
      containers.set(container.id, containerOfNetwork(host, network, container, endpoint));
    }
  }
  const isOld = isBefore29(host);
  return {
    Name: network.name,
    Id: network.id,
    ID: () => network.id,
    Created: isoTime(network.created),
    Scope: network.scope,
    Driver: network.driver,
    EnableIPv4: true,
    EnableIPv6: network.enableIpv6,
    IPAM: {
      Driver: network.ipamDriver,
      Options: network.ipamOptions === null ? null : goMap(network.ipamOptions),
      Config: network.driver === "null" ? null : network.ipam.map(ipamValue),
    },
    Internal: network.internal,
    Attachable: network.attachable,
    Ingress: network.ingress,
    ConfigFrom: { Network: network.configFrom },
    ConfigOnly: network.configOnly,
    ...(isOld ? { Containers: containers } : {}),
    Options: goMap(network.options),
    Labels: goMap(network.labels),
    ...(extras.Peers === undefined ? {} : { Peers: extras.Peers }),
    ...(isOld ? {} : { Containers: containers }),
    ...(extras.Services === undefined ? {} : { Services: extras.Services }),
    ...(isOld ? {} : { Status: { IPAM: goMap({}) } }),
  };
}

function ipamValue({ subnet, gateway, ipRange }: DockerNetwork["ipam"][number]): GoStruct {
  return {
    Subnet: subnet,
    ...(ipRange === undefined ? {} : { IPRange: ipRange }),
    ...(gateway === null ? {} : { Gateway: gateway }),
  };
}

function containerOfNetwork(
  host: Host,
  network: DockerNetwork,
  container: Container,
  endpoint: DockerEndpoint,
): GoStruct {
  const hns = endpoint.hnsEndpointId === null ? undefined : host.hnsEndpoints.get(endpoint.hnsEndpointId);
  const hasIp = hns !== undefined && hns.ip !== null;
  return {
    Name: container.name,
    EndpointID: endpoint.id,
    MacAddress: hns ? mac(hns.mac) : "",
    IPv4Address: hasIp ? `${hns.ip}/${shownPrefixLength(network, hns)}` : new GoText("invalid Prefix", ""),
    IPv6Address: new GoText("invalid Prefix", ""),
  };
}

/** One object of `docker inspect CONTAINER`; `sized`: with -s. Source: facts on the command line, section 4.7. */
export function containerValue(host: Host, container: Container, sized: boolean): GoStruct {
  const words = [...(container.entrypoint ?? []), ...container.command];
  return {
    Id: container.id,
    ID: () => container.id,
    Created: isoTime(container.created),
    Path: words[0] ?? "",
    Args: words.slice(1),
    State: stateValue(container),
    Image: container.image,
    Name: `/${container.name}`,
    RestartCount: 0,
    Driver: "windowsfilter",
    Platform: "windows",
    HostConfig: hostConfigValue(container),
    ...(sized ? { SizeRw: 0, SizeRootFs: 0 } : {}),
    Config: configValue(container),
    NetworkSettings: networkSettings(host, container),
  };
}

function stateValue(container: Container): GoStruct {
  const { state, exitCode, startedAt, finishedAt } = container;
  const moment = (clock: number | null) => (clock === null ? "0001-01-01T00:00:00Z" : isoTime(clock));
  return {
    Status: state,
    Running: state === "running" || state === "paused",
    Paused: state === "paused",
    Restarting: false,
    OOMKilled: false,
    Dead: state === "dead",
    Pid: state === "running" ? processId(container) : 0,
    ExitCode: exitCode,
    Error: container.startError,
    StartedAt: moment(startedAt),
    FinishedAt: moment(state === "running" ? null : finishedAt),
  };
}

/** A number that stays the same for one container: Windows process ids are multiples of four. */
export function processId(container: Container): number {
  return 1000 + (Number.parseInt(container.id.slice(0, 4), 16) % 2000) * 4;
}

function hostConfigValue(container: Container): GoStruct {
  const [restart = "no", retries = "0"] = container.restartPolicy.split(":");
  return {
    NetworkMode: container.networkMode,
    PortBindings: portMap(container, ({ hostIp, hostPortText }) => ({
      HostIp: hostIp,
      HostPort: hostPortText,
    })),
    RestartPolicy: { Name: restart, MaximumRetryCount: Number(retries) },
    AutoRemove: container.autoRemove,
    Dns: container.dns,
    DnsOptions: container.dnsOptions,
    DnsSearch: container.dnsSearch,
    ExtraHosts: container.extraHosts.length === 0 ? null : container.extraHosts,
    PublishAllPorts: container.publishAll,
    Isolation: container.isolation,
  };
}

function configValue(container: Container): GoStruct {
  const exposed = container.exposed.map((port): [string, GoValue] => [port, goMap({})]);
  return {
    Hostname: container.hostname,
    Domainname: container.domainname,
    ...(exposed.length === 0 ? {} : { ExposedPorts: new Map(exposed) }),
    Tty: container.tty,
    OpenStdin: container.openStdin,
    Env: container.env,
    Cmd: container.command.length === 0 ? null : container.command,
    Image: container.image,
    Entrypoint: container.entrypoint,
    Labels: goMap(container.labels),
  };
}

function portMap(container: Container, binding: (port: Container["publish"][number]) => GoStruct): GoMap {
  const ports = new Map<string, GoValue[]>();
  for (const port of container.publish) {
    const key = `${port.containerPort}/${port.protocol}`;
    ports.set(key, [...(ports.get(key) ?? []), binding(port)]);
  }
  return ports;
}

function networkSettings(host: Host, container: Container): GoStruct {
  const isUp = container.state === "running" || container.state === "paused";
  const networks = container.endpoints
    .filter((endpoint) => !endpoint.automatic)
    .map((endpoint): [string, GoValue] => [endpoint.networkName, endpointValue(host, container, endpoint)]);
  const sandbox = isUp ? container.id : "";
  const ports = isUp ? publishedPorts(container) : new Map();
  const { before, after } = isBefore29(host) ? FLAT_FIELDS : { before: {}, after: {} };
  return {
    ...before,
    SandboxID: sandbox,
    SandboxKey: sandbox,
    Ports: ports,
    ...after,
    Networks: new Map(networks),
  };
}

/** Up to 28 NetworkSettings had fields of Linux' default bridge, which Windows left empty. */
const FLAT_FIELDS = {
  before: { Bridge: "" },
  after: {
    HairpinMode: false,
    LinkLocalIPv6Address: "",
    LinkLocalIPv6PrefixLen: 0,
    SecondaryIPAddresses: null,
    SecondaryIPv6Addresses: null,
    EndpointID: "",
    Gateway: "",
    GlobalIPv6Address: "",
    GlobalIPv6PrefixLen: 0,
    IPAddress: "",
    IPPrefixLen: 0,
    IPv6Gateway: "",
    MacAddress: "",
  },
} as const;

function publishedPorts(container: Container): GoMap {
  const bare = container.exposed.map((port): [string, GoValue] => [port, null]);
  const published = container.publish.filter(({ assignedPort }) => assignedPort !== null);
  const bound = portMap({ ...container, publish: published }, ({ assignedPort }) => ({
    HostIp: "0.0.0.0",
    HostPort: String(assignedPort),
  }));
  return new Map([...bare, ...bound]);
}

function endpointValue(host: Host, container: Container, endpoint: DockerEndpoint): GoStruct {
  const hns = endpoint.hnsEndpointId === null ? undefined : host.hnsEndpoints.get(endpoint.hnsEndpointId);
  const network = host.dockerNetworks.get(endpoint.networkId);
  const names = [container.name, ...endpoint.aliases, container.id.slice(0, 12), container.hostname];
  return {
    IPAMConfig: endpoint.requestedIp === null ? null : { IPv4Address: endpoint.requestedIp },
    Links: endpoint.links.length === 0 ? null : endpoint.links,
    Aliases: endpoint.aliases.length === 0 ? null : endpoint.aliases,
    DriverOpts: Object.keys(endpoint.driverOptions).length === 0 ? null : goMap(endpoint.driverOptions),
    GwPriority: endpoint.gatewayPriority,
    NetworkID: endpoint.id !== "" || container.startedAt !== null ? endpoint.networkId : "",
    EndpointID: endpoint.id,
    Gateway: address(host, hns?.gateway ?? null),
    IPAddress: address(host, hns?.ip ?? null),
    MacAddress: hns ? mac(hns.mac) : "",
    IPPrefixLen: hns && hns.ip !== null ? shownPrefixLength(network, hns) : 0,
    IPv6Gateway: address(host, null),
    GlobalIPv6Address: address(host, null),
    GlobalIPv6PrefixLen: 0,
    DNSNames: network?.driver === "null" ? null : [...new Set(names)],
  };
}
