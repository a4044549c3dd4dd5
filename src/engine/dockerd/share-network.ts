import { endpointOf } from "../hns/find.ts";
import { ok, type Result } from "../lib/result.ts";
import type { Container } from "../model/docker.ts";
import type { HostName } from "../model/ids.ts";
import type { Refusal } from "../model/refusal.ts";
import type { Transaction } from "../model/transaction.ts";
import { compartmentOf } from "../tcpip/compartment.ts";
import { withSocketsOf } from "../tcpip/sockets.ts";
import { findContainer } from "./find.ts";
import { daemonRefusal } from "./refusals.ts";

/** Starts a container in the compartment of another: `--network container:X`. Source: facts on HNS, section 7.20. */
export function shareNetwork(tx: Transaction, host: HostName, container: Container): Result<void, Refusal> {
  const owner = networkOwner(tx, host, container);
  if (!owner.ok) return owner;
  const { compartmentId } = owner.value;
  if (compartmentId === null) throw new Error(`running container without compartment: ${owner.value.id}`);
  const compartment = compartmentOf(tx.host(host), compartmentId);
  for (const { hnsEndpointId } of owner.value.endpoints) {
    if (hnsEndpointId === null) continue;
    const endpoint = endpointOf(tx.host(host), hnsEndpointId);
    tx.put(
      host,
      "hnsEndpoints",
      hnsEndpointId,
      { ...endpoint, state: 3, containerIds: [...endpoint.containerIds, container.id] },
      {
        actor: "HNS",
        why: `The endpoint of ${owner.value.name} is shared with ${container.name}: one address, one MAC, one port space.`,
        show: `Get-HnsEndpoint | Where-Object ID -eq ${hnsEndpointId}`,
      },
    );
  }
  const shared = withSocketsOf(compartment, container);
  tx.put(
    host,
    "compartments",
    compartmentId,
    { ...shared, containerIds: [...compartment.containerIds, container.id] },
    {
      actor: "HCS",
      why: `HCS puts ${container.name} into compartment ${compartment.number}, where ${owner.value.name} lives: localhost reaches both.`,
      call: {
        name: "HcsCreateComputeSystem",
        body: JSON.stringify({ Name: container.id, NetworkSharedContainerName: owner.value.id }),
      },
      show: "Get-NetCompartment",
    },
  );
  const running: Container = {
    ...container,
    state: "running",
    startedAt: tx.world.clock,
    exitCode: 0,
    startError: "",
    compartmentId,
  };
  tx.put(host, "containers", container.id, running, {
    actor: "HCS",
    why: `HCS starts the process of ${container.name} in the shared compartment.`,
    show: "docker ps",
  });
  return ok(undefined);
}

/** The container whose network is shared, with what the daemon says when it cannot be. Source: section 3.7. */
function networkOwner(tx: Transaction, hostName: HostName, container: Container): Result<Container, Refusal> {
  const ref = container.networkMode.slice("container:".length);
  const found = findContainer(tx.host(hostName), ref);
  if (!found.ok) {
    const message = `joining network namespace of container: ${found.error.message}`;
    return { ok: false, error: { ...found.error, message } };
  }
  const owner = found.value;
  if (owner.id === container.id) {
    return daemonRefusal(
      "network-mode-invalid",
      "cannot join own network namespace",
      "Name another container.",
    );
  }
  if (owner.state !== "running") {
    return daemonRefusal(
      "container-not-running",
      `cannot join network namespace of a non running container: container ${ref} is ${owner.state}`,
      `Start ${owner.name} first: its compartment exists only while it runs.`,
      `docker start ${owner.name}`,
    );
  }
  if (owner.isolation === "hyperv" || container.isolation === "hyperv") {
    return daemonRefusal(
      "hyperv-namespace-share-unsupported",
      "sharing of hyperv containers network is not supported",
      "A Hyper-V isolated container's compartment lives inside its utility VM and cannot be shared: use process isolation on both sides.",
      `docker run -d --isolation=process --name ${owner.name} ${owner.image}`,
    );
  }
  return ok(owner);
}
