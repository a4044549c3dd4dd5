import type { Swarm } from "../../model/swarm.ts";
import { hasQuorum } from "./membership.ts";

/** A manager leads as long as it answers and more than half of the managers do. */
export function withLeader(swarm: Swarm): Swarm {
  const managers = swarm.nodes.filter(({ role, status }) => role === "manager" && status === "ready");
  const heir = hasQuorum(swarm) ? (managers.find(({ leader }) => leader) ?? managers[0]) : undefined;
  return { ...swarm, nodes: swarm.nodes.map((node) => ({ ...node, leader: node.id === heir?.id })) };
}
