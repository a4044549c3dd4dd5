import { err, ok, type Result } from "../../../lib/result.ts";
import type { DockerNetwork } from "../../../model/docker.ts";
import type { Refusal } from "../../../model/refusal.ts";
import type { Host } from "../../../model/world.ts";
import { type Filters, filterRefusal, filtersOf, filterTest, matchesPattern } from "../filters.ts";
import { hasLabel } from "../format/labels.ts";
import { formatList } from "../format/list.ts";
import { naturalOrder } from "../format/shorten.ts";
import { type CommandContext, failWith, hostOf, refuseWith } from "./context.ts";
import { isInUse, NETWORK_LISTING, networkRow } from "./network-rows.ts";

/** `docker network ls`. Source: facts on the command line, section 2.5. */
export function networkLs(context: CommandContext): void {
  const { flags, printer } = context;
  const host = hostOf(context);
  const filters = filtersOf(flags.list("filter"));
  const test = networkTest(host, filters);
  if (!test.ok) return refuseWith(context, test.error);
  const rows = host.dockerNetworks
    .filter(test.value)
    .toSorted((left, right) => naturalOrder(left.name, right.name))
    .map((network) => networkRow(network, flags.bool("no-trunc")));
  const text = formatList(NETWORK_LISTING, rows, {
    format: flags.text("format"),
    quiet: flags.bool("quiet"),
  });
  if (!text.ok) return failWith(context, text.error);
  printer.out(text.value);
}

const BUILT_IN = ["nat", "none"];

function networkTest(host: Host, filters: Filters): Result<(network: DockerNetwork) => boolean, Refusal> {
  const test = filterTest<DockerNetwork>(filters, {
    driver: (network, value) => network.driver === value,
    name: (network, value) => matchesPattern(network.name, value),
    id: (network, value) => matchesPattern(network.id, value),
    scope: (network, value) => network.scope === value,
    type: (network, value) => BUILT_IN.includes(network.name) === (value === "builtin"),
    label: (network, value) => hasLabel(network.labels, value),
    dangling: (network, value) => isInUse(host, network) !== (value === "true" || value === "1"),
  });
  if (!test.ok) return test;
  const badType = filters.get("type")?.find((value) => value !== "custom" && value !== "builtin");
  if (badType !== undefined) {
    return err(filterRefusal(`invalid filter: 'type'='${badType}'`, "type is custom or builtin."));
  }
  const fault = danglingFault(filters.get("dangling") ?? []);
  return fault === null ? ok(test.value) : err(fault);
}

function danglingFault(values: readonly string[]): Refusal | null {
  if (values.length > 1) {
    return filterRefusal('got more than one value for filter key "dangling"', "Give dangling once.");
  }
  const bad = values.some((value) => !["true", "1", "false", "0"].includes(value));
  const message = `invalid value for filter 'dangling', must be "true" (or "1"), or "false" (or "0")`;
  return bad ? filterRefusal(message, "dangling=true lists networks that nothing is on.") : null;
}
