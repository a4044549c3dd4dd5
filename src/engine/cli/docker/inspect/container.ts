import { imageId } from "../../../dockerd/images.ts";
import { isoTime } from "../../../lib/time.ts";
import type { Container } from "../../../model/docker.ts";
import type { Host } from "../../../model/world.ts";
import { type GoStruct, type GoValue, goMap } from "../template/value.ts";
import { hostConfigValue } from "./host-config.ts";
import { anonymousVolumes, mountPoints } from "./mounts.ts";
import { networkSettings } from "./network-settings.ts";
import { StoredFlags } from "./stored-flags.ts";

const ROOT = "C:\\ProgramData\\docker";

/**
 * One object of `docker inspect CONTAINER`; `sized`: with -s. Source: facts on the command line, section 4.7; a whole
 * `docker inspect` of a Windows host; moby, api/types/container/container.go.
 */
export function containerValue(host: Host, container: Container, sized: boolean): GoStruct {
  const words = [...(container.entrypoint ?? []), ...container.command];
  const { id } = container;
  return {
    Id: id,
    ID: () => id,
    Created: isoTime(container.created),
    Path: words[0] ?? "",
    Args: words.slice(1),
    State: stateValue(container),
    Image: imageId(container.image),
    ResolvConfPath: "",
    HostnamePath: "",
    HostsPath: "",
    LogPath: container.startedAt === null ? "" : `${ROOT}\\containers\\${id}\\${id}-json.log`,
    Name: `/${container.name}`,
    RestartCount: 0,
    Driver: "windowsfilter",
    Platform: "windows",
    MountLabel: "",
    ProcessLabel: "",
    AppArmorProfile: "",
    ExecIDs: null,
    HostConfig: hostConfigValue(host, container),
    GraphDriver: { Data: goMap({ dir: `${ROOT}\\windowsfilter\\${id}` }), Name: "windowsfilter" },
    ...(sized ? { SizeRw: 0, SizeRootFs: 0 } : {}),
    Mounts: mountPoints(container),
    Config: configValue(container),
    NetworkSettings: networkSettings(host, container),
  };
}

function stateValue(container: Container): GoStruct {
  const { state, exitCode, startedAt, finishedAt } = container;
  const moment = (clock: number | null) => (clock === null ? "0001-01-01T00:00:00Z" : isoTime(clock));
  return {
    Status: state,
    Running: state === "running" || state === "paused",
    Paused: state === "paused",
    Restarting: false,
    OOMKilled: false,
    Dead: state === "dead",
    Pid: state === "running" ? processId(container) : 0,
    ExitCode: exitCode,
    Error: container.startError,
    StartedAt: moment(startedAt),
    FinishedAt: moment(state === "running" ? null : finishedAt),
  };
}

/** A number that stays the same for one container: Windows process ids are multiples of four. */
export function processId(container: Container): number {
  return 1000 + (Number.parseInt(container.id.slice(0, 4), 16) % 2000) * 4;
}

/** Source: moby, api/types/container/config.go. */
function configValue(container: Container): GoStruct {
  const flags = new StoredFlags(container);
  const { attached, env, command } = container;
  const volumes = anonymousVolumes(container);
  return {
    Hostname: container.hostname,
    Domainname: container.domainname,
    User: flags.text("user"),
    AttachStdin: attached.includes("stdin"),
    AttachStdout: attached.includes("stdout"),
    AttachStderr: attached.includes("stderr"),
    ...exposedPorts(container),
    Tty: container.tty,
    OpenStdin: container.openStdin,
    StdinOnce: container.openStdin && attached.includes("stdin"),
    Env: env.length === 0 ? null : env,
    Cmd: command.length === 0 ? null : command,
    ...healthcheck(flags),
    Image: container.image,
    Volumes: volumes.length === 0 ? null : setOf(volumes),
    WorkingDir: flags.text("workdir"),
    Entrypoint: container.entrypoint,
    OnBuild: null,
    Labels: goMap(container.labels),
    ...(flags.has("stop-signal") ? { StopSignal: flags.text("stop-signal") } : {}),
    ...(flags.has("stop-timeout") ? { StopTimeout: flags.number("stop-timeout") } : {}),
  };
}

/** map[string]struct{}: names without values. */
function setOf(names: readonly string[]): GoValue {
  return new Map(names.map((name): [string, GoValue] => [name, {}]));
}

/** What the image and --expose name, and what -p publishes: the client exposes those ports too. */
function exposedPorts({ exposed, publish }: Container): GoStruct {
  const published = publish.map(({ containerPort, protocol }) => `${containerPort}/${protocol}`);
  const ports = new Set([...exposed, ...published]);
  return ports.size === 0 ? {} : { ExposedPorts: setOf([...ports]) };
}

function healthcheck(flags: StoredFlags): GoStruct {
  if (flags.bool("no-healthcheck")) return { Healthcheck: { Test: ["NONE"] } };
  const times = [
    ["Interval", "health-interval"],
    ["Timeout", "health-timeout"],
    ["StartPeriod", "health-start-period"],
    ["StartInterval", "health-start-interval"],
  ] as const;
  const check: GoStruct = {
    ...(flags.has("health-cmd") ? { Test: ["CMD-SHELL", flags.text("health-cmd")] } : {}),
    ...Object.fromEntries(
      times.filter(([, flag]) => flags.has(flag)).map(([field, flag]) => [field, flags.nanoseconds(flag)]),
    ),
    ...(flags.has("health-retries") ? { Retries: flags.number("health-retries") } : {}),
  };
  return Object.keys(check).length === 0 ? {} : { Healthcheck: check };
}
