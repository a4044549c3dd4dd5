import fc from "fast-check";
import { expect, test } from "vitest";
import { violations } from "../model/invariants.ts";
import { Transaction } from "../model/transaction.ts";
import { connectNetwork } from "./connect-network.ts";
import { createContainer } from "./create-container.ts";
import { createNetwork } from "./create-network.ts";
import { disconnectNetwork } from "./disconnect-network.ts";
import { findContainer } from "./find.ts";
import { removeContainer } from "./remove-container.ts";
import { removeNetwork } from "./remove-network.ts";
import { restartComputer, restartDaemon } from "./restart.ts";
import { startContainer } from "./start-container.ts";
import { stopContainer } from "./stop-container.ts";
import { containerRequest, endpointRequest, HOST, networkRequest, testWorld } from "./test-host.ts";

const network = fc.constantFrom("n1", "n2", "n3", "nat", "none", "nope", "container:c1");
const container = fc.constantFrom("c1", "c2", "c3", "c4");
const driver = fc.constantFrom("nat", "transparent", "l2bridge", "l2tunnel", "internal", "private", "bridge");
const subnet = fc.constantFrom(null, "172.29.0.0/24", "192.168.10.0/24", "10.244.1.0/28");
const call = fc.oneof(
  fc.record({ do: fc.constant("network" as const), network, driver, subnet }),
  fc.record({
    do: fc.constant("run" as const),
    container,
    network,
    port: fc.constantFrom("", "8080", "8081"),
    isolation: fc.constantFrom("process", "hyperv"),
  }),
  fc.record({ do: fc.constantFrom("stop" as const, "start" as const, "rm" as const), container }),
  fc.record({ do: fc.constantFrom("connect" as const, "disconnect" as const), container, network }),
  fc.record({ do: fc.constant("network rm" as const), network }),
  fc.record({ do: fc.constantFrom("restart docker" as const, "reboot" as const) }),
);
type Call = typeof call extends fc.Arbitrary<infer T> ? T : never;

function perform(tx: Transaction, step: Call): void {
  switch (step.do) {
    case "network": {
      const ipam = step.subnet === null ? [] : [{ subnet: step.subnet, gateway: null }];
      createNetwork(tx, HOST, networkRequest({ name: step.network, driver: step.driver, ipam }));
      return;
    }
    case "run": {
      const ports =
        step.port === "" ? [] : [{ protocol: "tcp", containerPort: 80, hostIp: "", hostPort: step.port }];
      const made = createContainer(
        tx,
        HOST,
        containerRequest({
          name: step.container,
          networkMode: step.network,
          endpoints: [endpointRequest(step.network)],
          isolation: step.isolation,
          ports,
        }),
      );
      if (made.ok) startContainer(tx, HOST, made.value.id);
      return;
    }
    case "network rm":
      removeNetwork(tx, HOST, step.network);
      return;
    case "connect":
      connectNetwork(tx, HOST, step.container, endpointRequest(step.network));
      return;
    case "disconnect":
      disconnectNetwork(tx, HOST, step.network, step.container, false);
      return;
    case "restart docker":
      restartDaemon(tx, HOST);
      return;
    case "reboot":
      restartComputer(tx, HOST);
      return;
    default: {
      const found = findContainer(tx.host(HOST), step.container);
      if (!found.ok) return;
      if (step.do === "start") startContainer(tx, HOST, found.value.id);
      if (step.do === "stop") stopContainer(tx, HOST, found.value.id, "stop");
      if (step.do === "rm") removeContainer(tx, HOST, found.value.id, true);
    }
  }
}

const FIRST = testWorld();

test("any calls keep the invariants, and removing everything gives the host's first adapters back", {
  timeout: 30_000,
}, () => {
  fc.assert(
    fc.property(fc.array(call, { maxLength: 25 }), (steps) => {
      const tx = new Transaction(FIRST);
      for (const step of steps) {
        perform(tx, step);
        expect(violations(tx.world)).toEqual([]);
      }
      for (const { id } of tx.host(HOST).containers.toArray()) removeContainer(tx, HOST, id, true);
      for (const { name } of tx.host(HOST).dockerNetworks.toArray()) removeNetwork(tx, HOST, name);
      const host = tx.host(HOST);
      const first = FIRST.hosts.get(HOST);
      for (const kind of ["hnsEndpoints", "natMappings", "containers", "pnics"] as const) {
        expect(host[kind].toArray()).toEqual(first?.[kind].toArray());
      }
      for (const kind of [
        "hnsNetworks",
        "vswitches",
        "ports",
        "vnics",
        "winNats",
        "firewallRules",
      ] as const) {
        expect(host[kind].size).toBe(first?.[kind].size);
      }
    }),
    { numRuns: 150 },
  );
});
