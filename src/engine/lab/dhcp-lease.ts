import { formatIp, parseIp } from "../lib/ipv4.ts";
import type { Device, DhcpServer } from "../model/physical.ts";
import type { Transaction } from "../model/transaction.ts";
import type { Plug } from "../model/vswitch.ts";

export interface Lease {
  readonly ip: string;
  readonly prefixLength: number;
  readonly gateway: string | null;
  readonly dnsServers: readonly string[];
  readonly leaseSeconds: number;
  readonly server: string;
}

/**
 * The lease that a machine's own adapter gets: from the DHCP server in its VLAN, the one it had before when there is
 * one. null: no server, or no address left.
 */
export function leaseFor(tx: Transaction, mac: string, plug: Plug | null): Lease | null {
  if (plug?.kind !== "segment") return null;
  const device = tx.world.devices.find(
    ({ dhcp, nics }) => dhcp !== null && nics.some((nic) => isBeside(nic, plug)),
  );
  const server = device?.nics.find((nic) => isBeside(nic, plug));
  if (!device?.dhcp || !server) return null;
  const { dhcp } = device;
  const ip = dhcp.leases[mac] ?? firstFree(dhcp);
  if (ip === null) return null;
  if (dhcp.leases[mac] === undefined) {
    const leases = { ...dhcp.leases, [mac]: ip };
    tx.putShared(
      "devices",
      device.name,
      { ...device, dhcp: { ...dhcp, leases } },
      { actor: "TCPIP", why: `The DHCP server ${device.name} leases ${ip} to the adapter with MAC ${mac}.` },
    );
  }
  const { prefixLength, gateway, dnsServers, leaseSeconds } = dhcp;
  return {
    ip,
    prefixLength,
    gateway: gateway === "" ? null : gateway,
    dnsServers,
    leaseSeconds,
    server: server.ip,
  };
}

function isBeside(nic: Device["nics"][number], plug: Plug): boolean {
  return (
    nic.plug.kind === "segment" &&
    plug.kind === "segment" &&
    nic.plug.segment === plug.segment &&
    nic.plug.vlan === plug.vlan
  );
}

function firstFree({ poolStart, poolEnd, leases }: DhcpServer): string | null {
  const taken = new Set(Object.values(leases));
  const last = parseIp(poolEnd) ?? 0;
  for (let value = parseIp(poolStart) ?? 1; value <= last; value += 1) {
    if (!taken.has(formatIp(value))) return formatIp(value);
  }
  return null;
}
