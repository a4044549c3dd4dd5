import { DEFAULT_SWARM_PORT, portOf } from "../../../../dockerd/swarm/addresses.ts";
import { type SwarmRole, tokenOf } from "../../../../dockerd/swarm/tokens.ts";
import type { Swarm, SwarmNode } from "../../../../model/swarm.ts";

/** Where other nodes reach this manager: its advertised address and the port it listens on. */
export function managerAddress({ address, listenAddress }: SwarmNode): string {
  return `${address}:${portOf(listenAddress) ?? DEFAULT_SWARM_PORT}`;
}

/** The line to type on a host that is to join, with the words around it. Source: facts, sections 5.1 and 5.4. */
export function joinText(swarm: Swarm, node: SwarmNode, role: SwarmRole): string {
  return `To add a ${role} to this swarm, run the following command:\n\n    docker swarm join --token ${tokenOf(swarm, role)} ${managerAddress(node)}\n\n`;
}
