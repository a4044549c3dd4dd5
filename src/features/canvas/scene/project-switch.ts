import type { HnsNetwork, Host, PNic, SwitchPort, VSwitch } from "#engine";
import { itemOf, keyOf } from "./refs.ts";
import type { ScenePlug, ScenePNic, ScenePort, SceneSwitch, Tone } from "./scene.ts";
import { drawnName, joinShort, toneOf } from "./words.ts";

const TONE_ORDER: readonly Tone[] = ["overlay", "l2tunnel", "l2bridge", "transparent", "nat", "plain"];

export function projectSwitches(host: Host): readonly SceneSwitch[] {
  const portsOf = new Map<string, ScenePort[]>();
  for (const port of host.ports) {
    const list = portsOf.get(port.vswitchId);
    const scenePort = projectPort(host.settings.name, port);
    if (list) list.push(scenePort);
    else portsOf.set(port.vswitchId, [scenePort]);
  }
  return host.vswitches.map((vswitch) => buildSwitch(host, vswitch, portsOf.get(vswitch.id) ?? []));
}

function buildSwitch(host: Host, vswitch: VSwitch, ports: readonly ScenePort[]): SceneSwitch {
  const name = host.settings.name;
  const hns = host.hnsNetworks.filter((network) => network.vswitchId === vswitch.id);
  const hnsIds = new Set<string>(hns.map(({ id }) => id));
  const docker = host.dockerNetworks.filter(
    ({ hnsNetworkId }) => hnsNetworkId !== null && hnsIds.has(hnsNetworkId),
  );
  const names =
    docker.length > 0 ? docker.map((network) => network.name) : hns.map((network) => network.name);
  const tones = new Set(hns.map((network) => toneOf(network.type)));
  const pnics = vswitch.pnicIds.flatMap((id) => host.pnics.get(id) ?? []);
  return {
    ...itemOf("vswitches", name, vswitch.id, [
      ...hns.map(({ id }) => keyOf("hnsNetworks", name, id)),
      ...docker.map(({ id }) => keyOf("dockerNetworks", name, id)),
    ]),
    host: name,
    name: names.length > 0 ? names.join(", ") : vswitch.name,
    title:
      names.length > 1
        ? joinShort(
            names.map((one) => drawnName(one, 20)),
            2,
          )
        : drawnName(names[0] ?? vswitch.name),
    tone: TONE_ORDER.find((tone) => tones.has(tone)) ?? "plain",
    type: vswitch.type,
    sub: plainWords(vswitch, hns, pnics),
    ports,
    pnicKeys: vswitch.pnicIds.map((id) => keyOf("pnics", name, id)),
    networks: names,
  };
}

function plainWords(vswitch: VSwitch, hns: readonly HnsNetwork[], pnics: readonly PNic[]): string {
  const subnets = hns.flatMap(({ subnets: list }) => list.map(({ prefix }) => prefix));
  const known = subnets.filter((prefix) => prefix !== "" && prefix !== "0.0.0.0/0");
  const subnet = known.length === 0 ? "" : ` · ${joinShort(known, 1)}`;
  if (vswitch.type === "internal") return `Inside-only switch${subnet}`;
  if (vswitch.type === "private") return "Containers only, no host";
  if (hns.some(({ type }) => type === "overlay")) return `Across-hosts switch${subnet}`;
  return `Joined to ${joinShort(
    pnics.map(({ name }) => drawnName(name, 24)),
    2,
  )}`;
}

const portCache = new WeakMap<SwitchPort, ScenePort>();

function projectPort(host: string, port: SwitchPort): ScenePort {
  const known = portCache.get(port);
  if (known) return known;
  const layers = (port.vfp?.layers ?? [])
    .map(({ name, groups }) => ({
      name,
      rules: groups.flatMap(({ rules }) => rules.map(({ friendlyName, id }) => friendlyName || id)),
    }))
    .filter(({ rules }) => rules.length > 0);
  const built: ScenePort = {
    ...itemOf("ports", host, port.id),
    role: port.role,
    number: port.number,
    label: port.role === "endpoint" ? `port ${port.number}` : port.role === "host" ? "host port" : "uplink",
    rules: layers.reduce((sum, layer) => sum + layer.rules.length, 0),
    layers,
    vlan: port.vlan,
    pnicKey: port.nic.kind === "pnic" ? keyOf("pnics", host, port.nic.id) : null,
  };
  portCache.set(port, built);
  return built;
}

export function projectPNics(host: Host): readonly ScenePNic[] {
  const name = host.settings.name;
  const held = new Map<string, string | null>();
  for (const compartment of host.compartments) {
    if (compartment.kind !== "host") continue;
    for (const { nic, addresses } of compartment.interfaces) {
      if (nic.kind === "pnic") held.set(nic.id, addresses[0]?.ip ?? null);
    }
  }
  return host.pnics.map((pnic) => ({
    ...itemOf("pnics", name, pnic.id),
    name: pnic.name,
    title: drawnName(pnic.name),
    address: held.get(pnic.id) ?? null,
    up: pnic.up,
    switchKey: pnic.vswitchId === null ? null : keyOf("vswitches", name, pnic.vswitchId),
    plug: pnic.plug === null ? null : plugOf(pnic.plug),
  }));
}

export function plugOf(plug: NonNullable<PNic["plug"]>): ScenePlug {
  if (plug.kind === "azure") return { to: keyOf("azureVnets", null, plug.vnet), vlan: null };
  const to = keyOf("segments", null, plug.segment);
  if (plug.mode === "trunk") {
    const tagged = plug.allowed.filter((vlan) => vlan !== plug.vlan);
    return { to, vlan: tagged.length === 0 ? "trunk" : `trunk ${joinShort(tagged.map(String), 4)}` };
  }
  // VLAN 1 is where a switch puts every port that nobody configured.
  return { to, vlan: plug.vlan > 1 ? `VLAN ${plug.vlan}` : null };
}
