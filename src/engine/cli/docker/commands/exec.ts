import { findContainer } from "../../../dockerd/find.ts";
import { findProgram } from "../../../shell/registry.ts";
import { runWords } from "../../../shell/run.ts";
import { wordOf } from "../main-process.ts";
import { type CommandContext, failWith, hostOf, refuseWith } from "./context.ts";

/** Exit code when the program is not in the container. */
const NO_SUCH_PROGRAM = 127;

/** `docker exec CONTAINER COMMAND`: runs in the container's compartment. Source: facts, section 4.4. */
export function exec(context: CommandContext): void {
  const { tx, hostName, args, flags, stdin, printer } = context;
  const [ref = "", ...words] = args;
  const found = findContainer(hostOf(context), ref);
  if (!found.ok) return refuseWith(context, found.error);
  const { id, name, state, image } = found.value;
  if (flags.bool("tty") && flags.bool("interactive") && stdin !== null) {
    return failWith(
      context,
      "cannot attach stdin to a TTY-enabled container because stdin is not a terminal",
    );
  }
  if (state === "paused") {
    return refuseWith(context, {
      code: "container-paused",
      layer: "dockerd",
      message: `Container ${id} is paused, unpause the container before exec`,
      hint: "A frozen container runs nothing.",
      fix: `docker unpause ${name}`,
    });
  }
  if (state !== "running") {
    return refuseWith(context, {
      code: "container-not-running",
      layer: "dockerd",
      message: `container ${id} is not running`,
      hint: `${name} has no process now, so no compartment either.`,
      fix: `docker start ${name}`,
    });
  }
  const place = {
    kind: "container",
    host: hostName,
    container: id,
    env: flags.list("env"),
  } as const;
  const [program = ""] = words;
  if (!findProgram(tx.world, place, program)) {
    refuseWith(context, {
      code: "program-not-found",
      layer: "hcs",
      message: `container ${id} encountered an error during hcs::System::CreateProcess: ${words.join(" ")}: failure in a Windows system call: The system cannot find the file specified. (0x2)`,
      hint: `The image ${image} has no program ${program}, as far as the lab knows.`,
    });
    return printer.exit(NO_SUCH_PROGRAM);
  }
  const output = runWords(tx, place, words.map(wordOf), stdin);
  if (!flags.bool("detach")) {
    printer.out(output.stdout);
    printer.error(output.stderr);
    printer.exit(output.exitCode);
  }
  for (const note of output.notes) printer.note(note);
}
