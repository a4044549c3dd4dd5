import { findContainer } from "../../../dockerd/find.ts";
import { removeContainer } from "../../../dockerd/remove-container.ts";
import { renameContainer } from "../../../dockerd/rename-container.ts";
import { err, ok, type Result } from "../../../lib/result.ts";
import type { Container } from "../../../model/docker.ts";
import type { Refusal } from "../../../model/refusal.ts";
import { naturalOrder } from "../format/shorten.ts";
import { alignColumns } from "../format/text-table.ts";
import { processId } from "../inspect/container.ts";
import { type CommandContext, failWith, forEachArgument, hostOf, refuseWith, wording } from "./context.ts";
import { pruneTest } from "./network-prune.ts";
import { confirm } from "./prompt.ts";

/** `docker port`. Source: facts on the command line, section 4.5. */
export function port(context: CommandContext): void {
  const { args, printer } = context;
  const [ref = "", wanted] = args;
  const [number = "", protocol = "tcp"] = (wanted ?? "").split("/");
  if (wanted !== undefined && !/^\d+$/.test(number)) {
    return failWith(context, `invalid port '${number}': invalid syntax`);
  }
  const found = findContainer(hostOf(context), ref);
  if (!found.ok) return refuseWith(context, found.error);
  const published = found.value.publish.filter(({ assignedPort }) => assignedPort !== null);
  if (wanted === undefined) {
    const lines = published.map(
      (each) => `${each.containerPort}/${each.protocol} -> 0.0.0.0:${each.assignedPort}\n`,
    );
    return printer.out(lines.toSorted(naturalOrder).join(""));
  }
  const matches = published.filter(
    (each) => each.containerPort === Number(number) && each.protocol === protocol,
  );
  if (matches.length === 0) {
    return failWith(context, wording(context).noPublicPort(wanted, `${number}/${protocol}`, ref));
  }
  for (const { assignedPort } of matches) printer.out(`0.0.0.0:${assignedPort}\n`);
}

/** `docker logs`. Source: facts on the command line, section 4.6. */
export function logs(context: CommandContext): void {
  const { args, flags, printer } = context;
  const found = findContainer(hostOf(context), args[0] ?? "");
  if (!found.ok) return refuseWith(context, found.error);
  const { logs: lines } = found.value;
  const tail = flags.text("tail");
  const shown = /^\d+$/.test(tail) ? lines.slice(Math.max(0, lines.length - Number(tail))) : lines;
  printer.out(shown.map((line) => `${line}\n`).join(""));
}

/** `docker rename`: its errors have words of their own before the daemon's. */
export function rename(context: CommandContext): void {
  const { tx, hostName, args, printer } = context;
  const [ref = "", name = ""] = args.map((arg) => arg.trim());
  if (ref === "" || name === "") return failWith(context, "Neither old nor new names may be empty");
  const found = findContainer(hostOf(context), ref);
  const renamed = found.ok ? renameContainer(tx, hostName, found.value.id, name) : found;
  if (renamed.ok) return;
  printer.error("failed to rename container: ");
  refuseWith(context, renamed.error);
}

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

/** `docker container prune`. Source: facts on the command line, section 4.6. */
export function containerPrune(context: CommandContext): void {
  const { tx, hostName, flags, printer } = context;
  if (!flags.bool("force") && !confirm(context, "WARNING! This will remove all stopped containers.")) return;
  const test = pruneTest(flags.list("filter"), tx.world.clock);
  if (!test.ok) return refuseWith(context, test.error);
  const stopped = hostOf(context).containers.filter(
    (container) => ["created", "exited", "dead"].includes(container.state) && test.value(container),
  );
  const gone = stopped.filter(({ id }) => removeContainer(tx, hostName, id, false).ok);
  if (gone.length > 0) printer.out(`Deleted Containers:\n${gone.map(({ id }) => `${id}\n`).join("")}\n`);
  printer.out("Total reclaimed space: 0B\n");
}

/** `docker update`: Windows changes nothing but the restart policy. Source: facts, section 4.6. */
export function update(context: CommandContext): void {
  const { tx, hostName, flags } = context;
  const resources = flags.typed().some(({ name }) => name !== "restart");
  forEachArgument(context, (ref) => {
    const found = findContainer(hostOf(context), ref);
    if (!found.ok) return found.error;
    const { id, name } = found.value;
    if (resources) {
      return {
        code: "unsupported-option",
        layer: "dockerd",
        message: `Cannot update container ${id}: resource updating isn't supported on Windows`,
        hint: "Make the container again with other limits; only --restart can be changed.",
      };
    }
    if (flags.has("restart")) {
      tx.put(
        hostName,
        "containers",
        id,
        { ...found.value, restartPolicy: flags.text("restart") },
        {
          actor: "dockerd",
          why: `dockerd stores the restart policy ${flags.text("restart")} of ${name}.`,
        },
      );
    }
    return ref;
  });
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
