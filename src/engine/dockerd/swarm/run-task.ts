import { err, ok, type Result } from "../../lib/result.ts";
import type { Container } from "../../model/docker.ts";
import type { SwarmId, SwarmNodeId, SwarmServiceId, SwarmTaskId } from "../../model/ids.ts";
import type { Refusal } from "../../model/refusal.ts";
import type { ServiceNetwork, SwarmService, SwarmTask } from "../../model/swarm.ts";
import type { Transaction } from "../../model/transaction.ts";
import { createContainer } from "../create-container.ts";
import { type ContainerCreateRequest, plainEndpoint } from "../requests.ts";
import { startContainer } from "../start-container.ts";
import { endTaskContainer } from "./end-container.ts";
import { releaseSwarmAddresses } from "./leases.ts";
import { putSwarm, swarmOf } from "./membership.ts";
import type { Choice } from "./scheduler.ts";
import { templateOf } from "./template.ts";

/** Makes the task of a place. It waits until `sendTask` finds a node for it. */
export function newTask(
  tx: Transaction,
  service: SwarmService,
  { slot, nodeId }: { readonly slot: number; readonly nodeId: SwarmNodeId | null },
): SwarmTask {
  return {
    id: tx.mintSwarmId("task") as SwarmTaskId,
    serviceId: service.id,
    slot,
    nodeId,
    containerId: null,
    template: templateOf(service),
    image: service.image,
    desired: "running",
    state: "pending",
    error: "",
    created: tx.world.clock,
    changed: tx.world.clock,
  };
}

/** Gives a task to the node that was chosen, which runs or rejects it; without a node it waits, and says why. */
export function sendTask(
  tx: Transaction,
  swarmId: SwarmId,
  service: SwarmService,
  task: SwarmTask,
  { nodeId, problem }: Choice,
): void {
  const node = swarmOf(tx, swarmId).nodes.find((each) => each.id === nodeId);
  const name = placeName(service, task);
  if (!node) {
    if (task.error === problem) return;
    return putTask(tx, swarmId, { ...task, error: problem }, `No node suits ${name}: it waits.`);
  }
  const sent: SwarmTask = { ...task, nodeId: node.id, state: "preparing", error: "" };
  putTask(tx, swarmId, sent, `The scheduler gives ${name} to ${node.host}.`);
  const started = tx.attempt(() => startOn(tx, node.host, service, sent));
  if (started.ok)
    return putTask(tx, swarmId, started.value, `${name} is ${started.value.state} on ${node.host}.`);
  putTask(
    tx,
    swarmId,
    { ...sent, state: "rejected", error: started.error.message },
    `${node.host} cannot run ${name}: ${started.error.message}.`,
  );
}

/** Tries a rejected task again; as long as the answer stays the same, nothing is written down. */
export function retryTask(
  tx: Transaction,
  swarmId: SwarmId,
  service: SwarmService,
  rejected: SwarmTask,
  nodeId: SwarmNodeId,
): void {
  tx.attempt(() => {
    const old = { ...rejected, desired: "shutdown" as const };
    putTask(tx, swarmId, old, `${placeName(service, rejected)} is tried again.`);
    const task = newTask(tx, service, { slot: rejected.slot, nodeId: null });
    sendTask(tx, swarmId, service, task, { nodeId, problem: "" });
    const outcome = taskOf(tx, swarmId, task.id);
    return outcome?.state === "rejected" ? err(outcome.error) : ok(undefined);
  });
}

/** Runs the task's container; a process that ends at once leaves a task that is complete or failed. */
function startOn(
  tx: Transaction,
  host: Parameters<typeof createContainer>[1],
  service: SwarmService,
  task: SwarmTask,
): Result<SwarmTask, Refusal> {
  const created = createContainer(tx, host, containerRequest(tx, service, task), "agent");
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
  const started = startContainer(tx, host, id, undefined, "agent");
  if (!started.ok) return started;
  const now = tx.host(host).containers.get(id);
  return ok({ ...task, containerId: id, ...(now?.state === "running" ? { state: "running" } : ended(now)) });
}

/** What a task whose process has ended reports. */
function ended(container: Container | undefined): Pick<SwarmTask, "state" | "error"> {
  const code = container?.exitCode ?? 0;
  return code === 0
    ? { state: "complete", error: "" }
    : { state: "failed", error: `task: non-zero exit (${code})` };
}

