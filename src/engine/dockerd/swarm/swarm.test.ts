import { expect, test } from "vitest";
import type { HostName, SwarmServiceId } from "../../model/ids.ts";
import { violations } from "../../model/invariants.ts";
import { Transaction } from "../../model/transaction.ts";
import { EMPTY_WORLD } from "../../model/world.ts";
import { registerPrograms } from "../../programs.ts";
import { runLine } from "../../shell/run.ts";
import { createContainer } from "../create-container.ts";
import { createNetwork } from "../create-network.ts";
import { startContainer } from "../start-container.ts";
import { containerRequest, endpointRequest, networkRequest } from "../test-host.ts";
import { swarmInit } from "./init.ts";
import { swarmJoin } from "./join.ts";
import { swarmLeave } from "./leave.ts";
import { tasksOf } from "./run-task.ts";
import { createService, removeService, type ServiceRequest } from "./services.ts";

const KINDS = [
  "pnics",
  "vswitches",
  "ports",
  "vnics",
  "hnsNetworks",
  "hnsEndpoints",
  "hnsPolicyLists",
  "vfpSpaces",
  "natMappings",
  "resolvers",
  "dockerNetworks",
  "containers",
] as const;

registerPrograms();

const A = "win-01" as HostName;
const B = "win-02" as HostName;

function lab(os = "ws2022"): Transaction {
  const tx = new Transaction(EMPTY_WORLD);
  for (const [name, ip] of [
    [A, "192.168.10.21"],
    [B, "192.168.10.22"],
  ]) {
    const line = `lab host add ${name} --os ${os} --nic Ethernet=${ip}/24`;
    const output = runLine(tx, { kind: "host", host: name as HostName }, line);
    expect(output.stderr).toBe("");
  }
  return tx;
}

function swarmOfTwo(tx: Transaction) {
  const made = swarmInit(tx, A, {
    advertiseAddress: "192.168.10.21",
    listenAddress: "192.168.10.21:2377",
    dataPathAddress: "",
    dataPathPort: 0,
    availability: "active",
    addressPools: [],
    subnetSize: 24,
    settings: {
      autolock: false,
      taskHistoryLimit: 5,
      certExpirySeconds: 7_776_000,
      heartbeatSeconds: 5,
      snapshotInterval: 10_000,
      maxSnapshots: 0,
    },
    forceNewCluster: false,
  });
  if (!made.ok) throw new Error(made.error.message);
  const joined = swarmJoin(tx, B, {
    remote: "192.168.10.21:2377",
    token: made.value.swarm.workerToken,
    advertiseAddress: "192.168.10.22",
    listenAddress: "0.0.0.0:2377",
    dataPathAddress: "",
    availability: "active",
  });
  expect(joined).toEqual({ ok: true, value: "worker" });
  return made.value.swarm.id;
}

function run(tx: Transaction, host: HostName, name: string, network: string): void {
  const request = containerRequest({ name, networkMode: network, endpoints: [endpointRequest(network)] });
  const made = createContainer(tx, host, request);
  if (!made.ok) throw new Error(made.error.message);
  const started = startContainer(tx, host, made.value.id);
  if (!started.ok) throw new Error(started.error.message);
}

const service: ServiceRequest = {
  name: "web",
  image: "mcr.microsoft.com/windows/servercore/iis:latest",
  digest: null,
  command: [],
  args: [],
  mode: "replicated",
  replicas: 2,
  endpointMode: "vip",
  maxReplicasPerNode: 0,
  networks: [{ target: "shop", aliases: [] }],
  ports: [{ protocol: "tcp", targetPort: 80, publishedPort: 8080, mode: "ingress" }],
  constraints: [],
  spreadOver: [],
  labels: {},
  containerLabels: {},
  env: [],
  hostname: "",
  dns: [],
  dnsSearch: [],
  extraHosts: [],
  isolation: "",
  tty: false,
  restartCondition: "any",
  updateConfig: null,
  rollbackConfig: null,
  forced: 0,
};

test("init plans ingress with 10.0.0.0/24 and VNI 4096; the next network gets 10.0.1.0/24 and 4097 (section 5.1)", () => {
  const tx = lab();
  const id = swarmOfTwo(tx);
  createNetwork(tx, A, networkRequest({ name: "shop", driver: "overlay", attachable: true }));
  const networks = tx.world.swarms
    .get(id)
    ?.networks.map(({ name, ipam, vnis }) => [name, ipam[0]?.subnet, vnis]);
  expect(networks).toEqual([
    ["ingress", "10.0.0.0/24", [4096]],
    ["shop", "10.0.1.0/24", [4097]],
  ]);
});

