import { findContainer } from "../../../dockerd/find.ts";
import type { Container } from "../../../model/docker.ts";
import type { Refusal } from "../../../model/refusal.ts";
import { formatList, type Listing } from "../format/list.ts";
import { shortId } from "../format/shorten.ts";
import type { GoStruct } from "../template/value.ts";
import { type CommandContext, failWith, hostOf, refuseWith } from "./context.ts";

/** Columns on a Windows daemon. Source: docker/cli, cli/command/container/formatter_stats.go. */
const STATS_LISTING: Listing = {
  typeName: "*container.statsContext",
  table: "{{.ID}}\t{{.Name}}\t{{.CPUPerc}}\t{{.MemUsage}}\t{{.NetIO}}\t{{.BlockIO}}",
  quiet: "{{.ID}}",
  headers: {
    Container: "CONTAINER",
    Name: "NAME",
    ID: "CONTAINER ID",
    CPUPerc: "CPU %",
    MemUsage: "PRIV WORKING SET",
    MemPerc: "MEM %",
    NetIO: "NET I/O",
    BlockIO: "BLOCK I/O",
    PIDs: "PIDS",
  },
  jsonFields: ["BlockIO", "CPUPerc", "Container", "ID", "MemPerc", "MemUsage", "Name", "NetIO", "PIDs"],
  runErrorPrefix: "template parsing error: ",
};

/** `docker stats`: the lab measures no load, so every value is what Docker prints before it has a sample. */
export function stats(context: CommandContext): void {
  const { args, flags, printer } = context;
  const all = hostOf(context).containers.toArray().toReversed();
  const shown = all.filter(({ state }) => flags.bool("all") || state === "running" || state === "paused");
  const chosen = args.length === 0 ? shown : named(context);
  if ("message" in chosen) return refuseWith(context, chosen);
  const rows = chosen.map((container) => statsRow(container, flags.bool("no-trunc")));
  const text = formatList(STATS_LISTING, rows, { format: flags.text("format"), quiet: false });
  if (!text.ok) return failWith(context, text.error);
  printer.out(text.value);
  printer.note({
    kind: "info",
    code: "not-simulated",
    text: "The lab simulates networking only and measures no load: -- stands for every value.",
    fix: null,
    source: null,
  });
}

function named(context: CommandContext): readonly Container[] | Refusal {
  const containers: Container[] = [];
  for (const ref of context.args) {
    const found = findContainer(hostOf(context), ref);
    if (!found.ok) return found.error;
    containers.push(found.value);
  }
  return containers;
}

function statsRow({ id, name }: Container, noTrunc: boolean): GoStruct {
  return {
    Container: noTrunc ? id : shortId(id),
    Name: name,
    ID: noTrunc ? id : shortId(id),
    CPUPerc: "--",
    MemUsage: "-- / --",
    MemPerc: "--",
    NetIO: "--",
    BlockIO: "--",
    PIDs: "--",
  };
}
