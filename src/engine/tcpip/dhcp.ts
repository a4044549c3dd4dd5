import { discover } from "../dataplane/dhcp.ts";
import { formatIp, parseIp } from "../lib/ipv4.ts";
import { Stream } from "../lib/seed.ts";
import type { CompartmentId, HnsEndpointId, HostName, VNicId } from "../model/ids.ts";
import type { Device, DhcpServer } from "../model/physical.ts";
import type { Transaction } from "../model/transaction.ts";
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
  const lease = offer(tx.world, hostName, order, vnic.mac);
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
    dnsServers:
      [setByHns(host, old.hnsEndpointId), dhcp.dnsServers].find((servers) => servers.length > 0) ??
      old.dnsServers,
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

/** Name servers that the endpoint or its network has of its own: as on any Windows they go before those of DHCP. */
function setByHns(host: Host, endpointId: HnsEndpointId | null): readonly string[] {
  const endpoint = endpointId === null ? undefined : host.hnsEndpoints.get(endpointId);
  if (!endpoint) return [];
  if (endpoint.dnsServers.length > 0) return endpoint.dnsServers;
  return host.hnsNetworks.get(endpoint.networkId)?.dnsServers ?? [];
}

/** The DISCOVER really walks to the servers of the LAN, and the OFFER back: VLANs, cables and outer switches decide. */
function offer(world: World, host: HostName, order: LeaseOrder, mac: string): Lease | null {
  const leaseOf = ({ dhcp }: Device) => dhcp && (dhcp.leases[mac] ?? freeLease(dhcp));
  const { compartmentId, interfaceIndex } = order;
  const found = discover(world, host, compartmentId, interfaceIndex, (server) => leaseOf(server) !== null);
  if (!found.offered) return null;
  const { server, serverIp } = found;
  const ip = leaseOf(server);
  return server.dhcp === null || ip === null ? null : { server, serverIp, ip, dhcp: server.dhcp };
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
