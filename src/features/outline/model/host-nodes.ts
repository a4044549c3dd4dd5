import {
  type Container,
  type DockerNetwork,
  formatPrefix,
  type Host,
  OS_PROFILES,
  parsePrefix,
} from "#engine";
import {
  type Attachment,
  attachmentsOf,
  hostAddress,
  namespaceOwner,
  type ObjectRef,
  publishedPorts,
  runState,
  shownName,
} from "#store";
import { LEAF, type OutlineNode } from "./node.ts";
import { shorten } from "./shorten.ts";
import { stackNode } from "./stack-nodes.ts";

const cache = new WeakMap<Host, OutlineNode>();

/** The host's row with all below it; a host that did not change keeps its rows. */
export function hostNode(host: Host): OutlineNode {
  const known = cache.get(host);
  if (known) return known;
  const node = buildHost(host);
  cache.set(host, node);
  return node;
}

function buildHost(host: Host): OutlineNode {
  const { name, os, docker } = host.settings;
  const address = hostAddress(host)?.ip ?? "";
  const { title } = OS_PROFILES[os];
  const networks = networkNodes(host);
  const containers = host.containers.size;
  return {
    key: `hosts/${name}`,
    ref: { kind: "hosts", host: name, id: name },
    icon: { glyph: "host" },
    label: name,
    address,
    note: docker.running ? "" : "Docker stopped",
    state: null,
    sentence: () =>
      [
        name,
        `host, ${title}`,
        address === "" ? "no address" : address,
        ...(docker.swarm ? ["in a swarm"] : []),
        ...(docker.running ? [] : ["Docker is stopped"]),
        count(containers, "container"),
      ].join(", "),
    text: `${name} ${address} ${title}`.toLowerCase(),
    containers,
    children: [...networks, stackNode(host)],
    startsShut: false,
  };
}

/** Which containers stand in which network, found in one pass over the containers. */
function networkNodes(host: Host): readonly OutlineNode[] {
  const members = new Map<string, OutlineNode[]>();
  const alone: OutlineNode[] = [];
  const subnets = subnetsOf(host);
  for (const container of host.containers) {
    const owner = namespaceOwner(host, container);
    const attachments = attachmentsOf(host, owner ?? container);
    if (attachments.length === 0 || container.networkMode === "none") {
      alone.push(containerNode(host, container, owner, null, attachments, null));
    }
    for (const attachment of container.networkMode === "none" ? [] : attachments) {
      const id = attachment.network?.id ?? "";
      const list = members.get(id) ?? [];
      list.push(containerNode(host, container, owner, attachment, attachments, subnets.get(id) ?? null));
      members.set(id, list);
    }
  }
  const known = host.dockerNetworks.filter(
    ({ id, driver, ingress }) => driver !== "null" && (!ingress || members.has(id)),
  );
  const networks = known.map((network) =>
    networkNode(host, network, members.get(network.id) ?? [], subnets.get(network.id) ?? null),
  );
  return alone.length > 0 ? [...networks, noneNode(host, alone)] : networks;
}

function networkNode(
  host: Host,
  network: DockerNetwork,
  children: readonly OutlineNode[],
  subnet: string | null,
): OutlineNode {
  const hns = network.hnsNetworkId ? host.hnsNetworks.get(network.hnsNetworkId) : undefined;
  const vswitch = hns && host.vswitches.get(hns.vswitchId);
  const kind = vswitch ? `${vswitch.type} vSwitch` : "not on this host until a container needs it";
  return {
    key: `dockerNetworks/${host.settings.name}/${network.id}`,
    ref: { kind: "dockerNetworks", host: host.settings.name, id: network.id },
    icon: { driver: network.driver },
    label: network.name,
    address: subnet ?? "",
    note: hns ? "" : "planned",
    state: null,
    sentence: () =>
      [
        network.name,
        `${network.driver} network on ${host.settings.name}`,
        subnet ?? "addresses from the LAN’s DHCP",
        kind,
        count(children.length, "container"),
      ].join(", "),
    text: `${network.name} ${network.driver} ${subnet ?? ""}`.toLowerCase(),
    containers: children.length,
    children,
    startsShut: false,
  };
}

