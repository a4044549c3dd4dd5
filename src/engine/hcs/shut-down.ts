import type { Container } from "../model/docker.ts";
import type { HostName } from "../model/ids.ts";
import type { Transaction } from "../model/transaction.ts";
import { withoutSocketsOf } from "../tcpip/sockets.ts";

/** The container's process has ended, so HCS shuts its silo or utility VM; the network is still there. */
export function endComputeSystem(tx: Transaction, host: HostName, container: Container): void {
  tx.call(host, "containers", container.id, {
    actor: "HCS",
    why:
      container.isolation === "hyperv"
        ? `HCS shuts the utility VM of ${container.name}.`
        : `HCS ends the processes of ${container.name} and shuts its silo.`,
    call: { name: "HcsTerminateComputeSystem" },
    show: "hcsdiag list",
  });
}

/** Ends the container's silo or utility VM. Its compartment goes with the last container in it. */
export function shutDownComputeSystem(tx: Transaction, host: HostName, container: Container): void {
  const { compartmentId } = container;
  const compartment = compartmentId === null ? undefined : tx.host(host).compartments.get(compartmentId);
  if (!compartment) return;
  const others = compartment.containerIds.filter((id) => id !== container.id);
  if (others.length > 0) {
    const left = { ...withoutSocketsOf(compartment, container.id), containerIds: others };
    tx.put(host, "compartments", compartment.id, left, {
      actor: "HCS",
      why: `${container.name} leaves the compartment that it shared; the others stay in it.`,
      show: "Get-NetCompartment",
    });
    return;
  }
  tx.remove(host, "compartments", compartment.id, {
    actor: "HCS",
    why:
      compartment.kind === "uvm"
        ? `The utility VM of ${container.name} is switched off.`
        : `Compartment ${compartment.number} of ${container.name} is destroyed.`,
    show: "Get-NetCompartment",
  });
}
