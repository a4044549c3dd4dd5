import { formatIp, parseIp } from "../lib/ipv4.ts";
import { Stream } from "../lib/seed.ts";
import type { CompartmentId, HostName, VNicId } from "../model/ids.ts";
import type { Device, DhcpServer } from "../model/physical.ts";
import type { Transaction } from "../model/transaction.ts";
import type { SegmentPlug } from "../model/vswitch.ts";
import type { Host, World } from "../model/world.ts";
import { compartmentOf, withChangedInterface } from "./compartment.ts";
import { interfaceRoutes } from "./routes.ts";

export interface LeaseOrder {
  readonly compartmentId: CompartmentId;
  readonly interfaceIndex: number;
  readonly vnicId: VNicId;
  /** For sentences: "web". */
  readonly owner: string;
}

/** What a DHCP server offers. */
export interface Lease {
  readonly server: Device;
  readonly serverIp: string;
  readonly ip: string;
  readonly dhcp: DhcpServer;
}

/**
 * The DHCP client of a compartment asks the LAN: DISCOVER, OFFER, REQUEST, ACK. Without an answer it gives itself a
 * link-local address. Source: facts on packets, section 3.9.
 */
export function leaseAddress(tx: Transaction, hostName: HostName, order: LeaseOrder): void {
  const host = tx.host(hostName);
  const vnic = host.vnics.get(order.vnicId);
  if (!vnic) return;
  const plug = wireOf(host, order.vnicId, vnic.mac);
  const lease = plug === null ? null : offer(tx.world, plug, vnic.mac);
  if (lease === null) {
    stayLocal(tx, hostName, order, vnic.mac);
    return;
  }
  const { server, serverIp, ip, dhcp } = lease;
  tx.putShared(
    "devices",
    server.name,
    { ...server, dhcp: { ...dhcp, leases: { ...dhcp.leases, [vnic.mac]: ip } } },
    {
      actor: "TCPIP",
      why: `${server.name} leases ${ip} to the MAC ${vnic.mac} of ${order.owner}. Neither HNS nor Docker hears of it: docker inspect shows no address.`,
    },
  );
  const address = { ip, prefixLength: dhcp.prefixLength, origin: "dhcp" } as const;
  const compartment = compartmentOf(tx.host(hostName), order.compartmentId);
  const changed = withChangedInterface(compartment, order.interfaceIndex, (old) => ({
    ...old,
    addresses: [address],
    dhcp: { enabled: true, server: serverIp, leaseSeconds: dhcp.leaseSeconds },
    dnsServers: dhcp.dnsServers.length > 0 ? dhcp.dnsServers : old.dnsServers,
  }));
  const gateway = dhcp.gateway === "" ? null : dhcp.gateway;
  const routes = [...compartment.routes, ...interfaceRoutes(order.interfaceIndex, [address], gateway)];
  tx.put(
    hostName,
    "compartments",
    order.compartmentId,
    { ...changed, routes },
    {
      actor: "TCPIP",
      why: `The DHCP client of ${order.owner} takes ${ip}/${dhcp.prefixLength}, gateway ${dhcp.gateway}, from ${serverIp}.`,
      show: `docker exec ${order.owner} ipconfig /all`,
    },
  );
}

/**
 * Where frames of the adapter reach the wire, with the VLAN that they travel in; null when nothing carries them there
 * and back: no uplink, a cloud fabric, an outer switch that refuses a second MAC, a VLAN that the cable does not have.
 */
function wireOf(host: Host, vnicId: VNicId, mac: string): SegmentPlug | null {
  const port = host.ports.find((each) => each.nic.kind === "vnic" && each.nic.id === vnicId);
  const vswitch = port === undefined ? undefined : host.vswitches.get(port.vswitchId);
  const [uplink] = vswitch?.pnicIds ?? [];
  const pnic = uplink === undefined ? undefined : host.pnics.get(uplink);
  if (!port || !pnic?.up || pnic.plug?.kind !== "segment") return null;
  if (!host.settings.macSpoofing && mac !== pnic.mac) return null;
  const { plug } = pnic;
  if (port.vlan === null) return plug;
  const carried = plug.mode === "trunk" && (plug.allowed.length === 0 || plug.allowed.includes(port.vlan));
  return carried ? { ...plug, vlan: port.vlan } : null;
}

function offer(world: World, plug: SegmentPlug, mac: string): Lease | null {
  for (const server of world.devices) {
    if (server.dhcp === null) continue;
    const nic = server.nics.find(
      (each) =>
        each.plug.kind === "segment" && each.plug.segment === plug.segment && each.plug.vlan === plug.vlan,
    );
    const ip = nic ? (server.dhcp.leases[mac] ?? freeLease(server.dhcp)) : null;
    if (nic && ip !== null) return { server, serverIp: nic.ip, ip, dhcp: server.dhcp };
  }
  return null;
}

function freeLease({ poolStart, poolEnd, leases }: DhcpServer): string | null {
  const taken = new Set(Object.values(leases));
  const last = parseIp(poolEnd) ?? 0;
  for (let value = parseIp(poolStart) ?? 1; value <= last; value += 1) {
    if (!taken.has(formatIp(value))) return formatIp(value);
  }
  return null;
}

function stayLocal(tx: Transaction, host: HostName, order: LeaseOrder, mac: string): void {
  const stream = new Stream(`${mac}/link-local`);
  const ip = `169.254.${1 + stream.below(254)}.${1 + stream.below(254)}`;
  const address = { ip, prefixLength: 16, origin: "link-local" } as const;
  const compartment = compartmentOf(tx.host(host), order.compartmentId);
  const changed = withChangedInterface(compartment, order.interfaceIndex, (old) => ({
    ...old,
    addresses: [address],
    dhcp: { enabled: true, server: null, leaseSeconds: 0 },
  }));
  const routes = [...compartment.routes, ...interfaceRoutes(order.interfaceIndex, [address], null)];
  tx.put(
    host,
    "compartments",
    order.compartmentId,
    { ...changed, routes },
    {
      actor: "TCPIP",
      why: `No DHCP server answers ${order.owner}, so it gives itself ${ip}: good for neighbours on the same wire only, and without a gateway.`,
      show: `docker exec ${order.owner} ipconfig /all`,
    },
  );
}
