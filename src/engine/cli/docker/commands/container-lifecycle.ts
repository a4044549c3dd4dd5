import { findContainer } from "../../../dockerd/find.ts";
import { removeContainer } from "../../../dockerd/remove-container.ts";
import { refusedSignal } from "../../../dockerd/signals.ts";
import { startContainer } from "../../../dockerd/start-container.ts";
import { stopContainer } from "../../../dockerd/stop-container.ts";
import { isAtLeast } from "../../../dockerd/version.ts";
import type { Container } from "../../../model/docker.ts";
import type { Refusal } from "../../../model/refusal.ts";
import { mainProcess } from "../main-process.ts";
import { type CommandContext, failWith, forEachArgument, hostOf, wording } from "./context.ts";

/** Runs `work` on each named container; its refusal, or the name as typed. */
function eachContainer(context: CommandContext, work: (container: Container) => Refusal | null): void {
  forEachArgument(context, (ref) => {
    const found = findContainer(hostOf(context), ref);
    return found.ok ? (work(found.value) ?? ref) : found.error;
  });
}

/** `docker stop`. Source: facts on the command line, section 4.2. */
export function stop(context: CommandContext): void {
  const { tx, hostName } = context;
  eachContainer(
    context,
    ({ id }) => signalFault(context) ?? refusalOf(stopContainer(tx, hostName, id, "stop")),
  );
}

export function kill(context: CommandContext): void {
  const { tx, hostName } = context;
  eachContainer(
    context,
    ({ id }) => signalFault(context) ?? refusalOf(stopContainer(tx, hostName, id, "kill")),
  );
}

export function restart(context: CommandContext): void {
  const { tx, hostName } = context;
  eachContainer(context, ({ id }) => {
    const fault = signalFault(context);
    if (fault) return fault;
    const stopped = stopContainer(tx, hostName, id, "stop");
    return stopped.ok ? refusalOf(startContainer(tx, hostName, id, mainProcess(context))) : stopped.error;
  });
}

/** `docker rm`: with -f a container that is not there is no error. */
export function rm(context: CommandContext): void {
  const { tx, hostName, flags } = context;
  const force = flags.bool("force");
  forEachArgument(context, (ref) => {
    const found = findContainer(hostOf(context), ref);
    if (!found.ok) {
      if (!force || found.error.code !== "container-not-found") return found.error;
      if (!isAtLeast(hostOf(context).settings.docker.version, 29, 0)) context.printer.refuse(found.error);
      return null;
    }
    const { id, name } = found.value;
    const removed = tx.attempt(() => {
      tx.call(hostName, "containers", id, {
        actor: "docker",
        why: `The docker client asks the daemon to remove ${name}.`,
        call: { name: `DELETE /containers/${name}${force ? "?force=1" : ""}` },
      });
      return removeContainer(tx, hostName, id, force);
    });
    return refusalOf(removed) ?? ref;
  });
}

/** `docker start`: each at once, then the list of those that failed. Source: facts, section 4.3. */
export function start(context: CommandContext): void {
  const { tx, hostName, args, flags, printer } = context;
  const attached = flags.bool("attach") || flags.bool("interactive");
  if (attached && args.length > 1)
    return failWith(context, "you cannot start and attach multiple containers at once");
  const failed: string[] = [];
  for (const ref of args) {
    const found = findContainer(hostOf(context), ref);
    const run = mainProcess(context);
    const started = found.ok ? startContainer(tx, hostName, found.value.id, run) : found;
    if (started.ok) {
      printer.out(attached ? run.printed() : `${ref}\n`);
    } else {
      printer.refuse(started.error);
      failed.push(ref);
    }
  }
  if (failed.length > 0) failWith(context, wording(context).failedToStart(failed.join(", ")));
}

/** `docker pause`: only a utility VM can be frozen. Source: facts on the command line, section 4.2. */
export function pause(context: CommandContext): void {
  const { tx, hostName } = context;
  eachContainer(context, (container) => {
    const { id, name, state, isolation } = container;
    if (state !== "running") {
      return refusal("container-not-running", `Container ${id} is not running`, `${name} does not run.`);
    }
    if (isolation === "process") {
      const message = `cannot pause container ${id}: not implemented for containers using process isolation`;
      return refusal(
        "unsupported-option",
        message,
        "Windows can freeze a utility VM, but not a process container.",
      );
    }
    tx.put(
      hostName,
      "containers",
      id,
      { ...container, state: "paused" },
      {
        actor: "HCS",
        why: `HCS freezes the utility VM of ${name}.`,
      },
    );
    return null;
  });
}

export function unpause(context: CommandContext): void {
  const { tx, hostName } = context;
  eachContainer(context, (container) => {
    const { id, name, state } = container;
    if (state !== "paused")
      return refusal("container-not-paused", `Container ${id} is not paused`, `${name} runs.`);
    tx.put(
      hostName,
      "containers",
      id,
      { ...container, state: "running" },
      {
        actor: "HCS",
        why: `HCS lets the utility VM of ${name} go on.`,
      },
    );
    return null;
  });
}

/** `docker wait`: the exit code; a container that runs would be waited for. */
export function wait(context: CommandContext): void {
  const { printer } = context;
  forEachArgument(context, (ref) => {
    const found = findContainer(hostOf(context), ref);
    if (!found.ok) return found.error;
    if (found.value.state !== "running") return String(found.value.exitCode);
    printer.note({
      kind: "info",
      code: "would-wait",
      text: `${ref} runs: docker wait would stand still until it stops.`,
      fix: `docker stop ${ref}`,
      source: null,
    });
    return null;
  });
}

/** -s of `stop`, `kill` and `restart`. */
function signalFault({ flags }: CommandContext): Refusal | null {
  return refusedSignal(flags.text("signal"))?.error ?? null;
}

function refusalOf(
  result: { readonly ok: true } | { readonly ok: false; readonly error: Refusal },
): Refusal | null {
  return result.ok ? null : result.error;
}

function refusal(code: string, message: string, hint: string): Refusal {
  return { code, layer: "dockerd", message, hint };
}
