import { parsePrefix } from "../../../../lib/ipv4.ts";
import { isoTime } from "../../../../lib/time.ts";
import type { ServiceSpec, Swarm, SwarmPort, SwarmService, UpdateConfig } from "../../../../model/swarm.ts";

import { type GoStruct, type GoValue, goMap } from "../../template/value.ts";
import { DEFAULT_UPDATE } from "./spec-flags.ts";

const NANOSECONDS = 1e9;

/** One object of `docker service inspect`. Source: facts, section 7.2; moby, api/types/swarm/service.go. */
export function serviceValue(swarm: Swarm, service: SwarmService): GoStruct {
  const { id, version, created, updated, previous, lastUpdate } = service;
  return {
    ID: id,
    Version: { Index: 10 + version },
    CreatedAt: isoTime(created),
    UpdatedAt: isoTime(updated),
    Spec: specValue(service),
    ...(previous === null ? {} : { PreviousSpec: specValue(previous) }),
    Endpoint: endpointValue(swarm, service),
    ...(lastUpdate === null
      ? {}
      : {
          UpdateStatus: {
            State: lastUpdate.state,
            StartedAt: isoTime(lastUpdate.at),
            CompletedAt: isoTime(lastUpdate.at),
            Message: updateMessage(lastUpdate.state),
          },
        }),
  };
}

export function updateMessage(state: NonNullable<SwarmService["lastUpdate"]>["state"]): string {
  return state === "completed" ? "update completed" : "rollback completed";
}

/** The image as the tasks are told to run it: with its digest once the client has looked that up. */
export function pinnedImage({ image, digest }: Pick<ServiceSpec, "image" | "digest">): string {
  return digest === null ? image : `${image}@${digest}`;
}

function specValue(spec: ServiceSpec): GoStruct {
  return {
    Name: spec.name,
    Labels: goMap(spec.labels),
    TaskTemplate: taskTemplate(spec),
    Mode: spec.mode === "global" ? { Global: {} } : { Replicated: { Replicas: spec.replicas } },
    UpdateConfig: configValue(spec.updateConfig),
    RollbackConfig: configValue(spec.rollbackConfig),
    EndpointSpec: {
      Mode: spec.endpointMode,
      ...(spec.ports.length === 0 ? {} : { Ports: spec.ports.map(portValue) }),
    },
  };
}

/** What a task is made from, as services and tasks show it. */
export function taskTemplate(spec: ServiceSpec): GoStruct {
  const networks = spec.networks.map(({ id, aliases }) => ({
    Target: id,
    ...(aliases.length === 0 ? {} : { Aliases: aliases }),
  }));
  return {
    ContainerSpec: containerSpec(spec),
    Resources: { Limits: {}, Reservations: {} },
    RestartPolicy: { Condition: spec.restartCondition, Delay: 5 * NANOSECONDS, MaxAttempts: 0 },
    Placement: {
      ...(spec.constraints.length === 0 ? {} : { Constraints: spec.constraints }),
      ...(spec.spreadOver.length === 0
        ? {}
        : { Preferences: spec.spreadOver.map((key) => ({ Spread: { SpreadDescriptor: key } })) }),
      ...(spec.maxReplicasPerNode === 0 ? {} : { MaxReplicas: spec.maxReplicasPerNode }),
      Platforms: [{ Architecture: "amd64", OS: "windows" }],
    },
    ...(networks.length === 0 ? {} : { Networks: networks }),
    ForceUpdate: spec.forced,
    Runtime: "container",
  };
}

function containerSpec(spec: ServiceSpec): GoStruct {
  const list = (name: string, values: readonly string[]): GoStruct =>
    values.length === 0 ? {} : { [name]: values };
  const dns = { ...list("Nameservers", spec.dns), ...list("Search", spec.dnsSearch) };
  const hosts = spec.extraHosts.map((text) => {
    const colon = text.indexOf(":");
    return `${text.slice(colon + 1)} ${text.slice(0, colon)}`;
  });
  return {
    Image: pinnedImage(spec),
    ...(Object.keys(spec.containerLabels).length === 0 ? {} : { Labels: goMap(spec.containerLabels) }),
    ...list("Command", spec.command),
    ...list("Args", spec.args),
    ...(spec.hostname === "" ? {} : { Hostname: spec.hostname }),
    ...list("Env", spec.env),
    ...(spec.tty ? { TTY: true } : {}),
    StopGracePeriod: 10 * NANOSECONDS,
    DNSConfig: dns,
    ...list("Hosts", hosts),
    Isolation: spec.isolation === "" ? "default" : spec.isolation,
  };
}

function configValue(config: UpdateConfig | null): GoStruct {
  const shown = config ?? DEFAULT_UPDATE;
  return {
    Parallelism: shown.parallelism,
    ...(shown.delaySeconds === 0 ? {} : { Delay: shown.delaySeconds * NANOSECONDS }),
    FailureAction: shown.failureAction,
    Monitor: shown.monitorSeconds * NANOSECONDS,
    MaxFailureRatio: shown.maxFailureRatio,
    Order: shown.order,
  };
}

function portValue({ protocol, targetPort, publishedPort, mode }: SwarmPort): GoStruct {
  return {
    Protocol: protocol,
    TargetPort: targetPort,
    ...(publishedPort === 0 ? {} : { PublishedPort: publishedPort }),
    PublishMode: mode,
  };
}

function endpointValue(swarm: Swarm, service: SwarmService): GoStruct {
  const ports: GoValue = service.ports.map(portValue);
  const some = service.ports.length === 0 ? {} : { Ports: ports };
  const addresses = Object.entries(service.vips).map(([id, ip]) => ({
    NetworkID: id,
    Addr: `${ip}/${prefixLength(swarm, id)}`,
  }));
  return {
    Spec: { Mode: service.endpointMode, ...some },
    ...some,
    ...(addresses.length === 0 ? {} : { VirtualIPs: addresses }),
  };
}

export function prefixLength({ networks }: Swarm, id: string): number {
  const subnet = networks.find((network) => network.id === id)?.ipam[0]?.subnet ?? "";
  return parsePrefix(subnet)?.length ?? 24;
}
