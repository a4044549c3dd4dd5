import { findContainer } from "../../../dockerd/find.ts";
import { type CommandContext, forEachArgument, hostOf } from "./context.ts";

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
