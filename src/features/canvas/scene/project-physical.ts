import type { Device, World } from "#engine";
import { plugOf } from "./project-switch.ts";
import { itemOf, keyOf } from "./refs.ts";
import type { SceneDevice, SceneSegment, SceneTunnel, SceneVnet } from "./scene.ts";
import { counted, drawnName } from "./words.ts";

/** LANs; a segment of the Internet gets a bar only when a host is plugged into it. */
export function projectSegments(world: World): readonly SceneSegment[] {
  return world.segments
    .filter(({ kind, name }) => kind === "lan" || plugsHost(world, name))
    .map((segment) => ({
      ...itemOf("segments", null, segment.name),
      name: segment.name,
      label:
        segment.subnet === null ? drawnName(segment.name) : `${drawnName(segment.name)} · ${segment.subnet}`,
    }));
}

function plugsHost(world: World, segment: string): boolean {
  return world.hosts.some((host) =>
    host.pnics.some(({ plug }) => plug?.kind === "segment" && plug.segment === segment),
  );
}

export function projectDevices(world: World, segments: readonly SceneSegment[]): readonly SceneDevice[] {
  const drawn = new Set(segments.map(({ key }) => key));
  const devices = world.devices.map((device): SceneDevice => {
    const plugs = device.nics.map(({ plug }) => plugOf(plug));
    const beyond = new Set(
      plugs.map(({ to }) => to).filter((to) => to.startsWith("segments/") && !drawn.has(to)),
    );
    const joins = device.kind === "internet-host" ? [] : internetHostsOn(world, beyond);
    return {
      ...itemOf("devices", null, device.name),
      name: device.name,
      title: drawnName(device.name),
      kind: kindOf(device),
      sub: subOf(device),
      plugs: plugs.filter(({ to }) => drawn.has(to) || to.startsWith("azureVnets/")),
      joins,
    };
  });
  const joined = new Set(devices.flatMap(({ joins }) => joins));
  const [vnet] = world.azureVnets.map(({ name }) => keyOf("azureVnets", null, name));
  if (vnet === undefined) return devices;
  // Azure's fabric takes packets to the Internet by itself; no router stands between.
  return devices.map((device) =>
    device.kind === "internet-host" && !joined.has(device.key)
      ? { ...device, plugs: [...device.plugs, { to: vnet, vlan: null }] }
      : device,
  );
}

function kindOf({ kind, dhcp, dns }: Device): SceneDevice["kind"] {
  if (kind !== "server") return kind;
  return dhcp !== null ? "dhcp" : dns !== null ? "dns" : kind;
}

function internetHostsOn(world: World, segments: ReadonlySet<string>): readonly string[] {
  return world.devices
    .filter(
      ({ kind, nics }) =>
        kind === "internet-host" &&
        nics.some(
          ({ plug }) => plug.kind === "segment" && segments.has(keyOf("segments", null, plug.segment)),
        ),
    )
    .map(({ name }) => keyOf("devices", null, name));
}

function subOf(device: Device): string {
  const { dhcp } = device;
  if (dhcp !== null) return `pool ${lastOctet(dhcp.poolStart)}–${lastOctet(dhcp.poolEnd)}`;
  const first = device.nics[0]?.ip ?? "no address";
  return device.kind === "router" && device.nics.length > 2 ? `${first} +${device.nics.length - 1}` : first;
}

function lastOctet(ip: string): string {
  return `.${ip.split(".").at(-1) ?? ip}`;
}

export function projectVnets(world: World): readonly SceneVnet[] {
  return world.azureVnets.map((vnet) => {
    const rules = vnet.nsg.length === 0 ? "" : ` · ${counted(vnet.nsg.length, "NSG rule", "NSG rules")}`;
    return {
      ...itemOf("azureVnets", null, vnet.name),
      name: vnet.name,
      label: `Azure VNet ${drawnName(vnet.name)} · ${vnet.subnet}${rules}`,
    };
  });
}

/** Overlay networks that at least two hosts have; networks with the same way share one tube. */
export function projectTunnels(world: World): readonly SceneTunnel[] {
  const byVni = new Map<number, Map<string, string>>();
  for (const host of world.hosts) {
    for (const network of host.hnsNetworks) {
      const space = network.spaceId === null ? undefined : host.vfpSpaces.get(network.spaceId);
      if (!space) continue;
      const ends = byVni.get(space.vni) ?? new Map<string, string>();
      ends.set(host.settings.name, keyOf("vswitches", host.settings.name, network.vswitchId));
      byVni.set(space.vni, ends);
    }
  }
  return [...byVni].flatMap(([vni, ends]) =>
    ends.size < 2
      ? []
      : [{ key: `tunnel/${vni}`, vni, hosts: [...ends].map(([host, switchKey]) => ({ host, switchKey })) }],
  );
}
