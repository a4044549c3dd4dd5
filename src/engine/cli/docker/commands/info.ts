import { OS_PROFILES } from "../../../model/profiles.ts";
import type { Host, World } from "../../../model/world.ts";
import { swarmRole } from "../daemon.ts";
import { type CommandContext, hostOf } from "./context.ts";
import { LOG_DRIVERS, NETWORK_DRIVERS } from "./info-drivers.ts";
import { counts, kernelVersion, operatingSystem, swarmOf } from "./info-facts.ts";
import { infoValue } from "./info-value.ts";
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

function swarmText(host: Host, world: World): string {
  const swarm = swarmOf(host, world);
  const node = swarm?.nodes.find(({ id }) => id === host.settings.docker.swarm?.nodeId);
  if (!swarm || !node) return " Swarm: inactive\n";
  if (node.locked) return " Swarm: locked\n";
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
