import { isoTime } from "../../../../lib/time.ts";
import type { Swarm, SwarmTask } from "../../../../model/swarm.ts";
import type { World } from "../../../../model/world.ts";
import { processId } from "../../inspect/container.ts";
import { type GoStruct, type GoValue, goMap } from "../../template/value.ts";
import { prefixLength, taskTemplate } from "./value.ts";

/** One task of `docker inspect`. Source: moby, api/types/swarm/task.go. */
export function taskValue(world: World, swarm: Swarm, task: SwarmTask): GoStruct {
  const service = swarm.services.find(({ id }) => id === task.serviceId);
  const host = swarm.nodes.find(({ id }) => id === task.nodeId)?.host;
  const container =
    host === undefined || task.containerId === null
      ? undefined
      : world.hosts.get(host)?.containers.get(task.containerId);
  return {
    ID: task.id,
    Version: { Index: 10 },
    CreatedAt: isoTime(task.created),
    UpdatedAt: isoTime(task.changed),
    Labels: goMap({}),
    Spec: service ? taskTemplate(service) : {},
    ServiceID: task.serviceId,
    ...(task.slot === 0 ? {} : { Slot: task.slot }),
    ...(task.nodeId === null ? {} : { NodeID: task.nodeId }),
    Status: {
      Timestamp: isoTime(task.changed),
      State: task.state,
      Message: MESSAGES[task.state],
      ...(task.error === "" ? {} : { Err: task.error }),
      ...(container
        ? {
            ContainerStatus: {
              ContainerID: container.id,
              PID: container.state === "running" ? processId(container) : 0,
              ExitCode: container.exitCode,
            },
          }
        : {}),
      PortStatus: {},
    },
    DesiredState: task.desired,
    NetworksAttachments: attachments(swarm, task),
  };
}

/** What the agent reports with a state. Source: moby, swarmkit, agent/exec/controller.go. */
const MESSAGES: Readonly<Record<SwarmTask["state"], string>> = {
  new: "created",
  pending: "pending task scheduling",
  preparing: "preparing",
  running: "started",
  shutdown: "shutdown",
  rejected: "preparing",
  failed: "started",
  complete: "finished",
};

/** The networks in which the managers gave the task's container an address. */
function attachments(swarm: Swarm, { containerId }: SwarmTask): readonly GoValue[] {
  return swarm.networks.flatMap((network) => {
    const ip = containerId === null ? undefined : network.leases[`container/${containerId}`];
    if (ip === undefined) return [];
    return [
      {
        Network: {
          ID: network.id,
          Spec: { Name: network.name, Labels: goMap(network.labels), Scope: "swarm" },
        },
        Addresses: [`${ip}/${prefixLength(swarm, network.id)}`],
      },
    ];
  });
}
