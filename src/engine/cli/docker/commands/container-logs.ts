import { findContainer } from "../../../dockerd/find.ts";
import { type CommandContext, hostOf, refuseWith } from "./context.ts";

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
