import type { Result } from "../lib/result.ts";
import type { Refusal } from "../model/refusal.ts";
import { refusedCapabilities } from "./capabilities.ts";
import { daemonRefusal } from "./refusals.ts";
import type { ContainerCreateRequest } from "./requests.ts";
import { refusedSignal } from "./signals.ts";

/** What the daemon refuses before it looks at anything else. Source: facts on the command line, section 3.6. */
export function checkRequest(request: ContainerCreateRequest): Result<never, Refusal> | null {
  return (
    refusedContainerMode(request) ??
    refusedIsolation(request) ??
    refusedHostConfig(request) ??
    refusedStopSignal(request) ??
    refusedPorts(request) ??
    refusedRestartPolicy(request) ??
    refusedCapabilities(request)
  );
}

function refusedContainerMode(request: ContainerCreateRequest): Result<never, Refusal> | null {
  const { networkMode } = request;
  if (!networkMode.startsWith("container:")) return null;
  if (networkMode === "container:") {
    return daemonRefusal(
      "network-mode-invalid",
      "invalid network mode: invalid container format container:<name|id>",
      "Name the container whose network is shared: --network container:web.",
    );
  }
  const links = request.endpoints.some((endpoint) => endpoint.links.length > 0);
  const conflicts: readonly (readonly [boolean, string])[] = [
    [request.hostname !== "", "hostname and the network mode"],
    [links, "container type network can't be used with links. This would result in undefined behavior"],
    [request.dns.length > 0, "dns and the network mode"],
    [request.extraHosts.length > 0, "custom host-to-IP mapping and the network mode"],
    [request.ports.length > 0 || request.publishAll, "port publishing and the container type network mode"],
    [request.exposed.length > 0, "port exposing and the container type network mode"],
  ];
  const conflict = conflicts.find(([found]) => found);
  if (conflict) {
    return daemonRefusal(
      "conflicting-options",
      `conflicting options: ${conflict[1]}`,
      "The network belongs to the other container: names, ports and DNS are set there.",
    );
  }
  if (request.isolation.toLowerCase() === "hyperv") {
    return daemonRefusal(
      "hyperv-namespace-share-unsupported",
      "invalid network-mode: using the network stack of another container is not supported while using Hyper-V Containers",
      "A Hyper-V isolated container has a kernel of its own, so it cannot share a compartment: use process isolation on both sides.",
    );
  }
  return null;
}

function refusedIsolation({ isolation }: ContainerCreateRequest): Result<never, Refusal> | null {
  if (["", "default", "process", "hyperv"].includes(isolation.toLowerCase())) return null;
  return daemonRefusal(
    "unsupported-option",
    `invalid isolation (${isolation}): Windows supports 'default', 'process', or 'hyperv'`,
    "process shares the host's kernel, hyperv has one of its own.",
  );
}

/** Flags by name in `hostConfig`, and the daemon's words for each. */
const NOT_ON_WINDOWS: readonly (readonly [flag: string, text: string])[] = [
  ["cpu-rt-period", "CPU real-time period is not supported for Windows containers"],
  ["cpu-rt-runtime", "CPU real-time runtime is not supported for Windows containers"],
  ["privileged", "privileged mode is not supported for Windows containers"],
  ["read-only", "read-only mode is not supported for Windows containers"],
];

function refusedHostConfig({ hostConfig }: ContainerCreateRequest): Result<never, Refusal> | null {
  const found = NOT_ON_WINDOWS.find(([flag]) => flag in hostConfig);
  if (found) {
    return daemonRefusal(
      "unsupported-option",
      `invalid option: ${found[1]}`,
      `--${found[0]} only makes sense on Linux: leave it out.`,
    );
  }
  const workdir = hostConfig["workdir"]?.at(-1) ?? "";
  if (workdir === "" || /^([a-zA-Z]:)?[\\/]/.test(workdir)) return null;
  return daemonRefusal(
    "unsupported-option",
    `the working directory '${workdir}' is invalid, it needs to be an absolute path`,
    "Begin with a drive: -w C:\\app.",
  );
}

function refusedStopSignal({ hostConfig }: ContainerCreateRequest): Result<never, Refusal> | null {
  return refusedSignal(hostConfig["stop-signal"]?.at(-1) ?? "");
}

function refusedPorts({ ports, exposed }: ContainerCreateRequest): Result<never, Refusal> | null {
  const zero = ports.find((port) => port.containerPort === 0);
  const bad = zero
    ? `0/${zero.protocol}`
    : exposed.find((each) => !/^\d+(-\d+)?\/(tcp|udp|sctp)$/.test(each) || each.startsWith("0/"));
  if (bad === undefined) return null;
  return daemonRefusal(
    "port-invalid",
    `invalid port specification: "${bad}"`,
    "A port is a number from 1 to 65535.",
  );
}

function refusedRestartPolicy({
  restartPolicy,
  autoRemove,
}: ContainerCreateRequest): Result<never, Refusal> | null {
  const [name = "", count] = restartPolicy.split(":");
  if (!["", "no", "always", "on-failure", "unless-stopped"].includes(name)) {
    return daemonRefusal(
      "restart-policy-invalid",
      `invalid restart policy: unknown policy '${name}'; use one of 'no', 'always', 'on-failure', or 'unless-stopped'`,
      "Use no, always, on-failure or unless-stopped.",
    );
  }
  if (count !== undefined && name !== "on-failure") {
    return daemonRefusal(
      "restart-policy-invalid",
      "invalid restart policy: maximum retry count can only be used with 'on-failure'",
      "Only on-failure takes a number of tries.",
    );
  }
  if (autoRemove && name !== "" && name !== "no") {
    return daemonRefusal(
      "conflicting-options",
      "can't create 'AutoRemove' container with restart policy",
      "--rm removes the container when it ends; a restart policy starts it again.",
    );
  }
  return null;
}
