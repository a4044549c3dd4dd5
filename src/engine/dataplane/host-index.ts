import type { Container } from "../model/docker.ts";
import type { HnsEndpoint } from "../model/hns.ts";
import type { VSwitchId } from "../model/ids.ts";
import type { Compartment, NetInterface, Socket } from "../model/tcpip.ts";
import type { VfpRule } from "../model/vfp.ts";
import type { PNic, SwitchPort, VNic } from "../model/vswitch.ts";
import type { Host } from "../model/world.ts";

/** A switch port with what hangs on it. */
export interface PortPlace {
  readonly port: SwitchPort;
  readonly vnic: VNic | null;
  readonly compartment: Compartment | null;
  readonly iface: NetInterface | null;
  readonly endpoint: HnsEndpoint | null;
}

/** One vSwitch as frames see it. */
export interface SwitchPlace {
  readonly byMac: ReadonlyMap<string, readonly PortPlace[]>;
  readonly byIp: ReadonlyMap<string, readonly PortPlace[]>;
  readonly uplinks: readonly PNic[];
  /** Ports whose VFP takes frames from the wire by destination address; "" holds rules without one address. */
  readonly fromWire: ReadonlyMap<string, readonly PortPlace[]>;
}

interface MutableSwitch {
  readonly byMac: Map<string, PortPlace[]>;
  readonly byIp: Map<string, PortPlace[]>;
  readonly uplinks: PNic[];
  readonly fromWire: Map<string, PortPlace[]>;
}

export interface NicPlace {
  readonly compartment: Compartment;
  readonly iface: NetInterface;
}

/** Look-up tables of one host's objects, built once for each version of the host. */
export class HostIndex {
  readonly host: Host;
  readonly #nics = new Map<string, NicPlace>();
  readonly #ports = new Map<string, PortPlace>();
  readonly #switches = new Map<string, MutableSwitch>();
  readonly #sockets = new Map<string, Map<string, Socket[]>>();
  readonly #owners = new Map<string, NicPlace[]>();
  readonly #containers = new Map<string, Container>();

  constructor(host: Host) {
    this.host = host;
    for (const compartment of host.compartments) {
      for (const iface of compartment.interfaces) {
        const place = { compartment, iface };
        this.#nics.set(iface.nic.id, place);
        for (const { ip } of iface.addresses) append(this.#owners, ip, place);
      }
    }
    for (const port of host.ports) this.#addPort(port);
  }

  nic(id: string): NicPlace | null {
    return this.#nics.get(id) ?? null;
  }

  port(id: string): PortPlace | null {
    return this.#ports.get(id) ?? null;
  }

  switchPlace(id: VSwitchId): SwitchPlace {
    return this.#switchOf(id);
  }

  /** Interfaces that hold the address. */
  owners(ip: string): readonly NicPlace[] {
    return this.#owners.get(ip) ?? [];
  }

  addresses(): Iterable<string> {
    return this.#owners.keys();
  }

  /** Sockets of the compartment on that protocol and port, whatever address they are bound to. */
  sockets(compartment: Compartment, protocol: "tcp" | "udp", port: number): readonly Socket[] {
    let table = this.#sockets.get(compartment.id);
    if (!table) {
      table = new Map();
      for (const socket of compartment.sockets) append(table, `${socket.protocol}/${socket.port}`, socket);
      this.#sockets.set(compartment.id, table);
    }
    return table.get(`${protocol}/${port}`) ?? [];
  }

  /** A container by name or id; one of a swarm's tasks also by the first parts of its name, "web.1". */
  container(name: string): Container | null {
    const { containers } = this.host;
    if (this.#containers.size === 0) {
      for (const container of containers) this.#containers.set(container.name, container);
    }
    const isMeant = ({ id, task, name: full }: Container) =>
      id === name || (task !== null && full.startsWith(`${name}.`));
    return this.#containers.get(name) ?? containers.find(isMeant) ?? null;
  }

  #addPort(port: SwitchPort): void {
    const { host } = this;
    const nic = this.#nics.get(port.nic.id);
    const vnic = port.nic.kind === "vnic" ? (host.vnics.get(port.nic.id) ?? null) : null;
    const endpoint = port.hnsEndpointId === null ? null : (host.hnsEndpoints.get(port.hnsEndpointId) ?? null);
    const place: PortPlace = {
      port,
      vnic,
      compartment: nic?.compartment ?? null,
      iface: nic?.iface ?? null,
      endpoint,
    };
    this.#ports.set(port.id, place);
    const onSwitch = this.#switchOf(port.vswitchId);
    if (port.nic.kind === "pnic") {
      const pnic = host.pnics.get(port.nic.id);
      if (pnic) onSwitch.uplinks.push(pnic);
      return;
    }
    if (vnic) append(onSwitch.byMac, vnic.mac, place);
    for (const address of nic?.iface.addresses ?? []) append(onSwitch.byIp, address.ip, place);
    for (const address of takenFromWire(port)) append(onSwitch.fromWire, address, place);
  }

  #switchOf(id: VSwitchId): MutableSwitch {
    const known = this.#switches.get(id);
    if (known) return known;
    const fresh: MutableSwitch = {
      byMac: new Map(),
      byIp: new Map(),
      uplinks: [],
      fromWire: new Map(),
    };
    this.#switches.set(id, fresh);
    return fresh;
  }
}

const indexes = new WeakMap<Host, HostIndex>();

export function indexOf(host: Host): HostIndex {
  const known = indexes.get(host);
  if (known) return known;
  const fresh = new HostIndex(host);
  indexes.set(host, fresh);
  return fresh;
}

/** Destination addresses for which the port's VFP redirects frames that come in over the uplink. */
function takenFromWire(port: SwitchPort): ReadonlySet<string> {
  const addresses = new Set<string>();
  for (const layer of port.vfp?.layers ?? []) {
    for (const group of layer.groups) {
      if (group.direction !== "IN") continue;
      for (const rule of group.rules) if (redirects(rule)) addresses.add(oneAddress(rule));
    }
  }
  return addresses;
}

function redirects(rule: VfpRule): boolean {
  const { type } = rule.action;
  return type === "rewrite-destination-mac" || type === "dnat" || type === "load-balance";
}

function oneAddress(rule: VfpRule): string {
  const [prefix, ...others] = rule.match.dstPrefixes ?? [];
  if (prefix === undefined || others.length > 0) return "";
  const [ip = "", length = "32"] = prefix.split("/");
  return length === "32" ? ip : "";
}

function append<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const known = map.get(key);
  if (known) known.push(value);
  else map.set(key, [value]);
}