function containerRequest(tx: Transaction, service: SwarmService, task: SwarmTask): ContainerCreateRequest {
  const networks = networksOf(tx, service);
  const first = networks[0]?.id ?? "nat";
  const hostPorts = service.ports.filter((port) => port.mode === "host");
  return {
    name: `${placeName(service, task)}.${task.id}`,
    image: service.image,
    command: service.args,
    entrypoint: service.command.length > 0 ? service.command : null,
    networkMode: first,
    endpoints: networks.map(({ id, aliases }) => ({
      ...plainEndpoint(id),
      aliases: [service.name, ...aliases],
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
    hostname: service.hostname,
    domainname: "",
    mac: null,
    dns: service.dns,
    dnsSearch: service.dnsSearch,
    dnsOptions: [],
    extraHosts: service.extraHosts,
    env: service.env,
    labels: {
      ...service.containerLabels,
      "com.docker.swarm.node.id": task.nodeId ?? "",
      "com.docker.swarm.service.id": service.id,
      "com.docker.swarm.service.name": service.name,
      "com.docker.swarm.task": "",
      "com.docker.swarm.task.id": task.id,
      "com.docker.swarm.task.name": `${placeName(service, task)}.${task.id}`,
    },
    restartPolicy: "",
    autoRemove: false,
    tty: service.tty,
    openStdin: false,
    attached: [],
    hostConfig: {},
  };
}

/** Own networks, then the routing mesh when a port is published through it. */
function networksOf(tx: Transaction, service: SwarmService): readonly ServiceNetwork[] {
  const swarm = tx.world.swarms.find((each) => each.services.some(({ id }) => id === service.id));
  const meshed = service.ports.some((port) => port.mode === "ingress");
  const ingress = swarm?.networks.find((network) => network.ingress);
  return [...service.networks, ...(meshed && ingress ? [{ id: ingress.id, aliases: [] }] : [])];
}

/** "web.1", or "web.<node>" of a global service. */
function placeName({ name, mode }: SwarmService, { slot, nodeId }: SwarmTask): string {
  return `${name}.${mode === "global" ? nodeId : slot}`;
}

/** Ends a task's container; the task stays in the history, as rejected when there is an `error`. */
export function endTask(tx: Transaction, swarmId: SwarmId, taskId: SwarmTaskId, error = ""): void {
  const task = taskOf(tx, swarmId, taskId);
  if (!task) return;
  const stopped = task.state === "running" || task.state === "preparing" || task.state === "pending";
  const end = error === "" ? { state: "shutdown" as const } : { state: "rejected" as const, error };
  putTask(
    tx,
    swarmId,
    { ...task, desired: "shutdown", ...(stopped ? end : {}), containerId: null },
    `Task ${task.slot} is shut down.`,
  );
  endContainer(tx, swarmId, task);
}

/** The node of the task does not answer: the task is not wanted any more, but nobody can say how it is. */
export function abandonTask(tx: Transaction, swarmId: SwarmId, taskId: SwarmTaskId): void {
  const task = taskOf(tx, swarmId, taskId);
  if (!task) return;
  putTask(
    tx,
    swarmId,
    { ...task, desired: "shutdown" },
    `The node of task ${task.slot} does not answer: another task takes its place.`,
  );
}

/** Notes that a task's process has ended by itself or was stopped by hand. */
export function noteEnd(
  tx: Transaction,
  swarmId: SwarmId,
  task: SwarmTask,
  container: Container | undefined,
): void {
  putTask(
    tx,
    swarmId,
    { ...task, ...ended(container), desired: "shutdown" },
    `The process of task ${task.slot} has ended: the service asks for one that runs.`,
  );
}

/** Ends a task's container and forgets the task: its service is gone. */
export function forgetTask(tx: Transaction, swarmId: SwarmId, taskId: SwarmTaskId): void {
  const task = taskOf(tx, swarmId, taskId);
  if (!task) return;
  const swarm = swarmOf(tx, swarmId);
  putSwarm(
    tx,
    { ...swarm, tasks: swarm.tasks.filter((each) => each.id !== taskId) },
    { actor: "swarm", why: "The manager forgets the task." },
  );
  endContainer(tx, swarmId, task);
}

function endContainer(tx: Transaction, swarmId: SwarmId, task: SwarmTask): void {
  const host = swarmOf(tx, swarmId).nodes.find((node) => node.id === task.nodeId)?.host;
  if (host === undefined || task.containerId === null || !tx.world.hosts.has(host)) return;
  endTaskContainer(tx, host, task.containerId);
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
  const service = swarm.services.find(({ id }) => id === task.serviceId);
  const show = service ? `docker service ps ${service.name}` : "docker service ls";
  putSwarm(tx, { ...swarm, tasks }, { actor: "swarm", why, show });
}

export function tasksOf(tx: Transaction, swarmId: SwarmId, serviceId: SwarmServiceId): readonly SwarmTask[] {
  return swarmOf(tx, swarmId).tasks.filter((task) => task.serviceId === serviceId);
}
