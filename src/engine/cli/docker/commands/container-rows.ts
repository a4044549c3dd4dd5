import type { Container } from "../../../model/docker.ts";
import { humanDuration } from "../format/duration.ts";
import { goTime } from "../format/go-time.ts";
import { labelsText } from "../format/labels.ts";
import type { Listing } from "../format/list.ts";
import { portsText } from "../format/ports.ts";
import { ellipsis, shortId } from "../format/shorten.ts";
import { quote } from "../grammar/go-text.ts";
import { type GoStruct, printed } from "../template/value.ts";

const TABLE = "{{.ID}}\t{{.Image}}\t{{.Command}}\t{{.RunningFor}}\t{{.Status}}\t{{.Ports}}\t{{.Names}}";

/** `docker ps`. Source: facts on the command line, section 4.1. */
export const CONTAINER_LISTING: Listing = {
  typeName: "*formatter.ContainerContext",
  table: TABLE,
  quiet: "{{.ID}}",
  headers: {
    ID: "CONTAINER ID",
    Image: "IMAGE",
    Command: "COMMAND",
    CreatedAt: "CREATED AT",
    RunningFor: "CREATED",
    Ports: "PORTS",
    State: "STATE",
    Status: "STATUS",
    HealthStatus: "HEALTH STATUS",
    Size: "SIZE",
    Names: "NAMES",
    Labels: "LABELS",
    Mounts: "MOUNTS",
    LocalVolumes: "LOCAL VOLUMES",
    Networks: "NETWORKS",
    Platform: "PLATFORM",
  },
  jsonFields: [
    "Command",
    "CreatedAt",
    "HealthStatus",
    "ID",
    "Image",
    "Labels",
    "LocalVolumes",
    "Mounts",
    "Names",
    "Networks",
    "Platform",
    "Ports",
    "RunningFor",
    "Size",
    "State",
    "Status",
  ],
  runErrorPrefix: "failed to execute template: ",
};

/** The same table with the column that -s adds. */
export const SIZED_CONTAINER_LISTING: Listing = { ...CONTAINER_LISTING, table: `${TABLE}\t{{.Size}}` };

export function containerRow(container: Container, now: number, noTrunc: boolean): GoStruct {
  return {
    ...lastingFields(container, noTrunc),
    RunningFor: `${humanDuration(now - container.created)} ago`,
    Status: statusText(container, now),
  };
}

const lasting = { short: new WeakMap<Container, GoStruct>(), full: new WeakMap<Container, GoStruct>() };

/** The fields that are the same at any time, worked out once for each version of the container. */
function lastingFields(container: Container, noTrunc: boolean): GoStruct {
  const rows = noTrunc ? lasting.full : lasting.short;
  const known = rows.get(container);
  if (known) return known;
  const command = [...(container.entrypoint ?? []), ...container.command].join(" ");
  const fields: GoStruct = {
    ID: noTrunc ? container.id : shortId(container.id),
    Image: container.image === "" ? "<no image>" : container.image,
    Command: quote(noTrunc ? command : ellipsis(command, 20)),
    CreatedAt: goTime(container.created),
    RunningFor: "",
    Ports: container.state === "running" || container.state === "paused" ? portsText(container) : "",
    State: container.state,
    Status: "",
    HealthStatus: "",
    Size: "0B",
    Names: container.name,
    Labels: labelsText(container.labels),
    Label: (name) => container.labels[printed(name ?? null)] ?? "",
    Mounts: "",
    LocalVolumes: "0",
    Networks: container.endpoints.map(({ networkName }) => networkName).join(","),
    Platform: null,
  };
  rows.set(container, fields);
  return fields;
}

function statusText(container: Container, now: number): string {
  const since = (clock: number | null) => humanDuration(now - (clock ?? now));
  switch (container.state) {
    case "created":
      return "Created";
    case "running":
      return `Up ${since(container.startedAt)}`;
    case "paused":
      return `Up ${since(container.startedAt)} (Paused)`;
    case "exited":
      return `Exited (${container.exitCode}) ${since(container.finishedAt)} ago`;
    default:
      return "Dead";
  }
}
