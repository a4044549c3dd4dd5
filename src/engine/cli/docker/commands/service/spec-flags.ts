import type { ServiceRequest } from "../../../../dockerd/swarm/services.ts";
import { err, ok, type Result } from "../../../../lib/result.ts";
import type { ServiceSpec, SwarmPort, UpdateConfig } from "../../../../model/swarm.ts";
import type { FlagValues } from "../../grammar/flag-values.ts";
import { durationSeconds } from "../../grammar/go-duration.ts";
import { parseNetworkOption } from "../../grammar/network-option.ts";
import { parseServicePort } from "../../grammar/service-port.ts";
import { digestOf, withTag } from "./image.ts";
import { shellWords } from "./shell-words.ts";

/** What `service create` sends, or the client's complaint. Source: facts on the command line, section 7.1. */
export function serviceRequest(flags: FlagValues, args: readonly string[]): Result<ServiceRequest, string> {
  const [image = "", ...words] = args;
  const mode = modeOf(flags);
  if (!mode.ok) return mode;
  return ok({
    name: flags.text("name"),
    image: withTag(image),
    digest: flags.bool("no-resolve-image") ? null : digestOf(image),
    command: shellWords(flags.text("entrypoint")),
    args: words,
    mode: mode.value,
    replicas: flags.has("replicas") ? flags.number("replicas") : 1,
    maxReplicasPerNode: flags.number("replicas-max-per-node"),
    endpointMode: flags.text("endpoint-mode").toLowerCase() === "dnsrr" ? "dnsrr" : "vip",
    networks: networkTargets(flags, "network"),
    ports: portsOf(flags, "publish"),
    constraints: flags.list("constraint"),
    spreadOver: flags.list("placement-pref").map(spreadKey),
    labels: flags.map("label"),
    containerLabels: flags.map("container-label"),
    env: flags.list("env"),
    hostname: flags.text("hostname"),
    dns: flags.list("dns"),
    dnsSearch: flags.list("dns-search"),
    extraHosts: flags.list("host"),
    isolation: isolationOf(flags),
    tty: flags.bool("tty"),
    restartCondition: restartCondition(flags),
    updateConfig: updateConfig(flags, "update", null),
    rollbackConfig: updateConfig(flags, "rollback", null),
    forced: 0,
  });
}

/** Jobs end, services do not: the lab knows services only. */
function modeOf(flags: FlagValues): Result<ServiceSpec["mode"], string> {
  const mode = flags.text("mode");
  if (mode !== "replicated" && mode !== "global") {
    return err(`unknown mode: ${mode}, only replicated and global supported`);
  }
  if (mode === "global" && flags.has("replicas")) {
    return err("replicas can only be used with replicated or replicated-job mode");
  }
  if (mode === "global" && flags.number("replicas-max-per-node") > 0) {
    return err("replicas-max-per-node can only be used with replicated or replicated-job mode");
  }
  return ok(mode);
}

/** Networks of a flag; each value was checked when it was read. */
export function networkTargets(flags: FlagValues, name: string): ServiceRequest["networks"] {
  return flags.list(name).flatMap((text) => {
    const option = parseNetworkOption(text);
    return option.ok ? [{ target: option.value.target, aliases: option.value.aliases }] : [];
  });
}

/** Ports of a flag; each value was checked when it was read. */
export function portsOf(flags: FlagValues, name: string): readonly SwarmPort[] {
  return flags.list(name).flatMap((text) => {
    const ports = parseServicePort(text);
    return ports.ok ? ports.value : [];
  });
}

/** "spread=node.labels.rack" → "node.labels.rack". */
export function spreadKey(text: string): string {
  return text.slice(text.indexOf("=") + 1);
}

export function isolationOf(flags: FlagValues): ServiceSpec["isolation"] {
  const text = flags.text("isolation").toLowerCase();
  return text === "process" || text === "hyperv" || text === "default" ? text : "";
}

export function restartCondition(flags: FlagValues): ServiceSpec["restartCondition"] {
  const text = flags.text("restart-condition");
  return text === "none" || text === "on-failure" ? text : "any";
}

/** What the managers do without a word about it. Source: moby, swarmkit, api/defaults. */
export const DEFAULT_UPDATE: UpdateConfig = {
  parallelism: 1,
  delaySeconds: 0,
  failureAction: "pause",
  monitorSeconds: 5,
  maxFailureRatio: 0,
  order: "stop-first",
};

/** The config with what the flags say about it; as it was when no flag was typed. */
export function updateConfig(
  flags: FlagValues,
  which: "update" | "rollback",
  before: UpdateConfig | null,
): UpdateConfig | null {
  const typed = (name: string) => flags.has(`${which}-${name}`);
  const text = (name: string) => flags.text(`${which}-${name}`);
  if (!PARTS.some(typed)) return before;
  const base = before ?? DEFAULT_UPDATE;
  return {
    parallelism: typed("parallelism") ? Number(text("parallelism")) : base.parallelism,
    delaySeconds: typed("delay") ? durationSeconds(text("delay")) : base.delaySeconds,
    failureAction: typed("failure-action") ? text("failure-action") : base.failureAction,
    monitorSeconds: typed("monitor") ? durationSeconds(text("monitor")) : base.monitorSeconds,
    maxFailureRatio: typed("max-failure-ratio") ? Number(text("max-failure-ratio")) : base.maxFailureRatio,
    order: typed("order") ? text("order") : base.order,
  };
}

const PARTS = ["parallelism", "delay", "failure-action", "monitor", "max-failure-ratio", "order"];
