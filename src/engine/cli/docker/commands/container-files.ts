import { findContainer } from "../../../dockerd/find.ts";
import { dockerId } from "../../../lib/seed.ts";
import type { Container } from "../../../model/docker.ts";
import { type CommandContext, failWith, hostOf, refuseWith } from "./context.ts";

/** `docker cp`: the lab has no file systems, so only what is refused can be told. Source: facts, section 4.6. */
export function cp(context: CommandContext): void {
  const { args } = context;
  const ref = args.map((arg) => /^([^\\/:]{2,}):/.exec(arg)?.[1]).find((name) => name !== undefined);
  if (ref === undefined) return failWith(context, "must specify at least one container source");
  const container = containerOf(context, ref);
  if (!container) return;
  if (container.isolation === "hyperv" && container.state === "running") {
    return refuseWith(context, {
      code: "unsupported-option",
      layer: "dockerd",
      message: "filesystem operations against a running Hyper-V container are not supported",
      hint: "Stop the container first: its file system belongs to the utility VM while it runs.",
      fix: `docker stop ${container.name}`,
    });
  }
  noteNoFiles(context, "no file was copied");
}

/** `docker commit`: prints the new image's id. Source: moby, daemon/commit.go. */
export function commit(context: CommandContext): void {
  const container = stoppedContainer(context, "windows does not support commit of a running container");
  if (!container) return;
  context.printer.out(`sha256:${dockerId(`commit/${container.id}/${context.args[1] ?? ""}`)}\n`);
  noteNoFiles(context, "the image is the container's own");
}

/** `docker diff`. Source: moby, daemon/changes.go. */
export function diff(context: CommandContext): void {
  if (stoppedContainer(context, "Windows does not support diff of a running container")) {
    noteNoFiles(context, "no file has changed");
  }
}

/** `docker export`: never works with Windows containers. Source: moby, daemon/export.go. */
export function exportContainer(context: CommandContext): void {
  if (context.flags.text("output") === "") {
    return failWith(context, "cowardly refusing to save to a terminal. Use the -o flag or redirect");
  }
  const container = containerOf(context, context.args[0] ?? "");
  if (!container) return;
  refuseWith(context, {
    code: "unsupported-option",
    layer: "dockerd",
    message: "the daemon on this operating system does not support exporting Windows containers",
    hint: "Only Linux containers can be exported. docker commit makes an image of a container that is stopped.",
    fix: `docker commit ${container.name}`,
  });
}

/** The container, or null after its refusal was printed. */
function containerOf(context: CommandContext, ref: string): Container | null {
  const found = findContainer(hostOf(context), ref);
  if (found.ok) return found.value;
  refuseWith(context, found.error);
  return null;
}

/** The first argument's container, or null after a refusal, which `running` words for one that is up. */
function stoppedContainer(context: CommandContext, running: string): Container | null {
  const container = containerOf(context, context.args[0] ?? "");
  if (!container || (container.state !== "running" && container.state !== "paused")) return container;
  refuseWith(context, {
    code: "container-running",
    layer: "dockerd",
    message: running,
    hint: "Stop the container first.",
    fix: `docker stop ${container.name}`,
  });
  return null;
}

function noteNoFiles({ printer }: CommandContext, outcome: string): void {
  printer.note({
    kind: "info",
    code: "not-simulated",
    text: `The lab simulates networking only and has no files: ${outcome}.`,
    fix: null,
    source: null,
  });
}
