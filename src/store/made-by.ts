import type { Lab } from "./lab.ts";
import { type ObjectRef, readSwarmRef } from "./refs.ts";

/** Index of the line that created the object as it is at the cursor; null when the lab opened with it. */
export function lineThatMade(lab: Lab, ref: ObjectRef): number | null {
  const kind = ref.kind;
  const id = kind === "swarms" ? readSwarmRef(ref).swarmId : ref.id;
  for (let at = lab.cursor - 1; at >= 0; at -= 1) {
    const made = lab.executions[at]?.events.some(
      (event) =>
        event.verb === "create" &&
        event.kind === kind &&
        event.id === id &&
        (ref.host === null || event.host === null || event.host === ref.host),
    );
    if (made) return at;
  }
  return null;
}
