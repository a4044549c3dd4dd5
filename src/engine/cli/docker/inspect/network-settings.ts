import type { Container, DockerEndpoint } from "../../../model/docker.ts";
import type { Host } from "../../../model/world.ts";
import { type GoMap, type GoStruct, type GoValue, goMap } from "../template/value.ts";
import { address, isBefore, mac, shownPrefixLength } from "./shown-address.ts";

/** NetworkSettings of a container. Source: facts on the command line, section 4.7. */
export function networkSettings(host: Host, container: Container): GoStruct {
  const isUp = container.state === "running" || container.state === "paused";
  const networks = container.endpoints
    .filter((endpoint) => !endpoint.automatic)
    .map((endpoint): [string, GoValue] => [endpoint.networkName, endpointValue(host, container, endpoint)]);
  const sandbox = isUp ? container.id : "";
  const ports = isUp ? publishedPorts(container) : new Map();
  const fields: GoStruct = { SandboxID: sandbox, SandboxKey: sandbox, Ports: ports };
  const shown = isBefore(host, 29) ? ordered({ ...FLAT_FIELDS, ...fields }, flatOrder(host)) : fields;
  return { ...shown, Networks: new Map(networks) };
}

/** Up to 28 NetworkSettings had fields of Linux' default bridge, which Windows left empty. */
const FLAT_FIELDS: GoStruct = {
  Bridge: "",
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
};

function flatOrder(host: Host): readonly string[] {
  const link = ["HairpinMode", "LinkLocalIPv6Address", "LinkLocalIPv6PrefixLen"];
  return isBefore(host, 26)
    ? ["Bridge", "SandboxID", ...link, "Ports", "SandboxKey"]
    : ["Bridge", "SandboxID", "SandboxKey", "Ports", ...link];
}

/** The fields of `first` in that order, then the others in theirs. */
function ordered(fields: GoStruct, first: readonly string[]): GoStruct {
  return { ...pick(fields, first), ...fields };
}

/** Only these fields, in this order. */
function pick(fields: GoStruct, names: readonly string[]): GoStruct {
  return Object.fromEntries(names.map((name) => [name, fields[name] ?? null]));
}

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
  const fields: GoStruct = {
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
  return pick(fields, endpointOrder(host));
}

/** Keys of an endpoint before its NetworkID, and after its last address, which changed from version to version. */
const ENDPOINT_KEYS: readonly (readonly [before: number, first: string, last: string])[] = [
  [25, "", "MacAddress DriverOpts"],
  [28, "MacAddress", "DriverOpts DNSNames"],
  [29, "MacAddress DriverOpts GwPriority", "DNSNames"],
];

/** Source: facts on the command line, section 4.7, for 29; a whole `docker inspect` of 19.03; moby, api/types/network. */
function endpointOrder(host: Host): readonly string[] {
  const old = ENDPOINT_KEYS.find(([before]) => isBefore(host, before));
  const [, first, last] = old ?? [0, "DriverOpts GwPriority", "DNSNames"];
  const address = old ? "IPAddress" : "IPAddress MacAddress";
  return `IPAMConfig Links Aliases ${first} NetworkID EndpointID Gateway ${address} IPPrefixLen IPv6Gateway GlobalIPv6Address GlobalIPv6PrefixLen ${last}`
    .split(" ")
    .filter((key) => key !== "");
}

/** Ports of a container as a Go map: "80/tcp" → what `binding` makes of each. */
export function portMap(
  container: Container,
  binding: (port: Container["publish"][number]) => GoStruct,
): GoMap {
  const ports = new Map<string, GoValue[]>();
  for (const port of container.publish) {
    const key = `${port.containerPort}/${port.protocol}`;
    ports.set(key, [...(ports.get(key) ?? []), binding(port)]);
  }
  return ports;
}
