import { OS_PROFILES, type OsProfile } from "../../../model/profiles.ts";
import type { Swarm } from "../../../model/swarm.ts";
import type { Host, World } from "../../../model/world.ts";
import { swarmRole } from "../daemon.ts";
import type { GoStruct } from "../template/value.ts";
import { type CommandContext, hostOf } from "./context.ts";
import { LOG_DRIVERS, NETWORK_DRIVERS } from "./info-drivers.ts";
import { printFormatted } from "./version.ts";

/** `docker info`. Source: facts on the command line, section 8. */
export function info(context: CommandContext): void {
  const host = hostOf(context);
  const { world } = context.tx;
  const format = context.flags.text("format");
  if (format !== "") return printFormatted(context, infoValue(host, world), format);
  context.printer.out(infoText(host, world));
}

function infoText(host: Host, world: World): string {
  const { docker, name, cpus, memoryGib, os } = host.settings;
  const profile = OS_PROFILES[os];
  const count = counts(host);
  return `Client:
 Version:    ${docker.version}
 Context:    default
 Debug Mode: false

Server:
 Containers: ${count.all}
  Running: ${count.running}
  Paused: ${count.paused}
  Stopped: ${count.stopped}
 Images: ${count.images}
 Server Version: ${docker.version}
 Storage Driver: windowsfilter
  Windows: 
 Logging Driver: json-file
 Plugins:
  Volume: local
  Network: ${NETWORK_DRIVERS.join(" ")}
  Log: ${LOG_DRIVERS.join(" ")}
${swarmText(host, world)} Default Isolation: ${profile.defaultIsolation}
 Kernel Version: ${kernelVersion(profile)}
 Operating System: ${operatingSystem(profile)}
 OSType: windows
 Architecture: x86_64
 CPUs: ${cpus}
 Total Memory: ${memoryGib}GiB
 Name: ${name.toUpperCase()}
 ID: ${docker.id}
 Docker Root Dir: C:\\ProgramData\\docker
 Debug Mode: false
 Experimental: false
 Insecure Registries:
  ::1/128
  127.0.0.0/8
 Live Restore Enabled: false
 Product License: Community Engine

`;
}

function counts(host: Host) {
  const states = host.containers.map(({ state }) => state);
  const running = states.filter((state) => state === "running").length;
  const paused = states.filter((state) => state === "paused").length;
  return {
    all: states.length,
    running,
    paused,
    stopped: states.length - running - paused,
    images: new Set(host.containers.map(({ image }) => image)).size,
  };
}

/** Branch of Windows that a build comes from. Source: facts on the command line, section 8, for 20348. */
const BRANCHES: Readonly<Record<number, string>> = { 20348: "fe_release.210507-1500" };

function kernelVersion({ build, revision }: OsProfile): string {
  const branch = BRANCHES[build];
  const tail = branch === undefined ? `${build}.${revision}` : `${build}.1.amd64fre.${branch}`;
  return `10.0 ${build} (${tail})`;
}

const RELEASES: Readonly<Record<number, string>> = {
  14393: "Version 1607",
  16299: "Version 1709",
  17134: "Version 1803",
  17763: "Version 1809",
  20348: "Version 21H2",
  26100: "Version 24H2",
  19045: "Version 22H2",
  22631: "Version 23H2",
};

function operatingSystem({ client, build, revision }: OsProfile): string {
  const family = client ? "Windows 10 Pro" : "Windows Server";
  return `Microsoft ${family} ${RELEASES[build] ?? ""} (OS Build ${build}.${revision})`;
}

function swarmOf(host: Host, world: World): Swarm | undefined {
  const membership = host.settings.docker.swarm;
  return membership === null ? undefined : world.swarms.get(membership.swarmId);
}

function swarmText(host: Host, world: World): string {
  const swarm = swarmOf(host, world);
  const node = swarm?.nodes.find(({ id }) => id === host.settings.docker.swarm?.nodeId);
  if (!swarm || !node) return " Swarm: inactive\n";
  const managers = swarm.nodes.filter(({ role }) => role === "manager");
  const cluster =
    swarmRole(host, world) === "manager"
      ? `  Is Manager: true
  ClusterID: ${swarm.id}
  Managers: ${managers.length}
  Nodes: ${swarm.nodes.length}
  Default Address Pool: ${swarm.addressPools.join("  ")}  
  SubnetSize: ${swarm.subnetSize}
  Data Path Port: ${swarm.dataPathPort}
  Orchestration:
   Task History Retention Limit: 5
  Raft:
   Snapshot Interval: 10000
   Number of Old Snapshots to Retain: 0
   Heartbeat Tick: 1
   Election Tick: 10
  Dispatcher:
   Heartbeat Period: 5 seconds
  CA Configuration:
   Expiry Duration: 3 months
   Force Rotate: 0
  Autolock Managers: ${swarm.settings.autolock}
  Root Rotation In Progress: false
`
      : "  Is Manager: false\n";
  const addresses = managers.map(({ address }) => `   ${address}:2377\n`).join("");
  return ` Swarm: active
  NodeID: ${node.id}
${cluster}  Node Address: ${node.address}
  Manager Addresses:
${addresses}`;
}

function infoValue(host: Host, world: World): GoStruct {
  const { docker, name, cpus, memoryGib, os } = host.settings;
  const profile = OS_PROFILES[os];
  const count = counts(host);
  const swarm = swarmOf(host, world);
  const node = swarm?.nodes.find(({ id }) => id === docker.swarm?.nodeId);
  return {
    ID: docker.id,
    Containers: count.all,
    ContainersRunning: count.running,
    ContainersPaused: count.paused,
    ContainersStopped: count.stopped,
    Images: count.images,
    Driver: "windowsfilter",
    Plugins: { Volume: ["local"], Network: NETWORK_DRIVERS, Authorization: null, Log: LOG_DRIVERS },
    KernelVersion: kernelVersion(profile),
    OperatingSystem: operatingSystem(profile),
    OSType: "windows",
    Architecture: "x86_64",
    NCPU: cpus,
    MemTotal: memoryGib * 2 ** 30,
    DockerRootDir: "C:\\ProgramData\\docker",
    Name: name.toUpperCase(),
    ServerVersion: docker.version,
    Isolation: profile.defaultIsolation,
    Swarm: {
      NodeID: node?.id ?? "",
      NodeAddr: node?.address ?? "",
      LocalNodeState: swarm ? "active" : "inactive",
      ControlAvailable: swarmRole(host, world) === "manager",
      Nodes: swarm?.nodes.length ?? 0,
      Managers: swarm?.nodes.filter(({ role }) => role === "manager").length ?? 0,
    },
  };
}
