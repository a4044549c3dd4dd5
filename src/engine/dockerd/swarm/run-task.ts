import { err, ok, type Result } from "../../lib/result.ts";
import type {
  ContainerId,
  DockerNetworkId,
  SwarmId,
  SwarmNodeId,
  SwarmServiceId,
  SwarmTaskId,
} from "../../model/ids.ts";
import type { Refusal } from "../../model/refusal.ts";
import type { SwarmService, SwarmTask } from "../../model/swarm.ts";
import type { Transaction } from "../../model/transaction.ts";
import { createContainer } from "../create-container.ts";
import { removeContainer } from "../remove-container.ts";
import type { ContainerCreateRequest } from "../requests.ts";
import { startContainer } from "../start-container.ts";
import { stopContainer } from "../stop-container.ts";
import { releaseSwarmAddresses } from "./leases.ts";
import { putSwarm, swarmOf } from "./membership.ts";

export interface Placement {
  readonly service: SwarmService;
  readonly slot: number;
  readonly nodeId: SwarmNodeId | null;
  /** Why no node was found, as `docker service ps` shows it. */
  readonly problem: string;
}

/** Makes the task of a slot; on its node a container runs it, or it is rejected with the node's words. */
export function runTask(tx: Transaction, swarmId: SwarmId, placement: Placement): void {
  const { service, slot, nodeId, problem } = placement;
  const id = tx.mintSwarmId("task") as SwarmTaskId;
  const task: SwarmTask = {
    id,
    serviceId: service.id,
    slot,
    nodeId,
    containerId: null,
    desired: "running",
    state: nodeId === null ? "pending" : "preparing",
    error: problem,
    addresses: {},
    created: tx.world.clock,
    changed: tx.world.clock,
  };
  const node = swarmOf(tx, swarmId).nodes.find((each) => each.id === nodeId);
  putTask(
    tx,
    swarmId,
    task,
    node
      ? `The scheduler gives task ${slot} of ${service.name} to ${node.host}.`
      : `No node suits task ${slot} of ${service.name}: it waits.`,
  );
  if (!node) return;
  const started = tx.attempt(() => startOn(tx, node.host, service, task));
  const outcome: SwarmTask = started.ok
    ? { ...task, state: "running", containerId: started.value }
    : { ...task, state: "rejected", desired: "shutdown", error: started.error.message };
  putTask(
    tx,
    swarmId,
    outcome,
    started.ok
      ? `Task ${slot} of ${service.name} runs on ${node.host}.`
      : `${node.host} cannot run task ${slot} of ${service.name}: ${started.error.message}`,
  );
}

function startOn(
  tx: Transaction,
  host: Parameters<typeof createContainer>[1],
  service: SwarmService,
  task: SwarmTask,
): Result<ContainerId, Refusal> {
  const created = createContainer(tx, host, containerRequest(tx, service, task));
  if (!created.ok) return created;
  const { id } = created.value;
  const container = tx.host(host).containers.get(id);
  if (!container) return err({ code: "container-not-found", layer: "dockerd", message: "", hint: "" });
  tx.put(
    host,
    "containers",
    id,
    { ...container, task: { serviceId: service.id, taskId: task.id } },
    {
      actor: "dockerd",
      why: `The agent on ${host} notes that ${container.name} is a task of ${service.name}.`,
    },
  );
  const started = startContainer(tx, host, id);
  return started.ok ? ok(id) : started;
}

