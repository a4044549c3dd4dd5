import type { SegmentName } from "../model/ids.ts";
import type { Plug } from "../model/vswitch.ts";
import type { Host, World } from "../model/world.ts";
import { indexOf } from "./host-index.ts";
import type { Plugged } from "./location.ts";

/** One physical switch as frames see it. */
export interface SegmentPlace {
  readonly plugs: readonly Plugged[];
  /** MACs in the switch's table. An adapter under an external vSwitch brings those of the vSwitch's ports. */
  readonly byMac: ReadonlyMap<string, Plugged>;
}

interface MutableSegment {
  readonly plugs: Plugged[];
  readonly byMac: Map<string, Plugged>;
}

/** Look-up tables over the whole lab, built once for each World. */
export class WorldIndex {
  readonly world: World;
  readonly #segments = new Map<string, MutableSegment>();
  readonly #azure = new Map<string, Plugged[]>();
  readonly #internet = new Map<string, Plugged>();

  constructor(world: World) {
    this.world = world;
    for (const host of world.hosts) {
      for (const pnic of host.pnics) {
        if (!pnic.plug) continue;
        const plugged: Plugged = { kind: "pnic", host, pnic };
        const macs = [pnic.mac];
        if (pnic.vswitchId) macs.push(...indexOf(host).switchPlace(pnic.vswitchId).byMac.keys());
        this.#plug(pnic.plug, plugged, macs);
      }
    }
    for (const device of world.devices) {
      for (const nic of device.nics) {
        const plugged: Plugged = { kind: "device", device, nic };
        this.#plug(nic.plug, plugged, [nic.mac]);
      }
    }
  }

  segment(name: SegmentName): SegmentPlace {
    return this.#segmentOf(name);
  }

  /** Machines plugged into an Azure network. */
  machines(vnet: string): readonly Plugged[] {
    return this.#azure.get(vnet) ?? [];
  }

  /** Who holds the address on the Internet. */
  onInternet(ip: string): Plugged | null {
    return this.#internet.get(ip) ?? null;
  }

  internetMachines(): Iterable<Plugged> {
    return this.#internet.values();
  }

  #plug(plug: Plug, plugged: Plugged, macs: readonly string[]): void {
    if (plug.kind === "azure") {
      const machines = this.#azure.get(plug.vnet);
      if (machines) machines.push(plugged);
      else this.#azure.set(plug.vnet, [plugged]);
      return;
    }
    const segment = this.#segmentOf(plug.segment);
    segment.plugs.push(plugged);
    for (const mac of macs) if (!segment.byMac.has(mac)) segment.byMac.set(mac, plugged);
    if (this.world.segments.get(plug.segment)?.kind !== "internet") return;
    for (const ip of addressesOf(plugged)) this.#internet.set(ip, plugged);
  }

  #segmentOf(name: string): MutableSegment {
    const known = this.#segments.get(name);
    if (known) return known;
    const fresh: MutableSegment = { plugs: [], byMac: new Map() };
    this.#segments.set(name, fresh);
    return fresh;
  }
}

const indexes = new WeakMap<World, WorldIndex>();

export function worldIndexOf(world: World): WorldIndex {
  const known = indexes.get(world);
  if (known) return known;
  const fresh = new WorldIndex(world);
  indexes.set(world, fresh);
  return fresh;
}

function addressesOf(plugged: Plugged): readonly string[] {
  if (plugged.kind === "device") return [plugged.nic.ip];
  return hostAddressesOn(plugged.host, plugged.pnic.id);
}

/** Addresses of the host's own interface on that adapter, also when a vSwitch owns it. */
export function hostAddressesOn(host: Host, pnicId: string): readonly string[] {
  const index = indexOf(host);
  const direct = index.nic(pnicId);
  if (direct) return direct.iface.addresses.map(({ ip }) => ip);
  const pnic = host.pnics.find(({ id }) => id === pnicId);
  if (!pnic?.vswitchId) return [];
  const addresses: string[] = [];
  for (const [ip, places] of index.switchPlace(pnic.vswitchId).byIp) {
    if (places.some(({ port }) => port.role === "host")) addresses.push(ip);
  }
  return addresses;
}
