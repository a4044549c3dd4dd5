import { expect, test } from "vitest";
import { execute } from "../execute.ts";
import { evolve } from "../model/evolve.ts";
import { boxOf, IMAGE, steps } from "../test-box.ts";

const INIT = "docker swarm init --advertise-addr 192.168.10.31 --listen-addr 192.168.10.31:2377";
const PLAN = "docker network create -d overlay --attachable mesh";
const FIRST = `docker run -d --name one --network mesh ${IMAGE}`;

const RUN = [
  "docker call container",
  "dockerd create container",
  "docker call container",
  "swarm change swarm",
];

/** Facts on HNS, 7.6, rows 6 to 9. */
const NETWORK_IS_BUILT = [
  "dockerd call hnsNetwork",
  "HNS call pNic",
  "VMSwitch create vSwitch",
  "VMSwitch change pNic",
  "VMSwitch create switchPort",
  "VMSwitch create switchPort",
  "VMSwitch create vNic",
  "TCPIP change compartment",
  "VFP call vSwitch",
  "HNS create hnsNetwork",
  "VFP create vfpSpace",
  "dockerd change dockerNetwork",
];

/** Facts on HNS, 7.17, rows 2 to 4; the overlay driver does not hot-attach (7.19). */
const CONTAINER_RUNS = [
  "dockerd call hnsEndpoint",
  "HNS create hnsEndpoint",
  "HNS call hnsEndpoint",
  "dockerd call container",
  "HCS create compartment",
  "VMSwitch create switchPort",
  "VFP change switchPort",
  "VMSwitch create vNic",
  "HNS change hnsEndpoint",
  "TCPIP change compartment",
  "Firewall call compartment",
  "HCS change container",
];

test.each([
  [
    "7.6, rows 1 to 3",
    [],
    INIT,
    ["dockerd change host", "swarm create swarm", "dockerd create dockerNetwork"],
  ],
  ["7.6, rows 4 and 5", [INIT], PLAN, ["swarm change swarm", "dockerd create dockerNetwork"]],
  [
    "7.6, rows 6 to 9, and 7.17",
    [INIT, PLAN],
    FIRST,
    [
      ...RUN,
      ...NETWORK_IS_BUILT,
      ...CONTAINER_RUNS,
      "dockerd create dnsResolver",
      "dockerd change dnsResolver",
      "VFP change vfpSpace",
    ],
  ],
  [
    "7.17, a neighbour",
    [INIT, PLAN, FIRST],
    FIRST.replace("one", "two"),
    [...RUN, ...CONTAINER_RUNS, "dockerd change dnsResolver", "VFP change vfpSpace"],
  ],
  [
    "7.17, row 9",
    [INIT, PLAN, FIRST],
    "docker stop one",
    [
      "docker call container",
      "HCS call container",
      "dockerd call hnsEndpoint",
      "TCPIP change compartment",
      "VMSwitch remove vNic",
      "VMSwitch remove switchPort",
      "HNS remove hnsEndpoint",
      "HCS remove compartment",
      "dockerd change dnsResolver",
    ],
  ],
])("facts on HNS, %s: after %j, %s", (_section, before, line, expected) => {
  const world = boxOf("ws2022", ...before);
  const { events, world: after, output } = execute(world, "box", line);
  expect(output.stderr).toBe("");
  expect(steps(events).slice(0, expected.length)).toEqual(expected);
  expect(events.reduce(evolve, world)).toEqual(after);
});

test("facts on HNS, 7.17: a service's address and its published port are policy lists, written to VFP", () => {
  const service = `docker service create --name svc --network mesh --publish 8090:80 ${IMAGE}`;
  const done = execute(boxOf("ws2022", INIT, PLAN, FIRST), "box", service);
  const seen = steps(done.events);
  const lists = seen.flatMap((step, index) => (step === "HNS create hnsPolicyList" ? [seen[index + 1]] : []));
  expect(lists).toEqual(["VFP change switchPort", "VFP change switchPort"]);
});

test("facts on HNS, 7.17, row 5: another node's endpoint is a remote endpoint and a mapping, without a port", () => {
  const token = (world: ReturnType<typeof boxOf>) =>
    execute(world, "box", "docker swarm join-token worker -q").output.stdout.trim();
  const manager = boxOf("ws2022", INIT, PLAN, FIRST);
  const second = execute(
    manager,
    "box",
    "lab host add node --os ws2022 --nic Ethernet=192.168.10.32/24",
  ).world;
  const join = `docker swarm join --token ${token(second)} --advertise-addr 192.168.10.32 --listen-addr 192.168.10.32:2377 192.168.10.31:2377`;
  const joined = execute(second, "node", join).world;
  const { events } = execute(joined, "node", `docker run -d --name far --network mesh ${IMAGE}`);
  const remote = events.filter(({ host, why }) => host === "box" && why.includes("remote endpoint"));
  expect(steps(remote)).toEqual(["HNS create hnsEndpoint"]);
  expect(events.filter(({ host, actor }) => host === "box" && actor === "VMSwitch")).toEqual([]);
  expect(steps(events.filter(({ host, actor }) => host === "box" && actor === "VFP"))).toContain(
    "VFP change vfpSpace",
  );
});
