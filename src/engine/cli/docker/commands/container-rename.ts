import { findContainer } from "../../../dockerd/find.ts";
import { renameContainer } from "../../../dockerd/rename-container.ts";
import { type CommandContext, failWith, hostOf, refuseWith } from "./context.ts";

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
