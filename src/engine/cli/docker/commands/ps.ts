import { findContainer } from "../../../dockerd/find.ts";
import { err, ok, type Result } from "../../../lib/result.ts";
import type { Container } from "../../../model/docker.ts";
import type { Refusal } from "../../../model/refusal.ts";
import type { Host } from "../../../model/world.ts";
import { type Filters, filterRefusal, filtersOf, filterTest, matchesPattern } from "../filters.ts";
import { hasLabel } from "../format/labels.ts";
import { formatList } from "../format/list.ts";
import { parseBool } from "../grammar/go-number.ts";
import { portRange } from "../grammar/publish.ts";
import { CONTAINER_LISTING, containerRow, SIZED_CONTAINER_LISTING } from "./container-rows.ts";
import { type CommandContext, failWith, hostOf, refuseWith } from "./context.ts";

/** `docker ps`: newest first. Source: facts on the command line, section 4.1. */
export function ps(context: CommandContext): void {
  const { flags, printer, tx } = context;
  const host = hostOf(context);
  const filters = filtersOf(flags.list("filter"));
  const test = containerTest(host, filters);
  if (!test.ok) return refuseWith(context, test.error);
  const limit = flags.bool("latest") ? 1 : flags.number("last");
  const all = flags.bool("all") || limit > 0 || filters.has("status") || filters.has("exited");
  const shown = host.containers
    .filter((container) => (all || isUp(container)) && test.value(container))
    .reverse()
    .sort((left, right) => right.created - left.created);
  const quiet = flags.bool("quiet");
  const format = flags.text("format");
  if (quiet && format !== "") {
    printer.error("WARNING: Ignoring custom format, because both --format and --quiet are set.\n");
  }
  const listing = flags.bool("size") ? SIZED_CONTAINER_LISTING : CONTAINER_LISTING;
  const rows = (limit > 0 ? shown.slice(0, limit) : shown).map((container) =>
    containerRow(container, tx.world.clock, flags.bool("no-trunc")),
  );
  const text = formatList(listing, rows, { format: quiet ? "" : format, quiet });
  if (!text.ok) return failWith(context, text.error);
  printer.out(text.value);
}

function isUp({ state }: Container): boolean {
  return state === "running" || state === "paused";
}

const STATES = ["created", "running", "paused", "restarting", "removing", "exited", "dead"];

function containerTest(host: Host, filters: Filters): Result<(container: Container) => boolean, Refusal> {
  const createdOf = (ref: string) => {
    const found = findContainer(host, ref);
    return found.ok ? found.value.created : 0;
  };
  const test = filterTest<Container>(filters, {
    id: (container, value) => matchesPattern(container.id, value),
    name: (container, value) => matchesPattern(`/${container.name}`, value),
    label: (container, value) => hasLabel(container.labels, value),
    exited: (container, value) => container.state === "exited" && container.exitCode === Number(value),
    status: (container, value) => container.state === value,
    ancestor: ({ image }, value) => image === value || image.split(":", 1)[0] === value,
    before: (container, value) => container.created < createdOf(value),
    since: (container, value) => container.created > createdOf(value),
    volume: () => false,
    network: ({ endpoints }, value) =>
      endpoints.some(({ networkName, networkId }) => networkName === value || networkId === value),
    publish: ({ publish }, value) =>
      publish.some(({ assignedPort, protocol }) => isPort(assignedPort, protocol, value)),
    expose: ({ exposed }, value) =>
      exposed.some((port) => isPort(Number.parseInt(port, 10), port.split("/")[1] ?? "tcp", value)),
    health: (_, value) => value === "none",
    isolation: ({ isolation }, value) => isolation === value,
    "is-task": ({ task }, value) => {
      const wanted = parseBool(value);
      return wanted.ok && (task !== null) === wanted.value;
    },
  });
  if (!test.ok) return test;
  for (const value of [...(filters.get("before") ?? []), ...(filters.get("since") ?? [])]) {
    const found = findContainer(host, value);
    if (!found.ok) return found;
  }
  const isTask = filters.get("is-task")?.find((value) => !parseBool(value).ok);
  if (isTask !== undefined) {
    return err(filterRefusal(`invalid filter 'is-task=[${isTask}]'`, "Give true or false."));
  }
  const bad = filters.get("status")?.find((value) => !STATES.includes(value));
  if (bad === undefined) return ok(test.value);
  return err(
    filterRefusal(
      `invalid filter 'status=${bad}': invalid value for state (${bad}): must be one of ${STATES.join(", ")}`,
      "Give one of these states.",
    ),
  );
}

/** `wanted`: a port or a range of ports, with or without a protocol. */
function isPort(port: number | null, protocol: string, wanted: string): boolean {
  const [numbers = "", wantedProtocol = "tcp"] = wanted.split("/");
  const range = portRange(numbers);
  return (
    port !== null && range !== null && port >= range.start && port <= range.end && protocol === wantedProtocol
  );
}
