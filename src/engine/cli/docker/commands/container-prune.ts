import { removeContainer } from "../../../dockerd/remove-container.ts";
import { type CommandContext, hostOf, refuseWith } from "./context.ts";
import { pruneTest } from "./network-prune.ts";
import { confirm } from "./prompt.ts";

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
