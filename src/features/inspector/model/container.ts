import type { Container, HnsEndpoint, Host } from "#engine";
import {
  type Attachment,
  attachmentsOf,
  disconnectContainer,
  hostAddress,
  namespaceOwner,
  publishedPorts,
  shownName,
  startContainer,
  stopContainer,
} from "#store";
import {
  type Fact,
  fact,
  facts,
  type Inspection,
  type InspectorAction,
  type Link,
  links,
  type Part,
  plain,
} from "./inspection.ts";
import { policyParts } from "./policies.ts";
import { ruleCount, ruleLayers } from "./rules.ts";
import { containerState, givenBy, switchWords } from "./words.ts";

/** A container, with each of its network connections. */
export function inspectContainer(host: Host, container: Container): Inspection {
  const machine = host.settings.name;
  const owner = namespaceOwner(host, container);
  const attachments = attachmentsOf(host, owner ?? container);
  const compartment = container.compartmentId ? host.compartments.get(container.compartmentId) : undefined;
  const running = container.state === "running";
  const first = attachments.find(({ endpoint }) => endpoint !== null);
  const sockets = compartment?.sockets.filter(({ placeholder }) => !placeholder) ?? [];
  return {
    icon: { glyph: "container" },
    title: shownName(host, container),
    subtitle: `Container on ${machine}`,
    state: containerState(container),
    parts: [
      facts("About", [
        fact("Image", container.image),
        plain(
          "Isolation",
          container.isolation === "hyperv" ? "Hyper-V VM, own kernel" : "process, the host’s kernel",
        ),
        compartment
          ? plain(
              "Namespace",
              compartment.kind === "uvm" ? "inside its VM" : `${compartment.number} (compartment)`,
            )
          : plain("Namespace", null, "made when the container starts"),
        fact("ID", container.id.slice(0, 12)),
      ]),
      ...(owner ? links("Shares the namespace of", [containerLink(host, owner)]) : []),
      ...attachments.flatMap((one) => connectionParts(host, container, one, attachments.length > 1)),
      ...noNetwork(container, attachments),
      ...openPorts(host, container),
      ...(sockets.length === 0
        ? []
        : [
            facts(
              "Listens on",
              sockets.map((socket) =>
                fact(socket.process, `${socket.protocol.toUpperCase()} ${socket.address}:${socket.port}`),
              ),
            ),
          ]),
    ],
    show: { machine, text: `docker inspect ${container.name}` },
    hns: first?.endpoint ? endpointJson(machine, first.endpoint) : null,
    actions: [
      running
        ? { kind: "send", from: `${machine}/${container.name}` }
        : { kind: "line", label: "Start", line: startContainer(machine, container.name) },
      ...(running
        ? ([
            { kind: "line", label: "Stop", line: stopContainer(machine, container.name) },
            { kind: "terminal", machine: `${machine}/${container.name}` },
          ] satisfies InspectorAction[])
        : []),
    ],
  };
}

/** One network connection of a container: what the drawing shows as its vNIC. */
export function inspectConnection(host: Host, endpoint: HnsEndpoint): Inspection | null {
  const machine = host.settings.name;
  const container = host.containers.find(({ id }) => endpoint.containerIds.includes(id));
  const attachment =
    container && attachmentsOf(host, container).find((one) => one.endpoint?.id === endpoint.id);
  if (!container || !attachment) return inspectFreeEndpoint(host, endpoint);
  const driver = attachment.network?.driver ?? "none";
  return {
    icon: { driver },
    title: `${shownName(host, container)} on ${attachment.networkName}`,
    subtitle: "Network connection (endpoint)",
    state: containerState(container),
    parts: [
      ...connectionParts(host, container, attachment, false),
      ...links("Belongs to", [containerLink(host, container)]),
      ...openPorts(host, container),
      ...policyParts(endpoint.policies),
      ...layersPart(attachment),
    ],
    show: { machine, text: `Get-HnsEndpoint | Where-Object Id -eq ${endpoint.id}` },
    hns: endpointJson(machine, endpoint),
    actions: [
      ...(container.state === "running"
        ? ([{ kind: "send", from: `${machine}/${container.name}` }] satisfies InspectorAction[])
        : []),
      {
        kind: "line",
        label: "Disconnect",
        line: disconnectContainer(machine, attachment.networkName, container.name),
      },
    ],
  };
}

/** An endpoint without a container here: of the host, of another host, or left over. */
function inspectFreeEndpoint(host: Host, endpoint: HnsEndpoint): Inspection {
  const machine = host.settings.name;
  const network = host.hnsNetworks.get(endpoint.networkId);
  const provider = endpoint.policies.find((policy) => policy.Type === "PA");
  return {
    icon: { driver: network?.type ?? "none" },
    title: endpoint.ip ?? endpoint.mac,
    subtitle: endpoint.remote
      ? "Connection on another host (remote endpoint)"
      : "Network connection (endpoint)",
    state: null,
    parts: [
      facts("Addresses", [
        fact("IP address", endpoint.ip, "HNS does not know it"),
        fact("Hardware (MAC)", endpoint.mac),
        ...(provider?.Type === "PA" ? [fact("Lives on host", provider.PA)] : []),
      ]),
      ...policyParts(endpoint.policies),
    ],
    show: { machine, text: "hnsdiag list endpoints" },
    hns: endpointJson(machine, endpoint),
    actions: [],
  };
}

