import { ok, type Result } from "../lib/result.ts";
import type { ContainerId, HostName } from "../model/ids.ts";
import type { Refusal } from "../model/refusal.ts";
import type { Transaction } from "../model/transaction.ts";
import { releaseNetwork } from "./exit-container.ts";
import { daemonRefusal } from "./refusals.ts";

/** DELETE /containers/ID. Source: facts on the command line, section 4.2. */
export function removeContainer(
  tx: Transaction,
  host: HostName,
  id: ContainerId,
  force: boolean,
): Result<void, Refusal> {
  const container = tx.host(host).containers.get(id);
  if (!container) {
    return daemonRefusal("container-not-found", `No such container: ${id}`, "It is gone.", "docker ps -a");
  }
  const { name, state } = container;
  if (state === "paused" && !force) {
    return daemonRefusal(
      "container-paused",
      `cannot remove container "${name}": container is paused and must be unpaused first`,
      "A paused container cannot end.",
      `docker unpause ${name}`,
    );
  }
  if (state === "running" && !force) {
    return daemonRefusal(
      "container-running",
      `cannot remove container "${name}": container is running: stop the container before removing or force remove`,
      "Stop it first, or use -f.",
      `docker rm -f ${name}`,
    );
  }
  if (state === "running" || state === "paused") releaseNetwork(tx, host, container);
  tx.remove(host, "containers", id, {
    actor: "dockerd",
    why: `dockerd forgets ${name}. Its network has gone when it stopped: there is nothing left to do in HNS.`,
    show: "docker ps -a",
  });
  return ok(undefined);
}
