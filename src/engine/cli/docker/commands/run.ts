import { createContainer } from "../../../dockerd/create-container.ts";
import { removeContainer } from "../../../dockerd/remove-container.ts";
import { startContainer } from "../../../dockerd/start-container.ts";
import type { ContainerId } from "../../../model/ids.ts";
import type { Refusal } from "../../../model/refusal.ts";
import { mainProcess, type RecordedProcess } from "../main-process.ts";
import { refusalLine } from "../printer.ts";
import { containerRequest } from "./container-flags.ts";
import { type CommandContext, failRun, failWith, hostOf, refuseWith } from "./context.ts";

const PULL_OPTIONS = ["always", "missing", "never"];

/** `docker create`: prints the id; nothing runs, no endpoint exists. Source: facts, sections 3.1 and 3.10. */
export function create(context: CommandContext): void {
  const { printer, flags, args, tx, hostName } = context;
  if (!checkClientFlags(context)) return;
  const request = containerRequest(flags, args);
  if (!request.ok) return failRun(context, request.error);
  const created = createContainer(tx, hostName, request.value);
  if (!created.ok) return refuseWith(context, created.error);
  printWarnings(context, created.value.warnings);
  printer.out(`${created.value.id}\n`);
}

/** `docker run`: create, print the id when detached, start. Source: facts on the command line, section 3.1. */
export function run(context: CommandContext): void {
  const { printer, flags, args, tx, hostName, stdin } = context;
  if (!checkClientFlags(context)) return;
  const request = containerRequest(flags, args);
  if (!request.ok) return failRun(context, request.error);
  const detached = flags.bool("detach");
  if (detached && flags.has("attach")) {
    return failWith(context, "conflicting options: cannot specify both --attach and --detach");
  }
  if (flags.bool("tty") && flags.bool("interactive") && stdin !== null && !detached) {
    return failWith(
      context,
      "cannot attach stdin to a TTY-enabled container because stdin is not a terminal",
    );
  }
  const created = createContainer(tx, hostName, request.value);
  if (!created.ok) return refuseRun(context, created.error);
  const { id, warnings } = created.value;
  printWarnings(context, warnings);
  if (detached) printer.out(`${id}\n`);
  const process = mainProcess(context);
  const started = startContainer(tx, hostName, id, process);
  if (!started.ok) {
    if (flags.bool("rm")) removeContainer(tx, hostName, id, true);
    return refuseRun(context, started.error);
  }
  if (!detached) showAttached(context, id, process);
}

/** Checks before anything else is read. False when one failed. */
function checkClientFlags(context: CommandContext): boolean {
  const { flags } = context;
  const pull = flags.text("pull");
  if (!PULL_OPTIONS.includes(pull)) {
    failRun(context, `invalid pull option: '${pull}': must be one of "always", "missing" or "never"`);
    return false;
  }
  if (flags.bool("use-api-socket")) {
    failRun(context, "flag --use-api-socket can't be used with a Windows Docker Engine", {
      code: "unsupported-option",
      text: "The socket of the engine cannot be mounted into a Windows container.",
      fix: null,
      source: null,
    });
    return false;
  }
  return true;
}

function printWarnings({ printer }: CommandContext, warnings: readonly string[]): void {
  for (const warning of warnings) printer.error(`WARNING: ${warning}\n`);
}

function refuseRun(context: CommandContext, refusal: Refusal): void {
  failRun(context, refusalLine(refusal), undefined, exitCodeOf(refusal.message));
  context.printer.explain(refusal);
}

/** Source: facts on the command line, section 3.9. */
function exitCodeOf(message: string): number {
  if (
    /executable file not found|no such file or directory|system cannot find the file specified/i.test(message)
  ) {
    return 127;
  }
  return /permission denied|is a directory/i.test(message) ? 126 : 125;
}

/** What an attached client shows: the output of a process that ended, else what it printed so far. */
function showAttached(context: CommandContext, id: ContainerId, process: RecordedProcess): void {
  const { printer } = context;
  const end = process.ended();
  if (end) {
    printer.out(process.printed());
    return printer.exit(end.exitCode);
  }
  const container = hostOf(context).containers.get(id);
  if (!container) return;
  printer.out(container.logs.map((line) => `${line}\n`).join(""));
  const isShell = container.tty && container.openStdin;
  printer.note({
    kind: "info",
    code: isShell ? "shell-open" : "attached",
    text: isShell
      ? `The shell of ${container.name} is open: type its commands in the terminal of ${context.hostName}/${container.name}, or with docker exec. A real terminal would now be inside of it.`
      : `${container.name} runs on. A real terminal would stay attached until Ctrl-C; -d gives the prompt back at once.`,
    fix: isShell ? `docker exec ${container.name} ipconfig` : `docker logs ${container.name}`,
    source: null,
  });
}
