import { contains, formatPrefix, type Host, type Plug, parsePrefix, type World } from "#engine";
import type { Lens } from "#scenario";
import { keyOf } from "../scene/refs.ts";

/** One meaning of a colour: its letter stands wherever the colour does. */
export interface PaintGroup {
  readonly label: string;
  readonly letter: string;
}

export interface Paint {
  readonly groups: readonly PaintGroup[];
  /** Index of the group by the key of a card, switch, adapter, LAN or device. */
  readonly of: ReadonlyMap<string, number>;
}

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

/** Collects the groups in the order in which they are met. */
class Painter {
  readonly #groups: string[] = [];
  readonly #of = new Map<string, number>();

  put(key: string, label: string | null): void {
    if (label === null || this.#of.has(key)) return;
    let index = this.#groups.indexOf(label);
    if (index < 0) index = this.#groups.push(label) - 1;
    this.#of.set(key, index);
  }

  done(): Paint {
    const letter = (index: number) =>
      `${LETTERS[index % 26] ?? "A"}${index >= 26 ? Math.floor(index / 26) + 1 : ""}`;
    return {
      groups: this.#groups.map((label, index) => ({ label, letter: letter(index) })),
      of: this.#of,
    };
  }
}

/** What the colours mean under a lens, computed from the objects alone. The lens "driver" needs no paint. */
export function paint(world: World, lens: Lens): Paint | null {
  if (lens === "driver") return null;
  const painter = new Painter();
  const rule = RULES[lens];
  for (const host of world.hosts) {
    for (const card of cardsOf(host)) {
      painter.put(card.key, rule(world, card));
      if (card.switchKey !== null && lens !== "namespace") painter.put(card.switchKey, rule(world, card));
    }
  }
  for (const card of groundCards(world)) painter.put(card.key, rule(world, card));
  return painter.done();
}

interface Card {
  readonly key: string;
  readonly switchKey: string | null;
  readonly host: Host | null;
  readonly where: "container" | "host" | "pnic" | "ground";
  readonly kind: "shared-kernel" | "vm" | "host" | "shared" | "device";
  readonly address: { readonly ip: string; readonly prefixLength: number } | null;
  /** Name of the layer-2 network: a segment with its VLAN, a switch of its own, or a VNI. */
  readonly wire: string;
  readonly vlan: number | null;
  readonly vni: number | null;
  /** Behind a translation, in words; null when the address is used as it is. */
  readonly translated: string | null;
}

const RULES: Readonly<Record<Exclude<Lens, "driver">, (world: World, card: Card) => string | null>> = {
  subnet: (_world, { address }) => {
    if (address === null) return null;
    const prefix = parsePrefix(`${address.ip}/${address.prefixLength}`);
    return prefix === null ? null : formatPrefix(prefix);
  },
  broadcast: (_world, { wire }) => wire,
  nat: (world, { translated, address, where }) => {
    if (translated !== null) return translated;
    return where === "ground" && address !== null && !isInside(world, address.ip)
      ? "Internet"
      : "Own address, seen as it is";
  },
  namespace: (_world, { kind, where }) => (where === "pnic" || where === "ground" ? null : NAMESPACES[kind]),
  encapsulation: (_world, { vni, vlan }) => {
    if (vni !== null) return `In a VXLAN envelope, VNI ${vni}`;
    return vlan === null ? "Plain Ethernet" : `Tagged, VLAN ${vlan}`;
  },
};

const NAMESPACES = {
  "shared-kernel": "Own namespace, host's kernel",
  vm: "Own namespace, own kernel",
  shared: "Namespace of several containers",
  host: "Namespace of the host",
  device: "Another machine",
} as const;

function isInside(world: World, ip: string): boolean {
  return (
    world.segments.some(({ kind, subnet }) => kind === "lan" && subnet !== null && contains(subnet, ip)) ||
    world.azureVnets.some(({ prefix }) => contains(prefix, ip))
  );
}

/** Cards of containers and host, then the adapters of one host. */
function cardsOf(host: Host): readonly Card[] {
  const name = host.settings.name;
  const vnics = host.vnics.map((vnic): Card => {
    const port = host.ports.get(vnic.portId);
    const vswitch = port && host.vswitches.get(port.vswitchId);
    const network = vnic.hnsNetworkId === null ? undefined : host.hnsNetworks.get(vnic.hnsNetworkId);
    // HNS names a switch after the id of Docker's network; a person knows it by the network's name.
    const named = host.dockerNetworks.find(({ hnsNetworkId }) => hnsNetworkId === network?.id)?.name;
    const space = network?.spaceId ? host.vfpSpaces.get(network.spaceId) : undefined;
    const compartment = host.compartments.get(vnic.compartmentId);
    const iface = compartment?.interfaces.find(({ nic }) => nic.kind === "vnic" && nic.id === vnic.id);
    const endpointId = vnic.hnsEndpointId ?? port?.hnsEndpointId ?? null;
    const endpoint = endpointId === null ? undefined : host.hnsEndpoints.get(endpointId);
    const given = endpoint?.ip ? { ip: endpoint.ip, prefixLength: endpoint.prefixLength } : null;
    const isHost = vnic.kind === "host";
    const pnic = vswitch?.pnicIds.map((id) => host.pnics.get(id)).find((one) => one !== undefined);
    const overlay = space !== undefined && !isHost;
    return {
      key:
        endpointId === null || isHost
          ? keyOf("vnics", name, vnic.id)
          : keyOf("hnsEndpoints", name, endpointId),
      switchKey: isHost || !vswitch ? null : keyOf("vswitches", name, vswitch.id),
      host,
      where: isHost ? "host" : "container",
      kind: isHost
        ? "host"
        : vnic.kind === "vm"
          ? "vm"
          : (compartment?.containerIds.length ?? 1) > 1
            ? "shared"
            : "shared-kernel",
      address: iface?.addresses[0] ?? given,
      wire: overlay
        ? `VNI ${space.vni}`
        : pnic
          ? wireOf(pnic.plug, port?.vlan ?? null)
          : `Switch ${named ?? vswitch?.name ?? "?"} on ${name}`,
      vlan: port?.vlan ?? (pnic ? taggedVlan(pnic.plug) : null),
      vni: overlay ? space.vni : null,
      translated: translationOf(host, iface?.addresses[0]?.ip ?? endpoint?.ip ?? null, port?.vfp ?? null),
    };
  });
  const pnics = host.pnics.map((pnic): Card => {
    const iface = host.compartments
      .find(({ kind }) => kind === "host")
      ?.interfaces.find(({ nic }) => nic.kind === "pnic" && nic.id === pnic.id);
    return {
      ...GROUND,
      key: keyOf("pnics", name, pnic.id),
      host,
      where: "pnic",
      address: iface?.addresses[0] ?? null,
      wire: wireOf(pnic.plug, null),
      vlan: taggedVlan(pnic.plug),
    };
  });
  return [...vnics, ...pnics];
}

const GROUND = {
  switchKey: null,
  host: null,
  where: "ground",
  kind: "device",
  address: null,
  vlan: null,
  vni: null,
  translated: null,
} as const;

function groundCards(world: World): readonly Card[] {
  const devices = world.devices.toArray().flatMap(({ name, nics }): readonly Card[] => {
    const nic = nics[0];
    return nic
      ? [
          {
            ...GROUND,
            key: keyOf("devices", null, name),
            address: nic,
            wire: wireOf(nic.plug, null),
            vlan: taggedVlan(nic.plug),
          },
        ]
      : [];
  });
  const segments = world.segments.map(({ name, subnet }): Card => {
    const prefix = subnet === null ? null : parsePrefix(subnet);
    const ip = subnet?.split("/")[0];
    return {
      ...GROUND,
      key: keyOf("segments", null, name),
      address: prefix && ip ? { ip, prefixLength: prefix.length } : null,
      wire: name,
    };
  });
  return [...devices, ...segments];
}

function wireOf(plug: Plug | null, portVlan: number | null): string {
  if (plug === null) return "Unplugged";
  if (plug.kind === "azure") return `Azure VNet ${plug.vnet}`;
  const vlan = portVlan ?? plug.vlan;
  return vlan > 1 ? `${plug.segment}, VLAN ${vlan}` : plug.segment;
}

function taggedVlan(plug: Plug | null): number | null {
  return plug?.kind === "segment" && plug.mode === "access" && plug.vlan > 1 ? plug.vlan : null;
}

type Vfp = NonNullable<ReturnType<Host["ports"]["get"]>>["vfp"];

function translationOf(host: Host, ip: string | null, vfp: Vfp): string | null {
  if (ip === null) return null;
  const nat = host.winNats.find(({ internalPrefix }) => contains(internalPrefix, ip));
  if (nat) return `Behind WinNAT of ${host.settings.name}`;
  const snat = vfp?.layers.some(({ groups }) =>
    groups.some(({ rules }) => rules.some(({ action }) => action.type === "snat")),
  );
  return snat ? `Translated by the port's VFP on ${host.settings.name}` : null;
}
