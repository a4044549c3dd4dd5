import type { Container } from "../../../model/docker.ts";
import type { Host } from "../../../model/world.ts";
import type { GoStruct, GoValue } from "../template/value.ts";
import { bindsOf, mountSpecs } from "./mounts.ts";
import { portMap } from "./network-settings.ts";
import { isBefore } from "./shown-address.ts";
import { StoredFlags } from "./stored-flags.ts";

/** Rows and columns of the console that the client reports. */
const CONSOLE_SIZE = [30, 120] as const;

/**
 * HostConfig of a container, every key in its order: those of Linux show their zero value. Source: facts on the command
 * line, section 4.7; a whole `docker inspect` of a Windows host; moby, api/types/container/hostconfig.go.
 */
export function hostConfigValue(host: Host, container: Container): GoStruct {
  const flags = new StoredFlags(container);
  const [restart = "no", retries = "0"] = container.restartPolicy.split(":");
  const isOld = isBefore(host, 23);
  return {
    Binds: bindsOf(container),
    ContainerIDFile: flags.text("cidfile"),
    LogConfig: { Type: flags.text("log-driver") || "json-file", Config: flags.map("log-opt") },
    NetworkMode: networkMode(container, flags, isBefore(host, 29)),
    PortBindings: portMap(container, ({ hostIp, hostPortText }) => ({
      HostIp: hostIp,
      HostPort: hostPortText,
    })),
    RestartPolicy: { Name: restart, MaximumRetryCount: Number(retries) },
    AutoRemove: container.autoRemove,
    VolumeDriver: flags.text("volume-driver"),
    VolumesFrom: flags.slice("volumes-from"),
    ...(isOld ? {} : { ConsoleSize: CONSOLE_SIZE }),
    ...some("Annotations", flags.has("annotation") ? flags.map("annotation") : null),
    CapAdd: flags.slice("cap-add"),
    CapDrop: flags.slice("cap-drop"),
    CgroupnsMode: flags.text("cgroupns"),
    Dns: container.dns,
    DnsOptions: container.dnsOptions,
    DnsSearch: container.dnsSearch,
    ExtraHosts: container.extraHosts.length === 0 ? null : container.extraHosts,
    GroupAdd: flags.slice("group-add"),
    IpcMode: flags.text("ipc"),
    Cgroup: "",
    Links: null,
    OomScoreAdj: flags.number("oom-score-adj"),
    PidMode: flags.text("pid"),
    Privileged: flags.bool("privileged"),
    PublishAllPorts: container.publishAll,
    ReadonlyRootfs: flags.bool("read-only"),
    SecurityOpt: flags.slice("security-opt"),
    ...some("StorageOpt", flags.has("storage-opt") ? flags.map("storage-opt") : null),
    ...some("Tmpfs", flags.has("tmpfs") ? tmpfs(flags) : null),
    UTSMode: flags.text("uts"),
    UsernsMode: flags.text("userns"),
    ShmSize: flags.bytes("shm-size"),
    ...some("Sysctls", flags.has("sysctl") ? flags.map("sysctl") : null),
    ...some("Runtime", flags.text("runtime") || null),
    ...(isOld ? { ConsoleSize: CONSOLE_SIZE } : {}),
    Isolation: container.isolation,
    ...resources(flags, isOld),
    ...some("Mounts", flags.has("mount") ? mountSpecs(container) : null),
    MaskedPaths: null,
    ReadonlyPaths: null,
    ...(flags.has("init") ? { Init: flags.bool("init") } : {}),
  };
}

/** Only from 29 on the daemon stores which network "default" is. Source: facts on the command line, section 3.10. */
function networkMode({ networkMode: mode }: Container, flags: StoredFlags, isOld: boolean): string {
  return isOld && mode === "nat" && !flags.has("network") ? "default" : mode;
}

/** A field that Go leaves out when it is empty. */
function some(name: string, value: GoValue): GoStruct {
  return value === null ? {} : { [name]: value };
}

/** `--tmpfs PATH:OPTIONS` as path → options. */
function tmpfs(flags: StoredFlags): GoValue {
  return new Map(
    flags.list("tmpfs").map((text): [string, string] => {
      const colon = text.lastIndexOf(":");
      return colon < 2 ? [text, ""] : [text.slice(0, colon), text.slice(colon + 1)];
    }),
  );
}

/** The part that Go calls Resources. Clients before 23 left lists nil that later ones send empty. */
function resources(flags: StoredFlags, isOld: boolean): GoStruct {
  const empty = isOld ? null : [];
  return {
    CpuShares: flags.number("cpu-shares"),
    Memory: flags.bytes("memory"),
    NanoCpus: Math.round(fraction(flags.text("cpus")) * 1e9),
    CgroupParent: flags.text("cgroup-parent"),
    BlkioWeight: flags.number("blkio-weight"),
    BlkioWeightDevice: [],
    BlkioDeviceReadBps: empty,
    BlkioDeviceWriteBps: empty,
    BlkioDeviceReadIOps: empty,
    BlkioDeviceWriteIOps: empty,
    CpuPeriod: flags.number("cpu-period"),
    CpuQuota: flags.number("cpu-quota"),
    CpuRealtimePeriod: flags.number("cpu-rt-period"),
    CpuRealtimeRuntime: flags.number("cpu-rt-runtime"),
    CpusetCpus: flags.text("cpuset-cpus"),
    CpusetMems: flags.text("cpuset-mems"),
    Devices: flags.list("device").map((path) => ({
      PathOnHost: path,
      PathInContainer: "",
      CgroupPermissions: "",
    })),
    DeviceCgroupRules: flags.slice("device-cgroup-rule"),
    DeviceRequests: null,
    ...(isOld ? { KernelMemory: flags.bytes("kernel-memory"), KernelMemoryTCP: 0 } : {}),
    MemoryReservation: flags.bytes("memory-reservation"),
    MemorySwap: flags.bytes("memory-swap"),
    MemorySwappiness: null,
    OomKillDisable: flags.bool("oom-kill-disable"),
    PidsLimit: null,
    Ulimits: empty,
    CpuCount: flags.number("cpu-count"),
    CpuPercent: flags.number("cpu-percent"),
    IOMaximumIOps: flags.number("io-maxiops"),
    IOMaximumBandwidth: flags.bytes("io-maxbandwidth"),
  };
}

/** `--cpus 1.5`, or `3/2`; "" is 0. */
function fraction(text: string): number {
  const [upper = "0", lower = "1"] = text.split("/");
  return Number(upper) / Number(lower);
}
