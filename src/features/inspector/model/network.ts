import type { DockerNetwork, HnsNetwork, Host, World } from "#engine";
import { addContainer, removal } from "#store";
import { containerLink } from "./container.ts";
import {
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
import { driverWords, shortName, switchName, switchWords } from "./words.ts";

/** More links than this are counted, not listed: the outline lists them. */
const LISTED = 20;

export function inspectNetwork(world: World, host: Host, network: DockerNetwork): Inspection {
  const machine = host.settings.name;
  const hns = network.hnsNetworkId ? host.hnsNetworks.get(network.hnsNetworkId) : undefined;
  const members = host.containers.filter(({ endpoints }) =>
    endpoints.some((one) => one.networkId === network.id),
  );
  const added = addContainer(world, machine, { network: network.name });
  const [addLine] = added.ok ? added.lines : [];
  const gone = removal(world, { kind: "dockerNetworks", host: machine, id: network.id });
  return {
    icon: { driver: network.driver === "null" ? "none" : network.driver },
    title: network.name,
    subtitle: driverWords(network.driver),
    state: hns || network.driver === "null" ? null : { outcome: "unknown", word: "Planned" },
    parts: [
      facts("About", [
        fact("Driver", network.driver),
        plain("Scope", network.scope === "swarm" ? "the whole swarm" : "this host only"),
        ...(network.driver === "null" ? [] : subnetFacts(network)),
        fact("ID", network.id.slice(0, 12)),
        ...(hns || network.driver === "null"
          ? []
          : [plain("On this host", null, "made when the first container here needs it")]),
      ]),
      ...(hns ? hnsParts(host, hns) : []),
      ...optionParts(network),
      ...links(
        "Containers",
        members.slice(0, LISTED).map((container) => containerLink(host, container)),
        members.length > LISTED ? `${LISTED} of ${members.length.toLocaleString("en")}` : "",
      ),
    ],
    show: { machine, text: `docker network inspect ${network.name}` },
    hns: hns ? networkJson(machine, hns) : null,
    actions: [
      ...(addLine && network.driver !== "null"
        ? ([{ kind: "line", label: "Add a container", line: addLine }] satisfies InspectorAction[])
        : []),
      ...(gone ? ([{ kind: "line", label: "Remove", line: gone.line }] satisfies InspectorAction[]) : []),
    ],
  };
}

/** A network that HNS holds, also one that Docker does not know. */
export function inspectHnsNetwork(host: Host, hns: HnsNetwork): Inspection {
  const machine = host.settings.name;
  return {
    icon: { driver: hns.type },
    title: shortName(hns.name),
    subtitle: `HNS network, ${hns.typeAsSent}`,
    state: null,
    parts: [
      facts("About", [fact("ID", hns.id), ...hns.subnets.map(({ prefix }) => fact("Subnet", prefix))]),
      ...hnsParts(host, hns),
    ],
    show: { machine, text: `Get-HnsNetwork | Where-Object Id -eq ${hns.id}` },
    hns: networkJson(machine, hns),
    actions: [],
  };
}

function subnetFacts({ ipam, driver }: DockerNetwork) {
  const ours = ipam.filter(({ subnet }) => !subnet.startsWith("0.0.0.0"));
  if (ours.length === 0) {
    return [
      fact(
        "Subnet",
        null,
        driver === "transparent" ? "the LAN’s DHCP gives addresses" : "chosen when it is made",
      ),
    ];
  }
  return ours.flatMap(({ subnet, gateway }) => [
    fact("Subnet", subnet),
    fact("Gateway", gateway, "none: only neighbours are reached"),
  ]);
}

function hnsParts(host: Host, hns: HnsNetwork): readonly Part[] {
  const vswitch = host.vswitches.get(hns.vswitchId);
  const machine = host.settings.name;
  const link: readonly Link[] = vswitch
    ? [
        {
          ref: { kind: "vswitches", host: machine, id: vswitch.id },
          icon: { driver: hns.type },
          name: switchName(host, vswitch),
          says: switchWords(vswitch),
        },
      ]
    : [];
  const [pool] = hns.macPools;
  const vlan = hns.policies.find((policy) => policy.Type === "VLAN");
  return [
    ...links("Runs on", link),
    facts("In HNS", [
      fact("HNS ID", hns.id),
      ...(hns.managementIp === null ? [] : [fact("Host’s address", hns.managementIp)]),
      ...(hns.networkAdapterName === null ? [] : [fact("Adapter", hns.networkAdapterName)]),
      ...(hns.natName === null ? [] : [fact("NAT", hns.natName)]),
      ...(vlan?.Type === "VLAN" ? [fact("VLAN", vlan.VLAN)] : []),
      ...hns.subnets.flatMap(({ policies }) =>
        policies.flatMap((policy) => (policy.Type === "VSID" ? [fact("Network (VNI)", policy.VSID)] : [])),
      ),
      ...(hns.routerMac === null ? [] : [fact("Router’s MAC", hns.routerMac)]),
      ...(pool ? [fact("MAC pool", `${pool.start} – ${pool.end}`)] : []),
    ]),
    ...policyParts([...hns.policies, ...hns.endpointPolicies]),
  ];
}

function optionParts({ options, internal, attachable, ingress }: DockerNetwork): readonly Part[] {
  const list = Object.entries(options).map(([key, value]) =>
    fact(key.replace("com.docker.network.windowsshim.", ""), value, "empty"),
  );
  const flags = [
    ...(internal ? [plain("--internal", "accepted, without effect on Windows")] : []),
    ...(attachable ? [plain("--attachable", "docker run may use it")] : []),
    ...(ingress ? [plain("Ingress", "carries published ports of services")] : []),
  ];
  return list.length + flags.length > 0 ? [facts("Options", [...flags, ...list])] : [];
}

function networkJson(machine: string, hns: HnsNetwork): Inspection["hns"] {
  const text = `Get-HnsNetwork | Where-Object Id -eq ${hns.id} | ConvertTo-Json -Depth 10`;
  return { kind: "network", line: { machine, text } };
}
