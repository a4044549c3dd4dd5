import { isoTime } from "../../../lib/time.ts";
import { OS_PROFILES } from "../../../model/profiles.ts";
import type { Swarm, SwarmNode } from "../../../model/swarm.ts";
import type { Host, World } from "../../../model/world.ts";
import { swarmRole } from "../daemon.ts";
import { type GoStruct, goMap } from "../template/value.ts";
import { BUILT, CLIENT_COMMIT, GO_VERSION } from "../version-numbers.ts";
import { LOG_DRIVERS, NETWORK_DRIVERS } from "./info-drivers.ts";
import { counts, kernelVersion, operatingSystem, swarmOf } from "./info-facts.ts";

/**
 * `docker info --format json`: every key in its order; what only Linux has is false or empty. Source: moby,
 * api/types/system/info.go; facts on the command line, section 8, for what Windows fills in.
 */
export function infoValue(host: Host, world: World): GoStruct {
  const { docker, name, cpus, memoryGib, os } = host.settings;
  const profile = OS_PROFILES[os];
  const count = counts(host);
  return {
    ID: docker.id,
    Containers: count.all,
    ContainersRunning: count.running,
    ContainersPaused: count.paused,
    ContainersStopped: count.stopped,
    Images: count.images,
    Driver: "windowsfilter",
    DriverStatus: [["Windows", ""]],
    Plugins: { Volume: ["local"], Network: NETWORK_DRIVERS, Authorization: null, Log: LOG_DRIVERS },
    MemoryLimit: false,
    SwapLimit: false,
    CpuCfsPeriod: false,
    CpuCfsQuota: false,
    CPUShares: false,
    CPUSet: false,
    PidsLimit: false,
    IPv4Forwarding: false,
    Debug: false,
    NFd: -1,
    OomKillDisable: false,
    NGoroutines: 26,
    SystemTime: isoTime(world.clock),
    LoggingDriver: "json-file",
    CgroupDriver: "",
    NEventsListener: 0,
    KernelVersion: kernelVersion(profile),
    OperatingSystem: operatingSystem(profile),
    OSVersion: `10.0.${profile.build}`,
    OSType: "windows",
    Architecture: "x86_64",
    IndexServerAddress: "https://index.docker.io/v1/",
    RegistryConfig: REGISTRY,
    NCPU: cpus,
    MemTotal: memoryGib * 2 ** 30,
    GenericResources: null,
    DockerRootDir: "C:\\ProgramData\\docker",
    HttpProxy: "",
    HttpsProxy: "",
    NoProxy: "",
    Name: name.toUpperCase(),
    Labels: [],
    ExperimentalBuild: false,
    ServerVersion: docker.version,
    Runtimes: null,
    DefaultRuntime: "",
    Swarm: swarmInfo(host, world),
    LiveRestoreEnabled: false,
    Isolation: profile.defaultIsolation,
    InitBinary: "",
    ContainerdCommit: { ID: "" },
    RuncCommit: { ID: "" },
    InitCommit: { ID: "" },
    SecurityOptions: null,
    ProductLicense: "Community Engine",
    CDISpecDirs: null,
    Warnings: null,
    ClientInfo: {
      Debug: false,
      Version: docker.version,
      GitCommit: CLIENT_COMMIT,
      GoVersion: GO_VERSION,
      Os: "windows",
      Arch: "amd64",
      BuildTime: BUILT,
      Context: "default",
      Plugins: [],
      Warnings: null,
    },
  };
}

const DOCKER_HUB = { Name: "docker.io", Mirrors: [], Secure: true, Official: true } as const;

const REGISTRY: GoStruct = {
  InsecureRegistryCIDRs: ["::1/128", "127.0.0.0/8"],
  IndexConfigs: new Map([["docker.io", DOCKER_HUB]]),
  Mirrors: null,
};

function localNodeState(swarm: Swarm | undefined, node: SwarmNode | undefined): string {
  if (!swarm) return "inactive";
  return node?.locked ? "locked" : "active";
}

/** Counts of zero are left out of JSON; a template still sees them. Source: moby, api/types/swarm/swarm.go, Info. */
function swarmInfo(host: Host, world: World): GoStruct {
  const swarm = swarmOf(host, world);
  const node = swarm?.nodes.find(({ id }) => id === host.settings.docker.swarm?.nodeId);
  const isManager = swarmRole(host, world) === "manager" && node?.locked !== true;
  const managers = swarm?.nodes.filter(({ role }) => role === "manager") ?? [];
  const counted = swarm && isManager ? { Nodes: swarm.nodes.length, Managers: managers.length } : null;
  return {
    NodeID: node?.id ?? "",
    NodeAddr: node?.address ?? "",
    LocalNodeState: localNodeState(swarm, node),
    ControlAvailable: isManager,
    Error: "",
    RemoteManagers: swarm
      ? managers.map(({ id, address }) => ({ NodeID: id, Addr: `${address}:2377` }))
      : null,
    ...(counted ?? { Nodes: () => 0, Managers: () => 0 }),
    ...(swarm && isManager
      ? { Cluster: { ID: swarm.id, Spec: { Name: "default", Labels: goMap({}) } } }
      : {}),
  };
}
