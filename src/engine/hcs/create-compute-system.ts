import type { Container } from "../model/docker.ts";
import type { CompartmentId, HnsEndpointId, HostName } from "../model/ids.ts";
import { OS_PROFILES } from "../model/profiles.ts";
import type { Compartment } from "../model/tcpip.ts";
import type { Transaction } from "../model/transaction.ts";
import { freeCompartmentNumber } from "../tcpip/compartment.ts";
import { containerFilter, withAllowed } from "../tcpip/inbound-filter.ts";
import { socketsOf } from "../tcpip/sockets.ts";

/** Creates the silo or the utility VM of a container, and the compartment that its network will live in. */
export function createComputeSystem(
  tx: Transaction,
  host: HostName,
  container: Container,
  endpointIds: readonly HnsEndpointId[],
): CompartmentId {
  const inVm = container.isolation === "hyperv";
  tx.call(host, "containers", container.id, {
    actor: "dockerd",
    why: `dockerd asks HCS for ${container.name} and names only the endpoints' ids: HNS knows the rest.`,
    call: {
      name: "HcsCreateComputeSystem",
      body: JSON.stringify({
        SystemType: "Container",
        Name: container.id,
        HostName: container.hostname,
        HvPartition: inVm,
        EndpointList: endpointIds,
        AllowUnqualifiedDNSQuery: true,
      }),
    },
  });
  const number = inVm ? 1 : freeCompartmentNumber(tx.host(host));
  const id = (inVm ? `uvm-${container.id}` : String(number)) as CompartmentId;
  const filter = containerFilter(OS_PROFILES[tx.host(host).settings.os], container.isolation);
  const compartment: Compartment = {
    id,
    kind: inVm ? "uvm" : "container",
    number,
    guid: tx.mintGuid("compartment"),
    containerIds: [container.id],
    interfaces: [],
    routes: [],
    sockets: socketsOf(container),
    filter: filter.unsolicited === "block" ? withAllowed(filter, container.exposed) : filter,
  };
  tx.put(host, "compartments", id, compartment, {
    actor: "HCS",
    why: inVm
      ? `HCS starts a utility VM for ${container.name}: a kernel of its own, with a TCP/IP stack and a firewall of its own.`
      : `HCS creates a server silo for ${container.name} with network compartment ${number}: Windows' name for a network namespace.`,
    show: inVm ? "hcsdiag list" : "Get-NetCompartment",
  });
  return id;
}
