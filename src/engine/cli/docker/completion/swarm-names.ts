import { membershipOf } from "../../../dockerd/swarm/membership.ts";
import { tokenOf } from "../../../dockerd/swarm/tokens.ts";
import type { Swarm, SwarmNode } from "../../../model/swarm.ts";
import { HOST_COMPARTMENT } from "../../../model/world.ts";
import type { Completion, CompletionQuery } from "../../../shell/program.ts";
import { managerAddress } from "../commands/swarm/join-command.ts";
import { completion } from "./completion.ts";
import { hostOf } from "./names.ts";

/** The node that is asked. */
export const SELF: Completion = completion("self", "name", "this node");

function swarmOf(query: CompletionQuery): Swarm | null {
  const host = hostOf(query);
  return (host && membershipOf(query.world, host)?.swarm) ?? null;
}

/** Nodes of the swarm that fit, by host name. */
export function nodeNames(
  query: CompletionQuery,
  fits: (node: SwarmNode) => boolean = () => true,
): readonly Completion[] {
  const nodes = swarmOf(query)?.nodes.filter(fits) ?? [];
  return nodes.map(({ host, role, availability, status }) =>
    completion(host, "name", `${role}, ${availability}, ${status}`),
  );
}

export function serviceNames(query: CompletionQuery): readonly Completion[] {
  const services = swarmOf(query)?.services ?? [];
  return services.map(({ name, mode, image }) => completion(name, "name", `${mode}, ${image}`));
}

export function taskIds(query: CompletionQuery): readonly Completion[] {
  const swarm = swarmOf(query);
  return (swarm?.tasks ?? []).map(({ id, serviceId, slot, state }) => {
    const service = swarm?.services.find((each) => each.id === serviceId);
    return completion(id, "name", `${service?.name ?? serviceId}.${slot}, ${state}`);
  });
}

/** "web=2": each replicated service with one task more than it has. */
export function scaleArguments(query: CompletionQuery): readonly Completion[] {
  const services = swarmOf(query)?.services.filter(({ mode }) => mode === "replicated") ?? [];
  return services.map(({ name, replicas }) =>
    completion(`${name}=${replicas + 1}`, "name", `${replicas} task${replicas === 1 ? "" : "s"} now`),
  );
}

/** Managers of the lab's swarms that a host could join. */
export function managerAddresses({ world }: CompletionQuery): readonly Completion[] {
  return world.swarms
    .toArray()
    .flatMap(({ nodes }) => nodes.filter(({ role, status }) => role === "manager" && status === "ready"))
    .map((node) => completion(managerAddress(node), "value", `manager ${node.host}`));
}

/** Tokens of the lab's swarms: as if they were copied from a manager's window. */
export function joinTokens({ world }: CompletionQuery): readonly Completion[] {
  return world.swarms
    .toArray()
    .flatMap((swarm) =>
      (["worker", "manager"] as const).map((role) =>
        completion(tokenOf(swarm, role), "value", `token for a ${role}`),
      ),
    );
}

/** Addresses of this host. */
export function hostAddresses(query: CompletionQuery): readonly Completion[] {
  const interfaces = hostOf(query)?.compartments.get(HOST_COMPARTMENT)?.interfaces ?? [];
  return interfaces.flatMap(({ alias, addresses }) =>
    addresses.map(({ ip }) => completion(ip, "value", alias)),
  );
}

/** What a task can be tied to: nodes by name, role and label. */
export function constraints(query: CompletionQuery): readonly Completion[] {
  const nodes = swarmOf(query)?.nodes ?? [];
  const labels = nodes.flatMap((node) =>
    Object.entries(node.labels).map(([key, value]) => `node.labels.${key}==${value}`),
  );
  const texts = [
    ...nodes.map(({ host }) => `node.hostname==${host}`),
    "node.role==worker",
    "node.role==manager",
    ...labels,
  ];
  return [...new Set(texts)].map((text) => completion(text, "value", "only nodes of which this is true"));
}
