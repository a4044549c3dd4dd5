import { pruneNetworks } from "../../../dockerd/prune-networks.ts";
import { err, ok, type Result } from "../../../lib/result.ts";
import type { Refusal } from "../../../model/refusal.ts";
import { filterRefusal, filtersOf, filterTest } from "../filters.ts";
import { hasLabel } from "../format/labels.ts";
import { clockOf } from "../format/moment.ts";
import { type CommandContext, refuseWith } from "./context.ts";
import { confirm } from "./prompt.ts";

const WARNING = "WARNING! This will remove all custom networks not used by at least one container.";

/** `docker network prune`. Source: facts on the command line, section 2.10. */
export function networkPrune(context: CommandContext): void {
  const { tx, hostName, flags, printer } = context;
  if (!flags.bool("force") && !confirm(context, WARNING)) return;
  const test = pruneTest(flags.list("filter"), tx.world.clock);
  if (!test.ok) return refuseWith(context, test.error);
  const removed = pruneNetworks(tx, hostName, test.value);
  if (removed.length === 0) return;
  printer.out(`Deleted Networks:\n${removed.map((name) => `${name}\n`).join("")}\n`);
}

/** What the filters of a prune ask of an object that has labels and an age. */
export interface Prunable {
  readonly labels: Readonly<Record<string, string>>;
  readonly created: number;
}

/** The filters `label`, `label!` and `until` of the prune commands. */
export function pruneTest(
  texts: readonly string[],
  now: number,
): Result<(item: Prunable) => boolean, Refusal> {
  const filters = filtersOf(texts);
  for (const until of filters.get("until") ?? []) {
    if (clockOf(until, now) === null) {
      return err(
        filterRefusal(`invalid value for "until" filter: "${until}"`, "Such as 10m, 24h or a date."),
      );
    }
  }
  const test = filterTest<Prunable>(filters, {
    label: (item, value) => hasLabel(item.labels, value),
    "label!": (item, value) => !hasLabel(item.labels, value),
    until: (item, value) => item.created < (clockOf(value, now) ?? 0),
  });
  return test.ok ? ok(test.value) : test;
}
