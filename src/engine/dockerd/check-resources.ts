import { ok, type Result } from "../lib/result.ts";
import type { Refusal } from "../model/refusal.ts";
import type { Host } from "../model/world.ts";
import { daemonRefusal } from "./refusals.ts";
import type { ContainerCreateRequest } from "./requests.ts";

/** CPU limits as the daemon goes on with them; 0 is none. */
interface CpuLimits {
  readonly count: number;
  readonly shares: number;
  readonly percent: number;
  readonly cpus: number;
}

/** Flags as the daemon stores them, and what it says about those it has discarded. */
interface CheckedResources {
  readonly hostConfig: HostConfig;
  readonly warnings: readonly string[];
}

type HostConfig = ContainerCreateRequest["hostConfig"];

/**
 * Takes away CPU limits that exclude each other, with a warning, or says what Windows cannot limit. `isolation`: the
 * effective one.
 * Source: facts on the command line, section 3.6, row 4; moby, daemon/daemon_windows.go, verifyPlatformContainerResources.
 */
export function checkResources(
  host: Host,
  { hostConfig }: ContainerCreateRequest,
  isolation: "process" | "hyperv",
): Result<CheckedResources, Refusal> {
  if (Object.keys(hostConfig).length === 0) return ok({ hostConfig, warnings: [] });
  const asked: CpuLimits = {
    count: numberOf(hostConfig["cpu-count"]),
    shares: numberOf(hostConfig["cpu-shares"]),
    percent: numberOf(hostConfig["cpu-percent"]),
    cpus: numberOf(hostConfig["cpus"]),
  };
  const { limits, warnings } = isolation === "process" ? exclusive(asked) : { limits: asked, warnings: [] };
  const { "cpu-shares": shares, "cpu-percent": percent, ...rest } = hostConfig;
  const kept = {
    ...rest,
    ...(shares && limits.shares > 0 ? { "cpu-shares": shares } : {}),
    ...(percent && limits.percent > 0 ? { "cpu-percent": percent } : {}),
  };
  return refusedCpus(host, limits) ?? refusedLinuxResource(hostConfig) ?? ok({ hostConfig: kept, warnings });
}

/** "1.5", or a fraction as `--cpus 3/2` takes it. */
function numberOf(texts: readonly string[] = []): number {
  const [upper = "0", lower = "1"] = (texts.at(-1) ?? "0").split("/");
  return Number(upper) / Number(lower);
}

/** A process container has one of the three limits: count before shares before percent. */
function exclusive(asked: CpuLimits): { readonly limits: CpuLimits; readonly warnings: readonly string[] } {
  const warnings: string[] = [];
  const { count } = asked;
  let { shares, percent } = asked;
  if (count > 0 && shares > 0) {
    warnings.push(discarded("count", "shares"));
    shares = 0;
  }
  if (percent > 0 && (count > 0 || shares > 0)) {
    warnings.push(discarded(count > 0 ? "count" : "shares", "percent"));
    percent = 0;
  }
  return { limits: { ...asked, shares, percent }, warnings };
}

function discarded(kept: string, lost: string): string {
  return `Conflicting options: CPU ${kept} takes priority over CPU ${lost} on Windows Server Containers. CPU ${lost} discarded`;
}

function refusedCpus(host: Host, { count, shares, percent, cpus }: CpuLimits): Result<never, Refusal> | null {
  const available = host.settings.cpus;
  const faults: readonly (readonly [boolean, string])[] = [
    [shares < 0 || shares > 10_000, "range of CPUShares is from 1 to 10000"],
    [percent < 0 || percent > 100, "range of CPUPercent is from 1 to 100"],
    [count < 0, "invalid CPUCount: CPUCount cannot be negative"],
    [cpus > 0 && percent > 0, "conflicting options: Nano CPUs and CPU Percent cannot both be set"],
    [cpus > 0 && shares > 0, "conflicting options: Nano CPUs and CPU Shares cannot both be set"],
    [
      cpus < 0 || cpus > available,
      `range of CPUs is from 0.01 to ${available}.00, as there are only ${available} CPUs available`,
    ],
  ];
  const fault = faults.find(([found]) => found);
  return fault
    ? daemonRefusal(
        "cpu-limit-invalid",
        fault[1],
        "Give one CPU limit only: --cpus 2, --cpu-count 2 or --cpu-percent 50.",
      )
    : null;
}

/** In the daemon's order: flag, and the field that it names. */
const LINUX_RESOURCES: readonly (readonly [flag: string, field: string])[] = [
  ["device-read-bps", "BlkioDeviceReadBps"],
  ["device-read-iops", "BlkioDeviceReadIOps"],
  ["device-write-bps", "BlkioDeviceWriteBps"],
  ["device-write-iops", "BlkioDeviceWriteIOps"],
  ["blkio-weight", "BlkioWeight"],
  ["blkio-weight-device", "BlkioWeightDevice"],
  ["cgroup-parent", "CgroupParent"],
  ["cpu-period", "CPUPeriod"],
  ["cpuset-cpus", "CpusetCpus"],
  ["cpuset-mems", "CpusetMems"],
  ["memory-reservation", "MemoryReservation"],
  ["memory-swap", "MemorySwap"],
  ["memory-swappiness", "MemorySwappiness"],
  ["oom-kill-disable", "OomKillDisable"],
  ["pids-limit", "PidsLimit"],
  ["ulimit", "Ulimits"],
];

function refusedLinuxResource(hostConfig: HostConfig): Result<never, Refusal> | null {
  const found = LINUX_RESOURCES.find(([flag]) => flag in hostConfig);
  if (!found) return null;
  return daemonRefusal(
    "unsupported-option",
    `invalid option: Windows does not support ${found[1]}`,
    `--${found[0]} only makes sense on Linux: leave it out.`,
  );
}
