import { Stream } from "../lib/seed.ts";
import type { HnsEndpointId, HostName, NatMappingId, WinNatId } from "../model/ids.ts";
import type { NatMapping } from "../model/tcpip.ts";
import type { Transaction } from "../model/transaction.ts";
import type { Host } from "../model/world.ts";

/** One host port can go to one place only, so the port is the mapping's id: "tcp/8080". */
export function mappingId(protocol: "tcp" | "udp", externalPort: number): NatMappingId {
  return `${protocol}/${externalPort}` as NatMappingId;
}

/** Windows' dynamic range, from which the NAT picks when no port is asked for. */
const FIRST_DYNAMIC_PORT = 49152;
const DYNAMIC_PORTS = 16384;

/** A port of the dynamic range that no mapping has, probed from a seeded start; null when all are taken. */
export function freeExternalPort(host: Host, protocol: "tcp" | "udp", seed: string): number | null {
  const start = new Stream(`${seed}/${protocol}/external-port`).below(DYNAMIC_PORTS);
  for (let probe = 0; probe < DYNAMIC_PORTS; probe += 1) {
    const port = FIRST_DYNAMIC_PORT + ((start + probe) % DYNAMIC_PORTS);
    if (!host.natMappings.has(mappingId(protocol, port))) return port;
  }
  return null;
}

/** Adds a static mapping with the next number. The caller has checked that the port is free. */
export function addMapping(
  tx: Transaction,
  host: HostName,
  asked: Omit<NatMapping, "number">,
  owner: string,
): void {
  const last = tx.host(host).natMappings.findLast(() => true);
  const mapping: NatMapping = { ...asked, number: (last?.number ?? -1) + 1 };
  tx.put(host, "natMappings", mapping.id, mapping, {
    actor: "WinNAT",
    why: `Port ${mapping.externalPort}/${mapping.protocol} of the host goes to ${mapping.internalAddress}:${mapping.internalPort} (${owner}). No socket listens for it: netstat shows nothing.`,
    show: "Get-NetNatStaticMapping",
  });
}

/** Removes the mappings of the endpoint. */
export function removeMappingsOf(tx: Transaction, host: HostName, endpointId: HnsEndpointId): void {
  for (const mapping of tx.host(host).natMappings.filter((each) => each.hnsEndpointId === endpointId)) {
    removeMapping(tx, host, mapping);
  }
}

/** Removes the mappings of the NAT instance. */
export function removeMappingsOfNat(tx: Transaction, host: HostName, natId: WinNatId): void {
  for (const mapping of tx.host(host).natMappings.filter((each) => each.winNatId === natId)) {
    removeMapping(tx, host, mapping);
  }
}

export function removeMapping(tx: Transaction, host: HostName, mapping: NatMapping): void {
  tx.remove(host, "natMappings", mapping.id, {
    actor: "WinNAT",
    why: `Port ${mapping.externalPort}/${mapping.protocol} of the host is free again.`,
    show: "Get-NetNatStaticMapping",
  });
}
