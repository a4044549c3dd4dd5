import { type Host, OS_PROFILES, type World } from "#engine";
import { addContainer, hostAddress } from "#store";
import { fact, facts, type Inspection, type InspectorAction, links, plain } from "./inspection.ts";
import { switchName } from "./words.ts";

const PLATFORMS: Readonly<Record<Host["settings"]["platform"], string>> = {
  physical: "physical machine",
  "hyperv-vm": "VM on Hyper-V",
  "vmware-vm": "VM on VMware",
  "azure-vm": "VM in Azure",
};

export function inspectHost(world: World, host: Host): Inspection {
  const { settings } = host;
  const { name, docker } = settings;
  const profile = OS_PROFILES[settings.os];
  const address = hostAddress(host);
  const added = addContainer(world, name);
  const [addLine] = added.ok ? added.lines : [];
  const working = docker.running && settings.hnsRunning;
  return {
    icon: { glyph: "host" },
    title: name,
    subtitle: profile.title,
    state: working ? { outcome: "ok", word: "Up" } : { outcome: "bad", word: "Service stopped" },
    parts: [
      facts("About", [
        plain("Machine", PLATFORMS[settings.platform]),
        ...(settings.platform === "physical"
          ? []
          : [
              plain(
                "Foreign MACs",
                settings.macSpoofing ? "let out by the outer switch" : "blocked by the outer switch",
              ),
            ]),
        fact("Build", `${profile.build}.${profile.revision}`),
        fact("HNS", `${profile.hnsMajor}.${profile.hnsMinor}`),
        fact("Docker", docker.installed ? docker.version : null, "not installed"),
        plain("Swarm", swarmRole(world, host), "in no swarm"),
      ]),
      facts("Addresses", [
        fact("IP address", address ? `${address.ip}/${address.prefixLength}` : null, "no adapter has one"),
        fact("Names (DNS)", settings.dnsServers.join(", "), "no DNS server"),
      ]),
      facts("Services", [
        plain("docker", docker.running ? "running" : "stopped"),
        plain("hns", settings.hnsRunning ? "running" : "stopped"),
        plain("Firewall", settings.firewall.enabled ? "on" : "off"),
      ]),
      ...links(
        "Network cards",
        host.pnics.map((pnic) => {
          const owner = pnic.vswitchId && host.vswitches.get(pnic.vswitchId);
          return {
            ref: { kind: "pnics", host: name, id: pnic.id },
            icon: { glyph: "nic" },
            name: pnic.name,
            says: owner ? `belongs to ${switchName(host, owner)}` : "the host’s own",
          };
        }),
      ),
      ...links(
        "Networks",
        host.dockerNetworks
          .filter(({ driver }) => driver !== "null")
          .map(({ id, name: network, driver, ipam }) => ({
            ref: { kind: "dockerNetworks", host: name, id },
            icon: { driver },
            name: network,
            says: `${driver}${ipam[0] && !ipam[0].subnet.startsWith("0.0.0.0") ? ` · ${ipam[0].subnet}` : ""}`,
          })),
      ),
    ],
    show: { machine: name, text: "docker info" },
    hns: null,
    actions: [
      { kind: "send", from: name },
      ...(addLine
        ? ([{ kind: "line", label: "Add a container", line: addLine }] satisfies InspectorAction[])
        : []),
      { kind: "terminal", machine: name },
    ],
  };
}

function swarmRole(world: World, host: Host): string | null {
  const { swarm } = host.settings.docker;
  if (!swarm) return null;
  const node = world.swarms.get(swarm.swarmId)?.nodes.find(({ id }) => id === swarm.nodeId);
  return node ? `${node.role}${node.leader ? ", leader" : ""}${node.locked ? ", locked" : ""}` : null;
}
