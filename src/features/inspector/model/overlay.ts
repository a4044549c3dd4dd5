import type { HnsPolicyList, Host, Swarm, SwarmService, VfpSpace } from "#engine";
import { fact, facts, type Inspection, links, NOTHING_MORE, type Part, plain } from "./inspection.ts";

/** A network's tunnel as one host sees it: which address lives behind which host. */
export function inspectSpace(host: Host, space: VfpSpace): Inspection {
  const network = host.hnsNetworks.find(({ spaceId }) => spaceId === space.id);
  const docker = host.dockerNetworks.find(({ hnsNetworkId }) => hnsNetworkId === network?.id);
  return {
    ...NOTHING_MORE,
    icon: { driver: network?.type ?? "overlay" },
    title: `VXLAN tunnel ${docker?.name ?? ""}`.trim(),
    subtitle: "Envelopes between hosts (VFP space)",
    parts: [
      facts("About", [
        fact("Network (VNI)", space.vni),
        fact("This host’s end", space.providerAddress),
        fact("Router’s MAC", space.routerMac),
        plain("Envelope adds", "50 bytes: containers send at most 1,450"),
      ]),
      ...(docker
        ? links("Carries", [
            {
              ref: { kind: "dockerNetworks", host: host.settings.name, id: docker.id },
              icon: { driver: docker.driver },
              name: docker.name,
              says: `Docker network, ${docker.driver}`,
            },
          ])
        : []),
      mappingTable(space),
    ],
    show: { machine: host.settings.name, text: "hnsdiag list endpoints" },
  };
}

function mappingTable({ mappings }: VfpSpace): Part {
  return {
    kind: "table",
    title: "Who lives where",
    aside: "told by gossip",
    columns: ["Address", "Behind host", "MAC"],
    rows: mappings.map(({ address, providerAddress, mac }) => [address, providerAddress, mac]),
    empty: "Nobody yet.",
  };
}

export function inspectSwarm(swarm: Swarm): Inspection {
  const manager = swarm.nodes.find(({ leader }) => leader)?.host ?? null;
  return {
    ...NOTHING_MORE,
    icon: { glyph: "service" },
    title: "Swarm",
    subtitle: "Hosts that run services together",
    parts: [
      facts("About", [
        fact("ID", swarm.id),
        fact("Address pool", swarm.addressPools.join(", ")),
        fact("VXLAN port", `UDP ${swarm.dataPathPort}`),
      ]),
      ...links(
        "Nodes",
        swarm.nodes.map((node) => ({
          ref: { kind: "hosts", host: node.host, id: node.host },
          icon: { glyph: "host" },
          name: node.host,
          says: `${node.role}${node.leader ? ", leader" : ""} · ${node.status} · ${node.availability}`,
        })),
      ),
      {
        kind: "table",
        title: "Networks",
        aside: "",
        columns: ["Name", "Subnet", "VNI"],
        rows: swarm.networks.map(({ name, ipam, vnis }) => [
          name,
          ipam.map(({ subnet }) => subnet).join(", "),
          vnis.join(", "),
        ]),
        empty: "None.",
      },
    ],
    show: manager === null ? null : { machine: manager, text: "docker node ls" },
  };
}

export function inspectService(swarm: Swarm, service: SwarmService): Inspection {
  const manager = swarm.nodes.find(({ leader }) => leader)?.host ?? null;
  const tasks = swarm.tasks.filter(({ serviceId }) => serviceId === service.id);
  const running = tasks.filter(({ state }) => state === "running").length;
  const wanted = service.mode === "global" ? swarm.nodes.length : service.replicas;
  const networkName = (id: string) =>
    swarm.networks.find((network) => network.id === id)?.name ?? id.slice(0, 12);
  return {
    ...NOTHING_MORE,
    icon: { glyph: "service" },
    title: service.name,
    subtitle: "Service of the swarm",
    state:
      running >= wanted
        ? { outcome: "ok", word: `${running} of ${wanted}` }
        : { outcome: "bad", word: `${running} of ${wanted}` },
    parts: [
      facts("About", [
        fact("Image", service.image),
        plain("Mode", service.mode === "global" ? "one task on every node" : `${service.replicas} tasks`),
        plain(
          "Reached by",
          service.endpointMode === "vip" ? "one virtual address" : "the addresses of its tasks (dnsrr)",
        ),
        ...Object.entries(service.vips).map(([id, vip]) => fact(`Address in ${networkName(id)}`, vip)),
      ]),
      ...(service.ports.length === 0
        ? []
        : [
            facts(
              "Open to the LAN",
              service.ports.map(({ protocol, publishedPort, targetPort, mode }) =>
                plain(
                  `${protocol.toUpperCase()} ${publishedPort} → ${targetPort}`,
                  mode === "host" ? "on the hosts that run it" : "on every host of the swarm",
                ),
              ),
            ),
          ]),
      {
        kind: "table",
        title: "Tasks",
        aside: "",
        columns: ["Task", "Host", "State"],
        rows: tasks.map((task) => [
          `${service.name}.${task.slot}`,
          swarm.nodes.find(({ id }) => id === task.nodeId)?.host ?? "none",
          task.error === "" ? task.state : `${task.state}: ${task.error}`,
        ]),
        empty: "None.",
      },
    ],
    show: manager === null ? null : { machine: manager, text: `docker service ps ${service.name}` },
    actions:
      manager === null
        ? []
        : [
            {
              kind: "line",
              label: "Remove",
              line: { machine: manager, text: `docker service rm ${service.name}` },
            },
          ],
  };
}

/** A load balancer in VFP: one address, several endpoints that answer for it. */
export function inspectPolicyList(host: Host, list: HnsPolicyList): Inspection {
  const machine = host.settings.name;
  return {
    ...NOTHING_MORE,
    icon: { glyph: "rules" },
    title: list.vips.join(", ") || `Port ${list.externalPort}`,
    subtitle: "Load balancer (policy list)",
    parts: [
      facts("About", [
        plain(
          "Reached from",
          list.internal ? "containers of the network" : "the LAN, on the host’s addresses",
        ),
        fact(
          "Port",
          list.externalPort === 0 ? null : `${list.externalPort} → ${list.internalPort}`,
          "all ports",
        ),
        fact("Source becomes", list.sourceVip, "stays as it is"),
        fact(
          "Answered by",
          list.endpointIds.map((id) => host.hnsEndpoints.get(id)?.ip ?? id).join(", "),
          "nobody",
        ),
      ]),
    ],
    show: { machine, text: "Get-HnsPolicyList" },
    hns: {
      kind: "policyList",
      line: {
        machine,
        text: `Get-HnsPolicyList | Where-Object Id -eq ${list.id} | ConvertTo-Json -Depth 10`,
      },
    },
  };
}
