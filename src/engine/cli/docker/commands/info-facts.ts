import type { OsProfile } from "../../../model/profiles.ts";
import type { Swarm } from "../../../model/swarm.ts";
import type { Host, World } from "../../../model/world.ts";

/** Containers by state, and the images that they were made from. */
export function counts(host: Host) {
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

/** "10.0 20348 (20348.1.amd64fre.fe_release.210507-1500)". */
export function kernelVersion({ build, revision }: OsProfile): string {
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

/** "Microsoft Windows Server Version 21H2 (OS Build 20348.2582)". */
export function operatingSystem({ client, build, revision }: OsProfile): string {
  const family = client ? "Windows 10 Pro" : "Windows Server";
  return `Microsoft ${family} ${RELEASES[build] ?? ""} (OS Build ${build}.${revision})`;
}

/** The swarm that the host is in. */
export function swarmOf(host: Host, world: World): Swarm | undefined {
  const membership = host.settings.docker.swarm;
  return membership === null ? undefined : world.swarms.get(membership.swarmId);
}