function noneNode(host: Host, children: readonly OutlineNode[]): OutlineNode {
  const none = host.dockerNetworks.find(({ driver }) => driver === "null");
  const name = host.settings.name;
  const ref: ObjectRef = none
    ? { kind: "dockerNetworks", host: name, id: none.id }
    : { kind: "hosts", host: name, id: name };
  return {
    key: `none/${name}`,
    ref,
    icon: { driver: "none" },
    label: "none",
    address: "",
    note: "no network",
    state: null,
    sentence: () => `none, containers of ${name} without a network, ${count(children.length, "container")}`,
    text: "none no network",
    containers: children.length,
    children,
    startsShut: false,
  };
}

function containerNode(
  host: Host,
  container: Container,
  owner: Container | null,
  attachment: Attachment | null,
  all: readonly Attachment[],
  subnet: string | null,
): OutlineNode {
  const { name, image, isolation } = container;
  const state = runState(container);
  const ip = state === "stopped" || state === "failed" ? null : (attachment?.ip ?? null);
  const notes = [
    ...(state === "running" ? [] : [stateWord(container)]),
    ...(state === "running" && attachment && ip === null ? ["no address"] : []),
    ...(owner ? [`shares ${owner.name}`] : []),
    ...(isolation === "hyperv" ? ["Hyper-V"] : []),
  ];
  return {
    key: `containers/${host.settings.name}/${container.id}/${attachment?.networkName ?? ""}`,
    ref: { kind: "containers", host: host.settings.name, id: container.id },
    icon: { glyph: "container" },
    label: shownName(host, container),
    address: ip ? shorten(ip, subnet) : "",
    note: notes.join(" · "),
    state,
    sentence: () => containerSentence(host, container, owner, attachment, all),
    text: [name, image, ...all.map((one) => `${one.networkName} ${one.ip ?? ""}`)].join(" ").toLowerCase(),
    ...LEAF,
    containers: 1,
  };
}

function containerSentence(
  host: Host,
  container: Container,
  owner: Container | null,
  attachment: Attachment | null,
  all: readonly Attachment[],
): string {
  const ports = publishedPorts(host, container).filter(({ mappedBy }) => mappedBy !== null);
  const others = all.filter((one) => one !== attachment).map(({ networkName }) => networkName);
  return [
    container.name,
    attachment ? `container on ${attachment.networkName}` : "container without a network",
    ...(container.isolation === "hyperv" ? ["in a Hyper-V VM of its own"] : []),
    ...(attachment ? [attachment.ip ?? "no address"] : []),
    stateWord(container),
    ...(owner ? [`shares the namespace of ${owner.name}`] : []),
    ...ports.map(({ hostPort }) => `port ${hostPort} open to the LAN`),
    ...(attachment?.port ? [`connected to ${attachment.networkName} port ${attachment.port.number}`] : []),
    ...(others.length > 0 ? [`also on ${others.join(" and ")}`] : []),
  ].join(", ");
}

function stateWord(container: Container): string {
  switch (container.state) {
    case "created":
      return "created, not started";
    case "exited":
      return runState(container) === "stopped" ? "stopped" : `failed with exit code ${container.exitCode}`;
    case "dead":
      return "failed";
    default:
      return container.state;
  }
}

/** Subnet of each network: Docker's own, or for one that the LAN's DHCP serves the subnet of a lease there. */
function subnetsOf(host: Host): ReadonlyMap<string, string> {
  const subnets = new Map<string, string>();
  for (const { id, ipam } of host.dockerNetworks) {
    const subnet = ipam[0]?.subnet;
    if (subnet && !subnet.startsWith("0.0.0.0")) subnets.set(id, subnet);
  }
  const missing = host.dockerNetworks.some(({ id, driver }) => driver !== "null" && !subnets.has(id));
  for (const container of missing ? host.containers : []) {
    for (const { network, ip, prefixLength, origin } of attachmentsOf(host, container)) {
      if (!network || subnets.has(network.id) || origin !== "dhcp" || ip === null) continue;
      const leased = parsePrefix(`${ip}/${prefixLength}`);
      if (leased) subnets.set(network.id, formatPrefix(leased));
    }
  }
  return subnets;
}

export function count(number: number, word: string): string {
  return `${number.toLocaleString("en")} ${word}${number === 1 ? "" : "s"}`;
}
