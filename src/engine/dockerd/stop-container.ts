import { ok, type Result } from "../lib/result.ts";
import type { ContainerId, HostName } from "../model/ids.ts";
import type { Refusal } from "../model/refusal.ts";
import type { Transaction } from "../model/transaction.ts";
import { type Caller, noteRequest } from "./callers.ts";
import { exitContainer } from "./exit-container.ts";
import { daemonRefusal } from "./refusals.ts";

/** 0xC000013A, the end by Ctrl-C that `docker stop` asks for. */
const STATUS_CONTROL_C_EXIT = 3221225786;

/** POST /containers/ID/stop or /kill. Stopping what is stopped already does nothing. */
export function stopContainer(
  tx: Transaction,
  host: HostName,
  id: ContainerId,
  how: "stop" | "kill",
  caller: Caller = "client",
): Result<void, Refusal> {
  const container = tx.host(host).containers.get(id);
  if (!container) {
    return daemonRefusal("container-not-found", `No such container: ${id}`, "It is gone.", "docker ps -a");
  }
  if (container.state !== "running" && container.state !== "paused") {
    if (how === "stop") return ok(undefined);
    return daemonRefusal(
      "container-not-running",
      `cannot kill container: ${container.name}: container ${container.id} is not running`,
      `${container.name} has stopped already.`,
    );
  }
  const api = { name: `POST /containers/${container.name}/${how}` };
  noteRequest(tx, host, container, { caller, request: how, api });
  exitContainer(tx, host, id, { exitCode: STATUS_CONTROL_C_EXIT, output: [] });
  return ok(undefined);
}
