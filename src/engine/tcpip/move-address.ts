import type { HostName, VNicId } from "../model/ids.ts";
import type { Compartment, NetInterface } from "../model/tcpip.ts";
import type { Transaction } from "../model/transaction.ts";
import type { PNic } from "../model/vswitch.ts";
import { HOST_COMPARTMENT } from "../model/world.ts";
import { hostAdapterDescription } from "./add-host-vnic.ts";
import { compartmentOf } from "./compartment.ts";
import { freeInterfaceIndex, pnicInterfaceIndex } from "./interface-index.ts";

/** The adapter's interface in the host's compartment; undefined while a switch owns the adapter. */
export function interfaceOfPNic(compartment: Compartment, pnic: PNic): NetInterface | undefined {
  return compartment.interfaces.find(({ nic }) => nic.kind === "pnic" && nic.id === pnic.id);
}

/** Address, routes and DNS of the adapter go over to the host vNIC that takes its place: a pause of seconds. */
export function moveAddressToVNic(
  tx: Transaction,
  host: HostName,
  pnic: PNic,
  vnic: { readonly id: VNicId; readonly alias: string; readonly mtuBytes: number },
): void {
  const compartment = compartmentOf(tx.host(host), HOST_COMPARTMENT);
  const old = interfaceOfPNic(compartment, pnic);
  if (!old) return;
  const moved: NetInterface = {
    ...old,
    index: freeInterfaceIndex(tx.host(host)),
    alias: vnic.alias,
    description: hostAdapterDescription(tx, host),
    nic: { kind: "vnic", id: vnic.id },
    mtuBytes: vnic.mtuBytes,
  };
  tx.put(host, "compartments", HOST_COMPARTMENT, replaced(compartment, old, moved), {
    actor: "TCPIP",
    why: `Address, routes and DNS move from ${pnic.name} to ${vnic.alias}. For some seconds the host is not reachable: this is when a remote session hangs.`,
    show: `Get-NetIPConfiguration -InterfaceAlias "${vnic.alias}"`,
  });
}

/** What `moveAddressToVNic` did, undone: the adapter has its own interface again. */
export function moveAddressToPNic(tx: Transaction, host: HostName, pnic: PNic, vnicId: VNicId): void {
  const compartment = compartmentOf(tx.host(host), HOST_COMPARTMENT);
  const old = compartment.interfaces.find(({ nic }) => nic.kind === "vnic" && nic.id === vnicId);
  if (!old) return;
  const moved = { ...blankInterface(tx, host, pnic), ...kept(old) };
  tx.put(host, "compartments", HOST_COMPARTMENT, replaced(compartment, old, moved), {
    actor: "TCPIP",
    why: `Address, routes and DNS move back from ${old.alias} to ${pnic.name}: a second short loss of connectivity.`,
    show: `Get-NetIPConfiguration -InterfaceAlias "${pnic.name}"`,
  });
}

/** An interface for an adapter that has none: without an address, as after its switch is gone. */
export function blankInterface(tx: Transaction, host: HostName, pnic: PNic): NetInterface {
  return {
    index: pnicInterfaceIndex(tx.host(host), pnic.id),
    alias: pnic.name,
    description: pnic.description,
    mac: pnic.mac,
    nic: { kind: "pnic", id: pnic.id },
    addresses: [],
    dhcp: { enabled: false },
    dnsServers: [],
    dnsSuffix: "",
    mtuBytes: 1500,
    metric: pnic.media === "wifi" ? 50 : 25,
    forwarding: false,
    hnsEndpointId: null,
  };
}

function kept({ addresses, dhcp, dnsServers, dnsSuffix, metric, forwarding }: NetInterface) {
  return { addresses, dhcp, dnsServers, dnsSuffix, metric, forwarding };
}

/** The new interface in the old one's place, and the old one's routes through it. */
function replaced(compartment: Compartment, old: NetInterface, next: NetInterface): Compartment {
  return {
    ...compartment,
    interfaces: compartment.interfaces.map((each) => (each === old ? next : each)),
    routes: compartment.routes.map((route) =>
      route.interfaceIndex === old.index ? { ...route, interfaceIndex: next.index } : route,
    ),
  };
}
