import { findContainer } from "../../../dockerd/find.ts";
import { type CommandContext, failWith, hostOf, refuseWith } from "./context.ts";

/** `docker attach`. The client looks at the state itself. Source: docker/cli, cli/command/container/attach.go. */
export function attach(context: CommandContext): void {
  const found = findContainer(hostOf(context), context.args[0] ?? "");
  if (!found.ok) return refuseWith(context, found.error);
  const { name, state } = found.value;
  if (state === "paused") {
    return failWith(context, "cannot attach to a paused container, unpause it first", {
      code: "container-paused",
      text: "A frozen container prints nothing.",
      fix: `docker unpause ${name}`,
      source: null,
    });
  }
  if (state !== "running") {
    return failWith(context, "cannot attach to a stopped container, start it first", {
      code: "container-not-running",
      text: `${name} has no process now.`,
      fix: `docker start ${name}`,
      source: null,
    });
  }
  context.printer.note({
    kind: "info",
    code: "attached",
    text: `A real terminal would now show what ${name} prints until Ctrl-P Ctrl-Q.`,
    fix: `docker logs ${name}`,
    source: null,
  });
}