function containerRequest(tx: Transaction, service: SwarmService, task: SwarmTask): ContainerCreateRequest {
  const networks = networksOf(tx, service);
  const [first = "nat"] = networks;
  const hostPorts = service.ports.filter((port) => port.mode === "host");
  return {
    name: `${service.name}.${service.mode === "global" ? task.nodeId : task.slot}.${task.id}`,
    image: service.image,
    command: service.args,
    entrypoint: service.command.length > 0 ? service.command : null,
    networkMode: first,
    endpoints: networks.map((network) => ({
      network,
      aliases: [service.name],
      ip: null,
      ip6: null,
      mac: null,
      linkLocalIps: [],
      links: [],
      driverOptions: {},
      gatewayPriority: 0,
    })),
    ports: hostPorts.map((port) => ({
      protocol: port.protocol,
      containerPort: port.targetPort,
      hostIp: "",
      hostPort: port.publishedPort === 0 ? "" : String(port.publishedPort),
    })),
    exposed: [],
    publishAll: false,
    isolation: service.isolation,
    hostname: "",
    domainname: "",
    mac: null,
    dns: [],
    dnsSearch: [],
    dnsOptions: [],
    extraHosts: [],
    env: service.env,
    labels: {
      "com.docker.swarm.service.id": service.id,
      "com.docker.swarm.service.name": service.name,
      "com.docker.swarm.task.id": task.id,
    },
    restartPolicy: "",
    autoRemove: false,
    tty: false,
    openStdin: false,
    hostConfig: {},
  };
}

/** Own networks, then the routing mesh when a port is published through it. */
function networksOf(tx: Transaction, service: SwarmService): readonly DockerNetworkId[] {
  const swarm = tx.world.swarms.find((each) => each.services.some(({ id }) => id === service.id));
  const meshed = service.ports.some((port) => port.mode === "ingress");
  const ingress = swarm?.networks.find((network) => network.ingress);
  return [...service.networkIds, ...(meshed && ingress ? [ingress.id] : [])];
}

/** Ends a task's container; the task stays in the history. */
export function stopTask(tx: Transaction, swarmId: SwarmId, taskId: SwarmTaskId): void {
  const task = taskOf(tx, swarmId, taskId);
  if (!task) return;
  endContainer(tx, swarmId, task);
  putTask(
    tx,
    swarmId,
    { ...task, desired: "shutdown", state: "shutdown", containerId: null },
    `Task ${task.slot} is shut down.`,
  );
}

/** Ends a task's container and forgets the task: its service is gone. */
export function forgetTask(tx: Transaction, swarmId: SwarmId, taskId: SwarmTaskId): void {
  const task = taskOf(tx, swarmId, taskId);
  if (!task) return;
  endContainer(tx, swarmId, task);
  const swarm = swarmOf(tx, swarmId);
  putSwarm(
    tx,
    { ...swarm, tasks: swarm.tasks.filter((each) => each.id !== taskId) },
    {
      actor: "swarm",
      why: "The manager forgets the task.",
    },
  );
}

function endContainer(tx: Transaction, swarmId: SwarmId, task: SwarmTask): void {
  const host = swarmOf(tx, swarmId).nodes.find((node) => node.id === task.nodeId)?.host;
  if (host === undefined || task.containerId === null || !tx.world.hosts.has(host)) return;
  stopContainer(tx, host, task.containerId, "stop");
  removeContainer(tx, host, task.containerId, true);
  releaseSwarmAddresses(tx, swarmId, `container/${task.containerId}`);
}

function taskOf(tx: Transaction, swarmId: SwarmId, taskId: SwarmTaskId): SwarmTask | undefined {
  return swarmOf(tx, swarmId).tasks.find((each) => each.id === taskId);
}

function putTask(tx: Transaction, swarmId: SwarmId, task: SwarmTask, why: string): void {
  const swarm = swarmOf(tx, swarmId);
  const known = swarm.tasks.some((each) => each.id === task.id);
  const changed = { ...task, changed: tx.world.clock };
  const tasks = known
    ? swarm.tasks.map((each) => (each.id === task.id ? changed : each))
    : [...swarm.tasks, changed];
  putSwarm(tx, { ...swarm, tasks }, { actor: "swarm", why, show: "docker service ps SERVICE" });
}

export function tasksOf(tx: Transaction, swarmId: SwarmId, serviceId: SwarmServiceId): readonly SwarmTask[] {
  return swarmOf(tx, swarmId).tasks.filter((task) => task.serviceId === serviceId);
}
