import type { Host, SwitchPort, VSwitch } from "#engine";
import { fact, facts, type Inspection, type Link, links, NOTHING_MORE, plain } from "./inspection.ts";
import { ruleCount, ruleLayers } from "./rules.ts";
import { driverOfSwitch, switchName, switchWords } from "./words.ts";

const LISTED = 24;

export function inspectVSwitch(host: Host, vswitch: VSwitch): Inspection {
  const machine = host.settings.name;
  const driver = driverOfSwitch(host, vswitch);
  const hnsIds = new Set(
    host.hnsNetworks.filter(({ vswitchId }) => vswitchId === vswitch.id).map(({ id }): string => id),
  );
  const networks = host.dockerNetworks.filter(
    ({ hnsNetworkId }) => hnsNetworkId !== null && hnsIds.has(hnsNetworkId),
  );
  const ports = host.ports.filter(({ vswitchId }) => vswitchId === vswitch.id);
  return {
    ...NOTHING_MORE,
    icon: { driver },
    title: switchName(host, vswitch),
    subtitle: switchWords(vswitch),
    parts: [
      facts("About", [
        plain(
          "Port rules (VFP)",
          vswitch.vfpEnabled ? "obeyed: the forwarding extension is on" : "off: frames pass unchanged",
        ),
        plain("Shared with the host", vswitch.allowManagementOs ? "yes" : "no"),
        plain("Known to HNS", vswitch.knownToHns ? "yes" : "no: made by New-VMSwitch"),
        fact("ID", vswitch.id),
      ]),
      ...links(
        vswitch.pnicIds.length > 1 ? "Team of adapters" : "Joined to",
        vswitch.pnicIds.flatMap((id) => {
          const pnic = host.pnics.get(id);
          return pnic
            ? [
                {
                  ref: { kind: "pnics" as const, host: machine, id },
                  icon: { glyph: "nic" as const },
                  name: pnic.name,
                  says: "Real network card (pNIC)",
                },
              ]
            : [];
        }),
      ),
      ...links(
        "Networks on it",
        networks.map(({ id, name, driver: tone }) => ({
          ref: { kind: "dockerNetworks", host: machine, id },
          icon: { driver: tone },
          name,
          says: `Docker network, ${tone}`,
        })),
      ),
      ...links(
        "Ports",
        ports.slice(0, LISTED).map((port) => portLink(host, port, driver)),
        ports.length > LISTED ? `${LISTED} of ${ports.length.toLocaleString("en")}` : "",
      ),
    ],
    show: { machine, text: "Get-VMSwitch" },
  };
}

export function inspectPort(host: Host, port: SwitchPort): Inspection {
  const machine = host.settings.name;
  const vswitch = host.vswitches.get(port.vswitchId);
  const driver = vswitch ? driverOfSwitch(host, vswitch) : "none";
  const rules = ruleCount(port.vfp);
  return {
    ...NOTHING_MORE,
    icon: { driver },
    title: `${portName(port)} of ${vswitch ? switchName(host, vswitch) : "its switch"}`,
    subtitle: "Switch port",
    parts: [
      facts("About", [
        plain("VLAN", vlanWords(port)),
        plain("Neighbours", port.isolated ? "kept from each other" : "reach each other"),
        plain(
          "Rules (VFP)",
          rules === 0 ? "none: frames pass unchanged" : `${rules} in ${port.vfp?.layers.length} layers`,
        ),
        fact("ID", port.id),
      ]),
      ...links("Plugged in here", [nicLink(host, port)]),
      ...(vswitch
        ? links("Part of", [
            {
              ref: { kind: "vswitches", host: machine, id: vswitch.id },
              icon: { driver },
              name: switchName(host, vswitch),
              says: switchWords(vswitch),
            },
          ])
        : []),
      ...(port.vfp ? [{ kind: "layers", layers: ruleLayers(port.vfp) } as const] : []),
    ],
    show: { machine, text: port.vfp ? `vfpctrl /port ${port.id} /list-rule` : "Get-VMNetworkAdapter -All" },
  };
}

/** "Port 1", "Host port", "Uplink". */
export function portName({ role, number }: SwitchPort): string {
  if (role === "uplink") return "Uplink";
  return role === "host" ? "Host port" : `Port ${number}`;
}

function vlanWords({ role, vlan }: SwitchPort): string {
  if (role === "uplink") return "trunk: tags pass";
  return vlan === null ? "untagged" : `${vlan}, access mode`;
}

function nicLink(host: Host, port: SwitchPort): Link {
  const machine = host.settings.name;
  if (port.nic.kind === "pnic") {
    const pnic = host.pnics.get(port.nic.id);
    return {
      ref: { kind: "pnics", host: machine, id: port.nic.id },
      icon: { glyph: "nic" },
      name: pnic?.name ?? "adapter",
      says: "Real network card (pNIC)",
    };
  }
  const vnic = host.vnics.get(port.nic.id);
  const endpoint = vnic?.hnsEndpointId ? host.hnsEndpoints.get(vnic.hnsEndpointId) : undefined;
  const owner = host.containers.find(({ id }) => endpoint?.containerIds.includes(id) ?? false);
  return {
    ref: { kind: "vnics", host: machine, id: port.nic.id },
    icon: { glyph: "nic" },
    name: owner?.name ?? (vnic ? `vEthernet (${vnic.name})` : "network card"),
    says: NIC_WORDS[vnic?.kind ?? "host"],
  };
}

export const NIC_WORDS = {
  host: "The host’s card on a switch (host vNIC)",
  container: "Container’s network card (vNIC)",
  vm: "VM’s network card (vmNIC)",
} as const;

function portLink(host: Host, port: SwitchPort, driver: string): Link {
  const { name } = nicLink(host, port);
  const rules = ruleCount(port.vfp);
  return {
    ref: { kind: "ports", host: host.settings.name, id: port.id },
    icon: { driver },
    name: portName(port),
    says: [
      name,
      ...(port.vlan === null ? [] : [`VLAN ${port.vlan}`]),
      ...(rules > 0 ? [`${rules} rules`] : []),
    ].join(" · "),
  };
}
