import { ok, type Result } from "../lib/result.ts";
import type { ContainerId, HostName } from "../model/ids.ts";
import type { Refusal } from "../model/refusal.ts";
import type { Transaction } from "../model/transaction.ts";
import { refusedName } from "./create-container.ts";
import { daemonRefusal } from "./refusals.ts";
import { forgetNames } from "./resolver.ts";
import { nameEndpoint } from "./start-container.ts";

/** POST /containers/ID/rename: its DNS name changes with it. Source: facts on the command line, section 4.6. */
export function renameContainer(
  tx: Transaction,
  host: HostName,
  id: ContainerId,
  newName: string,
): Result<void, Refusal> {
  const container = tx.host(host).containers.get(id);
  if (!container) {
    return daemonRefusal("container-not-found", `No such container: ${id}`, "It is gone.", "docker ps -a");
  }
  const name = newName.startsWith("/") ? newName.slice(1) : newName;
  if (name === "") {
    return daemonRefusal("name-empty", "Neither old nor new names may be empty", "Type the new name.");
  }
  if (name === container.name) {
    return daemonRefusal(
      "container-name-taken",
      "Renaming a container with the same name as its current name",
      "That is its name already.",
    );
  }
  const refused = refusedName(tx.host(host), name);
  if (refused) {
    const message = `Error when allocating new name: ${refused.ok ? "" : refused.error.message}`;
    return refused.ok ? refused : { ok: false, error: { ...refused.error, message } };
  }
  const renamed = { ...container, name };
  tx.put(host, "containers", id, renamed, {
    actor: "dockerd",
    why: `${container.name} is called ${name} from now on.`,
    show: "docker ps -a",
  });
  for (const endpoint of renamed.endpoints) {
    const { hnsEndpointId } = endpoint;
    const ip = hnsEndpointId === null ? null : (tx.host(host).hnsEndpoints.get(hnsEndpointId)?.ip ?? null);
    const network = tx.host(host).dockerNetworks.get(endpoint.networkId);
    if (ip === null || !network) continue;
    forgetNames(tx, host, network, ip);
    nameEndpoint(tx, host, renamed, endpoint, ip);
  }
  return ok(undefined);
}
