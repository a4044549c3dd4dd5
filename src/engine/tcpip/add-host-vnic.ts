import type { HnsEndpointId, HnsNetworkId, HostName, VNicId, VSwitchId } from "../model/ids.ts";
import { OS_PROFILES } from "../model/profiles.ts";
import type { InterfaceAddress, NetInterface } from "../model/tcpip.ts";
import type { Transaction } from "../model/transaction.ts";
import type { VNic } from "../model/vswitch.ts";
import { HOST_COMPARTMENT, type Host } from "../model/world.ts";
import { addPort } from "../vmswitch/add-port.ts";
import { adapterAlias, freeAdapterNumber } from "./adapter-alias.ts";
import { compartmentOf, withInterface } from "./compartment.ts";
import { freeInterfaceIndex } from "./interface-index.ts";
import { interfaceRoutes } from "./routes.ts";

/** HNS keeps its own adapters behind every real one when routes compete. Source: facts on HNS, section 3.5. */
export const HNS_INTERFACE_METRIC = 5000;

export interface HostVNicOrder {
  readonly vswitchId: VSwitchId;
  readonly hnsNetworkId: HnsNetworkId | null;
  readonly name: string;
  readonly mac: string;
  readonly address: InterfaceAddress | null;
  readonly forwarding: boolean;
  readonly why: string;
  readonly hnsEndpointId?: HnsEndpointId;
  readonly vfp?: Parameters<typeof addPort>[2]["vfp"];
  readonly vlan?: number | null;
}

export interface HostVNic {
  readonly vnicId: VNicId;
  readonly alias: string;
  readonly interfaceIndex: number;
}

/** Gives the host an adapter of its own on the switch: port, vNIC, and an interface in compartment 1. */
export function addHostVNic(tx: Transaction, host: HostName, order: HostVNicOrder): HostVNic {
  const { vnicId, alias } = plugHostVNic(tx, host, order);
  const index = freeInterfaceIndex(tx.host(host));
  const addresses = order.address === null ? [] : [order.address];
  const added: NetInterface = {
    index,
    alias,
    description: hostAdapterDescription(tx, host),
    mac: order.mac,
    nic: { kind: "vnic", id: vnicId },
    addresses,
    dhcp: { enabled: false },
    dnsServers: [],
    dnsSuffix: "",
    mtuBytes: 1500,
    metric: HNS_INTERFACE_METRIC,
    forwarding: order.forwarding,
    hnsEndpointId: order.hnsEndpointId ?? null,
  };
  const compartment = compartmentOf(tx.host(host), HOST_COMPARTMENT);
  const routes = interfaceRoutes(index, addresses, null);
  tx.put(host, "compartments", HOST_COMPARTMENT, withInterface(compartment, added, routes), {
    actor: "TCPIP",
    why:
      order.address === null
        ? `The host's TCP/IP stack has the new interface ${alias}, without an address.`
        : `The host's TCP/IP stack gets ${order.address.ip}/${order.address.prefixLength} on ${alias} and an on-link route for it.`,
    show: `Get-NetIPAddress -InterfaceAlias "${alias}"`,
  });
  return { vnicId, alias, interfaceIndex: index };
}

/** Port and vNIC only; the caller configures the interface. */
export function plugHostVNic(
  tx: Transaction,
  host: HostName,
  order: HostVNicOrder,
): { readonly vnicId: VNicId; readonly alias: string } {
  const vnicId = tx.mintGuid("host-vnic") as VNicId;
  const number = freeAdapterNumber(tx.host(host), order.name);
  const alias = adapterAlias(order.name, number);
  const portId = addPort(tx, host, {
    vswitchId: order.vswitchId,
    role: "host",
    nic: { kind: "vnic", id: vnicId },
    why: `A port for the host's own adapter ${alias}.`,
    vfp: order.vfp ?? null,
    vlan: order.vlan ?? null,
    ...(order.hnsEndpointId === undefined ? {} : { hnsEndpointId: order.hnsEndpointId }),
  });
  const vnic: VNic = {
    id: vnicId,
    kind: "host",
    name: order.name,
    number,
    mac: order.mac,
    portId,
    compartmentId: HOST_COMPARTMENT,
    hnsNetworkId: order.hnsNetworkId,
    hnsEndpointId: order.hnsEndpointId ?? null,
  };
  tx.put(host, "vnics", vnicId, vnic, {
    actor: "VMSwitch",
    why: order.why,
    show: `Get-NetAdapter -Name "${alias}"`,
  });
  return { vnicId, alias };
}

/** From version 1903 on process containers' adapters have a driver of their own. Source: facts on HNS, section 0. */
const OWN_CONTAINER_DRIVER = 18362;

/** Whether adapters of process containers and of the host share a driver, and so its numbers. */
export function sharesAdapterDriver({ settings }: Host): boolean {
  return OS_PROFILES[settings.os].build < OWN_CONTAINER_DRIVER;
}

/** Windows numbers adapters with the same driver: "Hyper-V Virtual Ethernet Adapter #2". */
export function hostAdapterDescription(tx: Transaction, hostName: HostName): string {
  const host = tx.host(hostName);
  const compartments = sharesAdapterDriver(host)
    ? host.compartments.filter(({ kind }) => kind !== "uvm")
    : [compartmentOf(host, HOST_COMPARTMENT)];
  const used = new Set(
    compartments.flatMap(({ interfaces }) => interfaces.map(({ description }) => description)),
  );
  const name = "Hyper-V Virtual Ethernet Adapter";
  if (!used.has(name)) return name;
  let number = 2;
  while (used.has(`${name} #${number}`)) number += 1;
  return `${name} #${number}`;
}
