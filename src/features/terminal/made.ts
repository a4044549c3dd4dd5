import type { Execution } from "#engine";
import { type ObjectRef, refKey } from "#store";

const keysByExecution = new WeakMap<Execution, ReadonlySet<string>>();

/** Keys of the objects that a command made or changed: what lights up when its line is pointed at. */
export function madeBy(execution: Execution): ReadonlySet<string> {
  const known = keysByExecution.get(execution);
  if (known) return known;
  const keys = new Set(refsOf(execution).map(refKey));
  keysByExecution.set(execution, keys);
  return keys;
}

function refsOf({ events }: Execution): readonly ObjectRef[] {
  return events.flatMap((event) => {
    if (event.verb !== "create" && event.verb !== "change") return [];
    if (event.kind === "hosts" && event.verb === "change") return [];
    return [{ kind: event.kind, host: event.host, id: event.id }];
  });
}
