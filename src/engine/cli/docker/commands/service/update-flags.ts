import type { ServiceRequest } from "../../../../dockerd/swarm/services.ts";
import { err, ok, type Result } from "../../../../lib/result.ts";
import type { SwarmNetwork, SwarmPort } from "../../../../model/swarm.ts";
import type { FlagValues } from "../../grammar/flag-values.ts";
import { digestOf, withTag } from "./image.ts";
import { shellWords } from "./shell-words.ts";
import {
  isolationOf,
  networkTargets,
  portsOf,
  restartCondition,
  spreadKey,
  updateConfig,
} from "./spec-flags.ts";

type Change = (spec: ServiceRequest) => ServiceRequest;

/**
 * What the flags of `service update` make of a service; an error is the client's complaint. `--x-rm` goes before
 * `--x-add`, so that a port or network can be taken off and put back. Source: docker/cli, command/service/update.go.
 */
export function serviceChange(
  flags: FlagValues,
  mode: ServiceRequest["mode"],
  networks: readonly SwarmNetwork[],
): Result<Change, string> {
  if (mode === "global" && flags.has("replicas")) {
    return err("replicas can only be used with replicated or replicated-job mode");
  }
  return ok((spec) => ({
    ...spec,
    ...imageOf(flags, spec),
    ...(flags.has("args") ? { args: shellWords(flags.text("args")) } : {}),
    ...(flags.has("entrypoint") ? { command: shellWords(flags.text("entrypoint")) } : {}),
    ...(flags.has("replicas") ? { replicas: flags.number("replicas") } : {}),
    ...(flags.has("replicas-max-per-node")
      ? { maxReplicasPerNode: flags.number("replicas-max-per-node") }
      : {}),
    ...(flags.has("endpoint-mode")
      ? { endpointMode: flags.text("endpoint-mode") === "dnsrr" ? "dnsrr" : "vip" }
      : {}),
    ...(flags.has("hostname") ? { hostname: flags.text("hostname") } : {}),
    ...(flags.has("isolation") ? { isolation: isolationOf(flags) } : {}),
    ...(flags.has("tty") ? { tty: flags.bool("tty") } : {}),
    ...(flags.has("restart-condition") ? { restartCondition: restartCondition(flags) } : {}),
    networks: changedNetworks(flags, spec.networks, networks),
    ports: changedPorts(flags, spec.ports),
    constraints: changedList(flags, "constraint", spec.constraints),
    spreadOver: changedSpread(flags, spec.spreadOver),
    labels: changedMap(flags, "label", spec.labels),
    containerLabels: changedMap(flags, "container-label", spec.containerLabels),
    env: changedEnv(flags, spec.env),
    dns: changedList(flags, "dns", spec.dns),
    dnsSearch: changedList(flags, "dns-search", spec.dnsSearch),
    extraHosts: changedList(flags, "host", spec.extraHosts),
    updateConfig: updateConfig(flags, "update", spec.updateConfig),
    rollbackConfig: updateConfig(flags, "rollback", spec.rollbackConfig),
    forced: spec.forced + (flags.bool("force") ? 1 : 0),
  }));
}

function imageOf(flags: FlagValues, spec: ServiceRequest): Pick<ServiceRequest, "image" | "digest"> {
  if (!flags.has("image")) return spec;
  const image = flags.text("image");
  return { image: withTag(image), digest: flags.bool("no-resolve-image") ? null : digestOf(image) };
}

function changedList(flags: FlagValues, name: string, before: readonly string[]): readonly string[] {
  const gone = new Set(flags.list(`${name}-rm`));
  return [...new Set([...before.filter((each) => !gone.has(each)), ...flags.list(`${name}-add`)])];
}

function changedMap(
  flags: FlagValues,
  name: string,
  before: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const gone = new Set(flags.list(`${name}-rm`));
  const kept = Object.entries(before).filter(([key]) => !gone.has(key));
  return { ...Object.fromEntries(kept), ...flags.map(`${name}-add`) };
}

/** Variables are taken off by name; one that is there gets the new value. */
function changedEnv(flags: FlagValues, before: readonly string[]): readonly string[] {
  const nameOf = (text: string) => text.split("=", 1)[0] ?? "";
  const added = flags.list("env-add");
  const gone = new Set([...flags.list("env-rm"), ...added.map(nameOf)]);
  return [...before.filter((each) => !gone.has(nameOf(each))), ...added];
}

function changedSpread(flags: FlagValues, before: readonly string[]): readonly string[] {
  const gone = new Set(flags.list("placement-pref-rm").map(spreadKey));
  return [...before.filter((key) => !gone.has(key)), ...flags.list("placement-pref-add").map(spreadKey)];
}

/** A network is taken off by name or id. */
function changedNetworks(
  flags: FlagValues,
  before: ServiceRequest["networks"],
  known: readonly SwarmNetwork[],
): ServiceRequest["networks"] {
  const idOf = (ref: string) => known.find(({ id, name }) => id === ref || name === ref)?.id ?? ref;
  const gone = new Set(networkTargets(flags, "network-rm").map(({ target }) => idOf(target)));
  const kept = before.filter(({ target }) => !gone.has(idOf(target)));
  const added = networkTargets(flags, "network-add").filter(
    ({ target }) => !kept.some((each) => idOf(each.target) === idOf(target)),
  );
  return [...kept, ...added];
}

/** A port is taken off by its target; an added one replaces what has its target and protocol published there. */
function changedPorts(flags: FlagValues, before: readonly SwarmPort[]): readonly SwarmPort[] {
  const gone = portsOf(flags, "publish-rm");
  const added = portsOf(flags, "publish-add");
  const same = (left: SwarmPort, right: SwarmPort) =>
    left.targetPort === right.targetPort && left.protocol === right.protocol;
  const kept = before.filter(
    (port) =>
      !gone.some((each) => same(each, port)) &&
      !added.some((each) => same(each, port) && each.publishedPort === port.publishedPort),
  );
  return [...kept, ...added];
}
