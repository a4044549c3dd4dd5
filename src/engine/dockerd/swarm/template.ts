import { Stream } from "../../lib/seed.ts";
import type { ServiceSpec } from "../../model/swarm.ts";

/**
 * Stands for everything of a spec that a task is made from: when it changes, the tasks are replaced. Number of
 * replicas, labels and the way of updating leave them alone. Source: moby, swarmkit, orchestrator, IsTaskDirty.
 */
export function templateOf(spec: ServiceSpec): string {
  const { image, digest, command, args, networks, ports, endpointMode, constraints, spreadOver } = spec;
  const { containerLabels, env, hostname, dns, dnsSearch, extraHosts, isolation, tty, forced } = spec;
  const { restartCondition, maxReplicasPerNode } = spec;
  const parts = [
    [image, digest, command, args, networks, ports, endpointMode, constraints, spreadOver],
    [containerLabels, env, hostname, dns, dnsSearch, extraHosts, isolation, tty, forced],
    [restartCondition, maxReplicasPerNode],
  ];
  return new Stream(JSON.stringify(parts)).hex(16);
}
