import type { Container } from "../model/docker.ts";
import type { Call } from "../model/events.ts";
import type { ContainerId, HostName } from "../model/ids.ts";
import type { Transaction } from "../model/transaction.ts";

/**
 * Who asks the daemon: the docker client by a call of the API, the swarm's agent, which is a part of the daemon and
 * calls its functions, or nobody but a restart policy.
 */
export type Caller = "client" | "agent" | "restart-policy";

/** What can be asked, with the function that the agent calls for it. */
const AGENT_CALLS = {
  create: "CreateManagedContainer",
  start: "ContainerStart",
  stop: "ContainerStop",
  kill: "ContainerKill",
} as const;
type Request = keyof typeof AGENT_CALLS;

/**
 * Writes down who asks the daemon for what. `api`: the call of the docker client. Source: moby,
 * daemon/cluster/executor/container/adapter.go, for the agent.
 */
export function noteRequest(
  tx: Transaction,
  host: HostName,
  { id, name }: { readonly id: ContainerId; readonly name: Container["name"] },
  asked: { readonly caller: Caller; readonly request: Request; readonly api: Call },
): void {
  const { caller, request, api } = asked;
  if (caller === "client") {
    return tx.call(host, "containers", id, {
      actor: "docker",
      why: `The docker client asks the daemon to ${request} ${name}.`,
      call: api,
    });
  }
  if (caller === "agent") {
    return tx.call(host, "containers", id, {
      actor: "swarm",
      why: `The swarm's agent on ${host} has dockerd ${request} ${name}: no docker client takes part.`,
      call: { name: `${AGENT_CALLS[request]} ${name}` },
    });
  }
  tx.call(host, "containers", id, {
    actor: "dockerd",
    why: `dockerd itself goes to ${request} ${name}: the restart policy asks for it.`,
  });
}
