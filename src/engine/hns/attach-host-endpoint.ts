import { ok, type Result } from "../lib/result.ts";
import type { HnsEndpointId, HostName } from "../model/ids.ts";
import type { Transaction } from "../model/transaction.ts";
import { HOST_COMPARTMENT } from "../model/world.ts";
import { addHostVNic } from "../tcpip/add-host-vnic.ts";
import { DEFAULT_ROUTE } from "../tcpip/routes.ts";
import { portVlan } from "./attach-endpoint.ts";
import { endpointOf, networkOf } from "./find.ts";
import { programPort } from "./program-port.ts";
import { type HnsRefusal, hnsRefusal } from "./refusal.ts";

/**
 * Attach-HnsHostEndpoint: the endpoint becomes an adapter of the host itself, and the next hop of the network's
 * containers, those that run included. Whether the host forwards for them is a setting of its own.
 */
export function attachHostEndpoint(
  tx: Transaction,
  host: HostName,
  id: HnsEndpointId,
): Result<void, HnsRefusal> {
  const known = tx.host(host).hnsEndpoints.get(id);
  if (!known) {
    return hnsRefusal(
      "endpointNotFound",
      "hns-endpoint-gone",
      `HNS has no endpoint ${id}.`,
      "Get-HnsEndpoint",
    );
  }
  const { ip } = known;
  if (known.portId !== null || ip === null) {
    return hnsRefusal(
      "alreadyAttached",
      "endpoint-attached",
      `The endpoint ${known.name} is attached already.`,
    );
  }
  const network = networkOf(tx.host(host), known.networkId);
  const vnic = addHostVNic(tx, host, {
    vswitchId: network.vswitchId,
    hnsNetworkId: network.id,
    name: known.name,
    mac: known.mac,
    address: { ip, prefixLength: known.prefixLength, origin: "manual" },
    forwarding: false,
    why: `The host gets a leg of its own in ${network.name.slice(0, 15)}: it can be the router of that subnet.`,
    hnsEndpointId: id,
    vlan: portVlan(network),
  });
  const portId = tx.host(host).vnics.get(vnic.vnicId)?.portId ?? null;
  const attached = { ...known, state: 2, portId, compartmentId: HOST_COMPARTMENT };
  tx.put(host, "hnsEndpoints", id, attached, {
    actor: "HNS",
    why: `The endpoint ${known.name} is attached to the host's own compartment.`,
    call: { name: `POST /endpoints/${id}/attach`, body: JSON.stringify({ CompartmentId: 1 }) },
    show: `Get-HnsEndpoint | Where-Object ID -eq ${id}`,
  });
  programPort(tx, host, attached, "the host");
  redirect(tx, host, id);
  return ok(undefined);
}

/** Containers that run already get the host endpoint as their default next hop. */
function redirect(tx: Transaction, host: HostName, id: HnsEndpointId): void {
  const { ip, networkId } = endpointOf(tx.host(host), id);
  if (ip === null) return;
  for (const other of tx
    .host(host)
    .hnsEndpoints.filter((each) => each.networkId === networkId && each.id !== id)) {
    const compartment =
      other.compartmentId === null ? undefined : tx.host(host).compartments.get(other.compartmentId);
    const used = compartment?.interfaces.find((each) => each.hnsEndpointId === other.id);
    if (!compartment || !used) continue;
    const routes = compartment.routes.map((route) =>
      route.interfaceIndex === used.index && route.prefix === DEFAULT_ROUTE
        ? { ...route, nextHop: ip }
        : route,
    );
    tx.put(
      host,
      "compartments",
      compartment.id,
      { ...compartment, routes },
      {
        actor: "TCPIP",
        why: `The default route of ${used.alias} goes to the host's leg ${ip} from now on.`,
      },
    );
  }
}