function connectionParts(host: Host, container: Container, one: Attachment, named: boolean): readonly Part[] {
  const { endpoint, iface, port, vswitch, network } = one;
  const hns = (endpoint && host.hnsNetworks.get(endpoint.networkId)) ?? null;
  const title = "Addresses";
  const aside = named ? `on ${one.networkName}` : "";
  if (!endpoint) {
    const why =
      container.state === "running" ? "the network gave it no endpoint" : "given when the container starts";
    return [facts(title, [fact("IP address", null, why)], `on ${one.networkName}`)];
  }
  const gateway = iface && gatewayOf(host, container, iface.index);
  const list: readonly Fact[] = [
    addressFact(one),
    fact(
      "Gateway",
      gateway ?? (endpoint.gateway === "0.0.0.0" ? null : endpoint.gateway),
      "no default route",
    ),
    fact("Hardware (MAC)", iface?.mac ?? endpoint.mac),
    fact("Names (DNS)", (iface?.dnsServers ?? endpoint.dnsServers).join(", "), "no DNS server"),
    plain("Given by", givenBy(endpoint, hns, one.origin)),
    ...(iface && iface.mtuBytes !== 1500 ? [fact("Largest packet (MTU)", iface.mtuBytes)] : []),
  ];
  const plugged: readonly Link[] =
    port && vswitch
      ? [
          {
            ref: { kind: "ports", host: host.settings.name, id: port.id },
            icon: { driver: network?.driver ?? "none" },
            name: `${one.networkName}, port ${port.number}`,
            says: [
              switchWords(vswitch),
              ...(port.vlan === null ? [] : [`VLAN ${port.vlan}`]),
              ...(ruleCount(port.vfp) > 0 ? [`${ruleCount(port.vfp)} rules`] : []),
            ].join(" · "),
          },
        ]
      : [];
  return [facts(title, list, aside), ...links("Plugged into", plugged, aside)];
}

function addressFact(one: Attachment): Fact {
  const { ip, prefixLength, origin, iface } = one;
  if (ip === null) {
    return fact(
      "IP address",
      null,
      iface?.dhcp.enabled ? "no DHCP server answered" : "HNS has not given one",
    );
  }
  const text = prefixLength === null ? ip : `${ip}/${prefixLength}`;
  return { ...fact("IP address", text), why: origin === "link-local" ? "no DHCP server answered" : "" };
}

function gatewayOf(host: Host, container: Container, index: number): string | null {
  const compartment = container.compartmentId ? host.compartments.get(container.compartmentId) : undefined;
  const route = compartment?.routes.find(
    ({ prefix, interfaceIndex }) => prefix === "0.0.0.0/0" && interfaceIndex === index,
  );
  return route?.nextHop ?? null;
}

function noNetwork(container: Container, attachments: readonly Attachment[]): readonly Part[] {
  if (attachments.length > 0) return [];
  const why =
    container.networkMode === "none" ? "the container was made with --network none" : "it is in no network";
  return [facts("Addresses", [fact("IP address", null, why)])];
}

function layersPart({ port }: Attachment): readonly Part[] {
  return port?.vfp ? [{ kind: "layers", layers: ruleLayers(port.vfp) }] : [];
}

/** Published ports: where the LAN reaches the container, and who takes the packet there. */
function openPorts(host: Host, container: Container): readonly Part[] {
  const address = hostAddress(host)?.ip ?? host.settings.name;
  const ports = publishedPorts(host, container).map(({ protocol, hostPort, containerPort, mappedBy }) => ({
    protocol: protocol.toUpperCase(),
    outside: `${address}:${hostPort}`,
    inside: `:${containerPort}`,
    says: MAPPED_BY[mappedBy ?? "nobody"],
    works: mappedBy !== null,
  }));
  return ports.length > 0 ? [{ kind: "ports", ports }] : [];
}

const MAPPED_BY = {
  winnat: "WinNAT rewrites the address on the way in.",
  vfp: "VFP rewrites the address at the container’s port.",
  nobody: "Nothing on this host maps it: use the container’s own address.",
} as const;

export function containerLink(host: Host, container: Container): Link {
  return {
    ref: { kind: "containers", host: host.settings.name, id: container.id },
    icon: { glyph: "container" },
    name: shownName(host, container),
    says: `${containerState(container).word} · ${container.image.split("/").at(-1)}`,
  };
}

function endpointJson(machine: string, endpoint: HnsEndpoint): Inspection["hns"] {
  const text = `Get-HnsEndpoint | Where-Object Id -eq ${endpoint.id} | ConvertTo-Json -Depth 10`;
  return { kind: "endpoint", line: { machine, text } };
}
