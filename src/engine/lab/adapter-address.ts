import { ok, type Result } from "../lib/result.ts";
import type { HostName } from "../model/ids.ts";
import type { Refusal } from "../model/refusal.ts";
import type { Compartment, NetInterface } from "../model/tcpip.ts";
import type { Transaction } from "../model/transaction.ts";
import type { PNic } from "../model/vswitch.ts";
import { HOST_COMPARTMENT, type Host } from "../model/world.ts";
import { compartmentOf, withChangedInterface } from "../tcpip/compartment.ts";
import { interfaceRoutes } from "../tcpip/routes.ts";
import { addressing } from "./adapter.ts";
import type { AdapterSpec } from "./adapter-options.ts";
import { refuse } from "./refuse.ts";

/**
 * Gives the adapter another address: on its own interface, or on the host vNIC that stands in for it while an external
 * vSwitch owns the adapter. Refuses when a switch that the host does not share owns it.
 */
export function setAddress(
  tx: Transaction,
  hostName: HostName,
  pnic: PNic,
  wanted: AdapterSpec["address"],
  gateway: string,
): Result<string, Refusal> {
  const host = tx.host(hostName);
  const compartment = compartmentOf(host, HOST_COMPARTMENT);
  const own = interfaceOf(host, compartment, pnic);
  if (!own) {
    return refuse(
      "adapter.not-shared",
      `${pnic.name} belongs to a vSwitch that the host does not share: it can have no address`,
      "Use another adapter, or remove the networks on that vSwitch.",
    );
  }
  const without: Compartment = {
    ...compartment,
    routes: compartment.routes.filter((route) => route.interfaceIndex !== own.index),
  };
  const { addresses, dhcp, nextHop, dnsServers } = addressing(tx, host, without, pnic, wanted, gateway);
  const next: Compartment = {
    ...withChangedInterface(without, own.index, (old) => ({ ...old, addresses, dhcp, dnsServers })),
    routes: [...without.routes, ...interfaceRoutes(own.index, addresses, nextHop, dhcp.enabled)],
  };
  const [first] = addresses;
  const said = first ? `${own.alias} has ${first.ip}/${first.prefixLength}` : `${own.alias} has no address`;
  tx.put(hostName, "compartments", HOST_COMPARTMENT, next, {
    actor: "lab",
    why: `${said} now.`,
    show: `Get-NetIPConfiguration -InterfaceAlias "${own.alias}"`,
  });
  return ok(said);
}

function interfaceOf(host: Host, compartment: Compartment, pnic: PNic): NetInterface | undefined {
  return compartment.interfaces.find(({ nic }) => {
    if (nic.kind === "pnic") return nic.id === pnic.id;
    const vnic = host.vnics.get(nic.id);
    const port = vnic && host.ports.get(vnic.portId);
    return pnic.vswitchId !== null && port?.vswitchId === pnic.vswitchId && vnic?.hnsEndpointId === null;
  });
}
