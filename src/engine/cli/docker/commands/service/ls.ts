import type { SwarmService } from "../../../../model/swarm.ts";
import { filtersOf, filterTest } from "../../filters.ts";
import { hasLabel } from "../../format/labels.ts";
import { formatList } from "../../format/list.ts";
import { naturalOrder } from "../../format/shorten.ts";
import { type CommandContext, failWith, refuseWith } from "../context.ts";
import { asManager } from "../swarm/manager.ts";
import { SERVICE_LISTING, serviceRow } from "./rows.ts";

/** `docker service ls`: by name. Source: facts on the command line, section 7.2. */
export function ls(context: CommandContext): void {
  const { flags, printer } = context;
  const manager = asManager(context);
  if (!manager) return;
  const { swarm } = manager;
  const test = filterTest<SwarmService>(filtersOf(flags.list("filter")), {
    id: (service, value) => service.id.startsWith(value),
    label: (service, value) => hasLabel(service.labels, value),
    mode: (service, value) => service.mode === value,
    name: (service, value) => service.name.startsWith(value),
  });
  if (!test.ok) return refuseWith(context, test.error);
  const rows = swarm.services
    .filter(test.value)
    .toSorted((left, right) => naturalOrder(left.name, right.name))
    .map((service) => serviceRow(swarm, service));
  const text = formatList(SERVICE_LISTING, rows, {
    format: flags.text("format"),
    quiet: flags.bool("quiet"),
  });
  if (!text.ok) return failWith(context, text.error);
  printer.out(text.value);
}
