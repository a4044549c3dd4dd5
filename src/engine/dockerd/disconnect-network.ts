import { ok, type Result } from "../lib/result.ts";
import type { Container } from "../model/docker.ts";
import type { HostName } from "../model/ids.ts";
import type { Refusal } from "../model/refusal.ts";
import type { Transaction } from "../model/transaction.ts";
import { leaveNetwork } from "./exit-container.ts";
import { findContainer, findNetwork } from "./find.ts";
import { daemonRefusal } from "./refusals.ts";
import { leaveSwarmNetworks } from "./swarm/attach.ts";

/** POST /networks/REF/disconnect. Source: facts on the command line, section 2.9. */
export function disconnectNetwork(
  tx: Transaction,
  host: HostName,
  networkRef: string,
  containerRef: string,
  force: boolean,
): Result<void, Refusal> {
  return tx.attempt(() => {
    const network = findNetwork(tx.host(host), networkRef);
    const found = findContainer(tx.host(host), containerRef);
    if (!found.ok) {
      if (!force) return found;
      if (!network.ok) return network;
      return daemonRefusal(
        "endpoint-not-found",
        `endpoint ${containerRef} not found`,
        `No endpoint of that name is in ${network.value.name}.`,
      );
    }
    const container = found.value;
    const running = container.state === "running";
    if (running && !network.ok) return network;
    const name = network.ok ? network.value.name : networkRef;
    const endpoint = container.endpoints.find((each) => each.networkName === name);
    if (!endpoint) return notConnected(container, name, running);
    tx.call(host, "containers", container.id, {
      actor: "docker",
      why: `The docker client asks the daemon to take ${container.name} out of ${name}.`,
      call: { name: `POST /networks/${name}/disconnect` },
    });
    leaveNetwork(tx, host, container, endpoint);
    const endpoints = container.endpoints.filter((each) => each !== endpoint);
    tx.put(
      host,
      "containers",
      container.id,
      { ...container, endpoints },
      {
        actor: "dockerd",
        why: `${container.name} is not in ${name} any more${endpoints.length === 0 ? ": it has no adapter left" : ""}.`,
        show: `docker inspect ${container.name}`,
      },
    );
    if (running) leaveSwarmNetworks(tx, host, container, endpoints);
    return ok(undefined);
  });
}

function notConnected(container: Container, network: string, running: boolean): Result<never, Refusal> {
  return daemonRefusal(
    "endpoint-not-found",
    `container ${container.id} is not connected to ${running ? "" : "the "}network ${network}`,
    `${container.name} is not in that network.`,
    `docker inspect ${container.name}`,
  );
}