test("a container on each node: each host maps the other's address to the other's provider address (HNS 7.17)", () => {
  const tx = lab();
  swarmOfTwo(tx);
  createNetwork(tx, A, networkRequest({ name: "shop", driver: "overlay", attachable: true }));
  run(tx, A, "o1", "shop");
  run(tx, B, "o2", "shop");
  const mappings = (host: HostName) =>
    [...tx.host(host).vfpSpaces].flatMap((space) =>
      space.mappings.map(({ address, providerAddress, portId }) => [
        address,
        providerAddress,
        portId !== null,
      ]),
    );
  expect(mappings(A)).toEqual([
    ["10.0.1.2", "192.168.10.21", true],
    ["10.0.1.3", "192.168.10.22", false],
  ]);
  expect(mappings(B)).toContainEqual(["10.0.1.2", "192.168.10.21", false]);
  expect(
    tx
      .host(A)
      .resolvers.map(({ records }) => records.map(({ name }) => name))
      .flat(),
  ).toContain("o2");
  expect(violations(tx.world)).toEqual([]);
});

test("gossip that is filtered leaves the peer unknown (drop reason overlay-unknown-peer)", () => {
  const tx = lab();
  const line = `lab filter add fw ${A} ${B} --deny tcp/7946 --deny udp/7946`;
  expect(runLine(tx, { kind: "host", host: A }, line).stderr).toBe("");
  swarmOfTwo(tx);
  createNetwork(tx, A, networkRequest({ name: "shop", driver: "overlay", attachable: true }));
  run(tx, A, "o1", "shop");
  run(tx, B, "o2", "shop");
  expect(tx.host(A).hnsEndpoints.some((endpoint) => endpoint.remote)).toBe(false);
});

test("a service with two replicas spreads over two nodes and is balanced on both (section 7)", () => {
  const tx = lab();
  const id = swarmOfTwo(tx);
  createNetwork(tx, A, networkRequest({ name: "shop", driver: "overlay" }));
  const made = createService(tx, A, service);
  expect(made.ok).toBe(true);
  const serviceId = (made.ok ? made.value : "") as SwarmServiceId;
  const tasks = tasksOf(tx, id, serviceId);
  expect(tasks.map(({ state, error }) => [state, error])).toEqual([
    ["running", ""],
    ["running", ""],
  ]);
  expect(new Set(tasks.map(({ nodeId }) => nodeId)).size).toBe(2);
  for (const host of [A, B]) {
    const lists = tx
      .host(host)
      .hnsPolicyLists.map(({ internal, endpointIds }) => [internal, endpointIds.length]);
    expect(lists).toContainEqual([true, 2]);
    expect(lists).toContainEqual([false, 2]);
  }
  expect(violations(tx.world)).toEqual([]);
});

test("the API refuses a network of one host with these words (truth table, ov-30)", () => {
  const tx = lab();
  swarmOfTwo(tx);
  const made = createService(tx, A, { ...service, networks: [{ target: "nat", aliases: [] }] });
  expect(made.ok ? "" : made.error.message).toBe(
    "The network nat cannot be used with services. Only networks scoped to the swarm can be used, such as those created with the overlay driver.",
  );
});

test("removing everything and leaving gives both hosts their first state", () => {
  const tx = lab();
  const first = [tx.host(A), tx.host(B)];
  swarmOfTwo(tx);
  createNetwork(tx, A, networkRequest({ name: "shop", driver: "overlay", attachable: true }));
  const made = createService(tx, A, service);
  if (made.ok) removeService(tx, A, made.value);
  expect(swarmLeave(tx, B, false).ok).toBe(true);
  expect(swarmLeave(tx, A, true).ok).toBe(true);
  expect(tx.world.swarms.size).toBe(0);
  for (const [index, host] of [tx.host(A), tx.host(B)].entries()) {
    const sizes = (one: typeof host) => KINDS.map((kind) => [kind, one[kind].size]);
    expect(sizes(host)).toEqual(sizes(first[index] ?? host));
  }
});

test("a manager does not leave without --force (section 5.3)", () => {
  const tx = lab();
  swarmOfTwo(tx);
  const left = swarmLeave(tx, A, false);
  expect(left.ok ? "" : left.error.message).toBe(
    "You are attempting to leave the swarm on a node that is participating as a manager. Removing the last manager erases all current state of the swarm. Use `--force` to ignore this message.",
  );
});
