import { findContainer } from "../../../dockerd/find.ts";
import { err, ok, type Result } from "../../../lib/result.ts";
import type { Container } from "../../../model/docker.ts";
import type { Refusal } from "../../../model/refusal.ts";
import { alignColumns } from "../format/text-table.ts";
import { processId } from "../inspect/container.ts";
import { type CommandContext, hostOf, refuseWith } from "./context.ts";

/** `docker top`: the processes that the lab knows of. Source: facts on the command line, section 4.6. */
export function top(context: CommandContext): void {
  const { args, printer } = context;
  const found = runningContainer(context, args[0] ?? "");
  if (!found.ok) return refuseWith(context, found.error);
  if (args.length > 1) {
    return refuseWith(context, {
      code: "unsupported-option",
      layer: "dockerd",
      message: "Windows does not support arguments to top",
      hint: "ps options exist on Linux only.",
    });
  }
  const pid = processId(found.value);
  const command = [...(found.value.entrypoint ?? []), ...found.value.command][0] ?? "cmd.exe";
  const names = [
    "smss.exe",
    "csrss.exe",
    "wininit.exe",
    "services.exe",
    "lsass.exe",
    "svchost.exe",
    baseName(command),
  ];
  const rows = names.map((name, at) => `${name}\t${pid + at * 4}\t00:00:00.015\t1.024MB`);
  printer.out(alignColumns(["Name\tPID\tCPU\tPrivate Working Set", ...rows]));
}

function baseName(path: string): string {
  const file = path.slice(Math.max(path.lastIndexOf("\\"), path.lastIndexOf("/")) + 1);
  return file.includes(".") ? file : `${file}.exe`;
}

function runningContainer(context: CommandContext, ref: string): Result<Container, Refusal> {
  const found = findContainer(hostOf(context), ref);
  if (!found.ok || found.value.state === "running") return found.ok ? ok(found.value) : found;
  return err({
    code: "container-not-running",
    layer: "dockerd",
    message: `container ${found.value.id} is not running`,
    hint: `${found.value.name} has no process now.`,
    fix: `docker start ${found.value.name}`,
  });
}
