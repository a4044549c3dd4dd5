import { type Host, OS_PROFILES } from "#engine";
import { projectBoxes } from "./project-box.ts";
import { projectPNics, projectSwitches } from "./project-switch.ts";
import { itemOf, keyOf } from "./refs.ts";
import type { SceneCell, SceneHost, SceneNic, SceneStack, SceneSwitch } from "./scene.ts";
import { counted, drawnName } from "./words.ts";

const PLATFORMS = {
  physical: null,
  "hyperv-vm": "Hyper-V VM",
  "vmware-vm": "VMware VM",
  "azure-vm": "Azure VM",
} as const;

/** "vEthernet (" and a name. */
const LONGEST_ALIAS = 42;

/** One host as the canvas shows it. Pure. */
export function projectHost(host: Host, role: SceneHost["role"]): SceneHost {
  const { name, os, platform } = host.settings;
  const switches = projectSwitches(host);
  const pnics = projectPNics(host);
  const stack = projectStack(host, switches);
  return {
    ...itemOf("hosts", null, name),
    name,
    title: drawnName(name),
    edition: OS_PROFILES[os].title,
    platform: PLATFORMS[platform],
    address: addressOf(host, switches),
    role,
    containers: host.containers.size,
    stack,
    switches,
    boxes: projectBoxes(host),
    pnics,
  };
}

/** The address that the LAN knows the host by: of a pNIC, else of the host vNIC on an external switch. */
function addressOf(host: Host, switches: readonly SceneSwitch[]): string | null {
  const interfaces = hostCompartment(host)?.interfaces ?? [];
  const external = new Set(switches.filter(({ type }) => type === "external").map(({ ref }) => ref.id));
  const facing = interfaces.filter(({ nic }) => {
    if (nic.kind === "pnic") return true;
    const port = host.vnics.get(nic.id)?.portId;
    const vswitch = port === undefined ? undefined : host.ports.get(port)?.vswitchId;
    return vswitch !== undefined && external.has(vswitch);
  });
  return facing.flatMap(({ addresses }) => addresses.map(({ ip }) => ip))[0] ?? null;
}

function hostCompartment(host: Host) {
  return host.compartments.find(({ kind }) => kind === "host");
}

function projectStack(host: Host, switches: readonly SceneSwitch[]): SceneStack {
  const name = host.settings.name;
  const compartment = hostCompartment(host);
  const item = itemOf("compartments", name, compartment?.id ?? "1");
  const bySwitch = new Map(switches.map((vswitch) => [vswitch.key, vswitch]));
  const nics = host.vnics
    .filter(({ kind }) => kind === "host")
    .map((vnic): SceneNic => {
      const port = host.ports.get(vnic.portId);
      const switchKey = port ? keyOf("vswitches", name, port.vswitchId) : null;
      const held = compartment?.interfaces.find(({ nic }) => nic.kind === "vnic" && nic.id === vnic.id);
      const address = held?.addresses[0]?.ip;
      const alias = drawnName(held?.alias ?? `vEthernet (${vnic.name})`, LONGEST_ALIAS);
      const endpointKeys =
        vnic.hnsEndpointId === null ? [] : [keyOf("hnsEndpoints", name, vnic.hnsEndpointId)];
      return {
        ...itemOf("vnics", name, vnic.id, endpointKeys),
        kind: "vNIC",
        text: address === undefined ? alias : `${alias} ${address}`,
        tone: (switchKey === null ? undefined : bySwitch.get(switchKey)?.tone) ?? "plain",
        portKey: port ? keyOf("ports", name, port.id) : null,
        switchKey,
      };
    });
  const pnicKeys = (compartment?.interfaces ?? []).flatMap(({ nic }) =>
    nic.kind === "pnic" ? [keyOf("pnics", name, nic.id)] : [],
  );
  return { ...item, cells: projectCells(host), nics, pnicKeys };
}

/** The parts of the host's stack, from the pNIC's side to that of the host vNICs. */
function projectCells(host: Host): readonly SceneCell[] {
  const { name, firewall } = host.settings;
  const compartment = hostCompartment(host);
  const compartmentId = compartment?.id ?? "1";
  const allow = host.firewallRules.filter(
    ({ direction, action }) => direction === "in" && action === "allow",
  );
  const forwards = compartment?.interfaces.some(({ forwarding }) => forwarding) ?? false;
  const routes = compartment?.routes.length ?? 0;
  const nat = host.winNats.find(() => true);
  const cell = (id: SceneCell["id"], title: string, sub: string, aliases: readonly string[] = []) => {
    const item = itemOf("compartments", name, compartmentId);
    // The cells share the namespace's ref; their own keys keep them apart.
    return { ...item, key: `${item.key}#${id}`, aliases, id, title, sub };
  };
  const cells = [
    cell(
      "firewall",
      "Firewall",
      firewall.enabled ? counted(allow.length, "allow rule", "allow rules") : "off",
    ),
  ];
  if (nat) {
    const aliases = host.winNats.map(({ id }) => keyOf("winNats", name, id));
    const title = nat.engine === "ics" ? "NAT (ICS)" : "WinNAT";
    cells.push(
      cell("winnat", title, counted(host.natMappings.size, "port mapping", "port mappings"), aliases),
    );
  }
  const routed = counted(routes, "route", "routes");
  cells.push(cell("tcpip", "TCP/IP", forwards ? `${routed}, forwards` : routed));
  return cells;
}
