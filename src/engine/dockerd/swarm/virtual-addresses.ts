import type { SwarmId, SwarmServiceId } from "../../model/ids.ts";
import type { Transaction } from "../../model/transaction.ts";
import { leaseSwarmAddress, releaseSwarmAddresses } from "./leases.ts";
import { putSwarm, swarmOf } from "./membership.ts";

/**
 * Gives a service one address in each of its networks, and in ingress when it publishes there; addresses that it does
 * not need any more go back. None in dnsrr mode. Source: facts on HNS, section 7.17.
 */
export function giveVirtualAddresses(tx: Transaction, swarmId: SwarmId, id: SwarmServiceId): void {
  const { services, networks } = swarmOf(tx, swarmId);
  const service = services.find((each) => each.id === id);
  if (!service) return;
  const meshed = service.ports.some(({ mode }) => mode === "ingress");
  const ingress = networks.filter((network) => network.ingress && meshed);
  const wanted =
    service.endpointMode === "vip" ? [...ingress, ...service.networks].map((network) => network.id) : [];
  releaseSwarmAddresses(tx, swarmId, `vip/${id}`, wanted);
  const vips: Record<string, string> = {};
  for (const networkId of wanted) {
    const ip = leaseSwarmAddress(tx, swarmId, networkId, `vip/${id}`, null);
    // A network that never gets ready keeps the service waiting, it does not refuse it.
    if (ip.ok) vips[networkId] = ip.value;
  }
  if (JSON.stringify(vips) === JSON.stringify(service.vips)) return;
  const swarm = swarmOf(tx, swarmId);
  const addresses = Object.values(vips).join(", ");
  putSwarm(
    tx,
    { ...swarm, services: swarm.services.map((each) => (each.id === id ? { ...each, vips } : each)) },
    {
      actor: "swarm",
      why:
        addresses === ""
          ? `${service.name} has no virtual address: its name stands for the addresses of its tasks.`
          : `${service.name} has the virtual addresses ${addresses}: one name, one address, many tasks.`,
    },
  );
}
