import type { SwarmService, UpdateConfig } from "../../../../model/swarm.ts";
import { humanDuration } from "../../format/duration.ts";
import { durationText } from "../../grammar/go-duration.ts";
import { DEFAULT_UPDATE } from "./spec-flags.ts";
import { pinnedImage, updateMessage } from "./value.ts";

/**
 * `docker service inspect --pretty`, with an empty line before and after. Networks are shown by id, as Docker 29 does.
 * Source: facts on the command line, section 7.2.
 */
export function prettyService(service: SwarmService, now: number): string {
  const lines = [
    "",
    `ID:\t\t${service.id}`,
    `Name:\t\t${service.name}`,
    ...labelLines(service.labels),
    ...modeLines(service),
    ...updateLines(service, now),
    "Placement:",
    ...placementLines(service),
    ...configLines("UpdateConfig:", "Update order:      ", service.updateConfig),
    ...configLines("RollbackConfig:", "Rollback order:    ", service.rollbackConfig),
    "ContainerSpec:",
    ` Image:\t\t${pinnedImage(service)}`,
    ...(service.args.length === 0 ? [] : [` Args:\t\t${service.args.join(" ")} `]),
    ...(service.env.length === 0 ? [] : [` Env:\t\t${service.env.join(" ")} `]),
    "Resources:",
    ...(service.networks.length === 0
      ? []
      : [`Networks: ${service.networks.map(({ id }) => id).join(" ")} `]),
    `Endpoint Mode:\t${service.endpointMode}`,
    ...portLines(service),
    "",
  ];
  return lines.map((line) => `${line}\n`).join("");
}

function labelLines(labels: SwarmService["labels"]): readonly string[] {
  const rows = Object.entries(labels).toSorted(([left], [right]) => (left < right ? -1 : 1));
  return rows.length === 0
    ? []
    : ["Labels:", ...rows.map(([key, value]) => ` ${key}${value === "" ? "" : `=${value}`}`)];
}

function modeLines({ mode, replicas }: SwarmService): readonly string[] {
  return mode === "global"
    ? ["Service Mode:\tGlobal"]
    : ["Service Mode:\tReplicated", ` Replicas:\t${replicas}`];
}

function updateLines({ lastUpdate }: SwarmService, now: number): readonly string[] {
  if (lastUpdate === null) return [];
  const ago = `${humanDuration(now - lastUpdate.at)} ago`;
  return [
    "UpdateStatus:",
    ` State:\t\t${lastUpdate.state}`,
    ` Started:\t${ago}`,
    ...(lastUpdate.state === "completed" ? [` Completed:\t${ago}`] : []),
    ` Message:\t${updateMessage(lastUpdate.state)}`,
  ];
}

function placementLines({ constraints, spreadOver, maxReplicasPerNode }: SwarmService): readonly string[] {
  return [
    ...(constraints.length === 0 ? [] : [` Constraints:\t[${constraints.join(" ")}]`]),
    ...(spreadOver.length === 0
      ? []
      : [` Preferences:   [${spreadOver.map((key) => `spread=${key}`).join(" ")}]`]),
    ...(maxReplicasPerNode === 0 ? [] : [` Max Replicas Per Node:   ${maxReplicasPerNode}`]),
  ];
}

function configLines(title: string, order: string, config: UpdateConfig | null): readonly string[] {
  const shown = config ?? DEFAULT_UPDATE;
  return [
    title,
    ` Parallelism:\t${shown.parallelism}`,
    ...(shown.delaySeconds === 0 ? [] : [` Delay:\t\t${durationText(shown.delaySeconds)}`]),
    ` On failure:\t${shown.failureAction}`,
    ...(shown.monitorSeconds === 0 ? [] : [` Monitoring Period: ${durationText(shown.monitorSeconds)}`]),
    ` Max failure ratio: ${shown.maxFailureRatio}`,
    ` ${order}${shown.order}`,
  ];
}

/** The last line of the ports ends with a blank. */
function portLines({ ports }: SwarmService): readonly string[] {
  if (ports.length === 0) return [];
  const lines = ports.flatMap(({ publishedPort, protocol, targetPort, mode }) => [
    ` PublishedPort = ${publishedPort}`,
    `  Protocol = ${protocol}`,
    `  TargetPort = ${targetPort}`,
    `  PublishMode = ${mode}`,
  ]);
  return ["Ports:", ...lines.slice(0, -1), `${lines.at(-1)} `];
}
