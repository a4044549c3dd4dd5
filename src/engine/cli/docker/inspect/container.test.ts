import { describe, expect, test } from "vitest";
import type { World } from "../../../model/world.ts";
import { labAfter, stdoutOf } from "../test-lab.ts";

const SERVERCORE = "mcr.microsoft.com/windows/servercore:1809";

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

function inspected(world: World, name: string): Json {
  const text = stdoutOf(world, `docker inspect -f '{{json .}}' ${name}`);
  return JSON.parse(text) as Json;
}

/** Keys of an object and of the objects in it, in their order: "State.Status". Those of a map are the user's. */
function keysOf(value: Json, path = ""): readonly string[] {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return [path];
  const entries = Object.entries(value as Readonly<Record<string, Json>>);
  const isMap = /(^|\.)(PortBindings|Config|Data|Labels|Ports|ExposedPorts|Volumes)$/.test(path);
  if (entries.length === 0 || (isMap && path !== "Config")) return [path];
  return entries.flatMap(([key, inner]) => keysOf(inner, path === "" ? key : `${path}.${key}`));
}

const TOP = [
  "Id Created Path Args",
  "State.Status State.Running State.Paused State.Restarting State.OOMKilled State.Dead State.Pid State.ExitCode",
  "State.Error State.StartedAt State.FinishedAt",
  "Image ResolvConfPath HostnamePath HostsPath LogPath Name RestartCount Driver Platform MountLabel ProcessLabel",
  "AppArmorProfile ExecIDs",
];
const HOST_CONFIG = {
  first: [
    "Binds ContainerIDFile LogConfig.Type LogConfig.Config NetworkMode PortBindings RestartPolicy.Name",
    "RestartPolicy.MaximumRetryCount AutoRemove VolumeDriver VolumesFrom",
  ],
  linux: [
    "CapAdd CapDrop CgroupnsMode Dns DnsOptions DnsSearch ExtraHosts GroupAdd IpcMode Cgroup Links OomScoreAdj",
    "PidMode Privileged PublishAllPorts ReadonlyRootfs SecurityOpt UTSMode UsernsMode ShmSize",
  ],
  resources: [
    "Isolation CpuShares Memory NanoCpus CgroupParent BlkioWeight BlkioWeightDevice BlkioDeviceReadBps",
    "BlkioDeviceWriteBps BlkioDeviceReadIOps BlkioDeviceWriteIOps CpuPeriod CpuQuota CpuRealtimePeriod",
    "CpuRealtimeRuntime CpusetCpus CpusetMems Devices DeviceCgroupRules DeviceRequests",
  ],
  last: [
    "MemoryReservation MemorySwap MemorySwappiness OomKillDisable PidsLimit Ulimits CpuCount CpuPercent",
    "IOMaximumIOps IOMaximumBandwidth MaskedPaths ReadonlyPaths",
  ],
};
const CONFIG = [
  "Hostname Domainname User AttachStdin AttachStdout AttachStderr Tty OpenStdin StdinOnce Env Cmd Image Volumes",
  "WorkingDir Entrypoint OnBuild Labels",
];

/** ["A B"] under "X" → ["X.A", "X.B"]. */
function under(path: string, lines: readonly string[]): readonly string[] {
  return lines.flatMap((line) => line.split(" ")).map((key) => (path === "" ? key : `${path}.${key}`));
}

const HEAD = (hostConfig: readonly string[]) => [
  ...under("", TOP),
  ...under("HostConfig", hostConfig),
  "GraphDriver.Data",
  "GraphDriver.Name",
  "Mounts",
  ...under("Config", CONFIG),
];
const NEW_HOST_CONFIG = [
  ...HOST_CONFIG.first,
  "ConsoleSize",
  ...HOST_CONFIG.linux,
  ...HOST_CONFIG.resources,
  ...HOST_CONFIG.last,
];
const OLD_HOST_CONFIG = [
  ...HOST_CONFIG.first,
  ...HOST_CONFIG.linux,
  "ConsoleSize",
  ...HOST_CONFIG.resources,
  "KernelMemory KernelMemoryTCP",
  ...HOST_CONFIG.last,
];
const OLD_SETTINGS = [
  "Bridge SandboxID HairpinMode LinkLocalIPv6Address LinkLocalIPv6PrefixLen Ports SandboxKey SecondaryIPAddresses",
  "SecondaryIPv6Addresses EndpointID Gateway GlobalIPv6Address GlobalIPv6PrefixLen IPAddress IPPrefixLen IPv6Gateway",
  "MacAddress",
];
const OLD_ENDPOINT = [
  "IPAMConfig Links Aliases NetworkID EndpointID Gateway IPAddress IPPrefixLen IPv6Gateway GlobalIPv6Address",
  "GlobalIPv6PrefixLen MacAddress DriverOpts",
];
const NEW_ENDPOINT = [
  "IPAMConfig Links Aliases DriverOpts GwPriority NetworkID EndpointID Gateway IPAddress MacAddress IPPrefixLen",
  "IPv6Gateway GlobalIPv6Address GlobalIPv6PrefixLen DNSNames",
];
const NAT = "NetworkSettings.Networks.nat";

describe("every key of docker inspect CONTAINER, in its order", () => {
  test.each([
    {
      title: "29.7.2, process isolation (section 4.7; moby, api/types/container)",
      docker: "29.7.2",
      isolation: "process",
      keys: [
        ...HEAD(NEW_HOST_CONFIG),
        ...under("NetworkSettings", ["SandboxID SandboxKey Ports"]),
        ...under(NAT, NEW_ENDPOINT),
      ],
    },
    {
      title: "29.7.2, Hyper-V isolation: the same keys",
      docker: "29.7.2",
      isolation: "hyperv",
      keys: [
        ...HEAD(NEW_HOST_CONFIG),
        ...under("NetworkSettings", ["SandboxID SandboxKey Ports"]),
        ...under(NAT, NEW_ENDPOINT),
      ],
    },
    {
      title: "20.10, as the whole output of a Windows Server 2019 host has them",
      docker: "20.10.9",
      isolation: "process",
      keys: [
        ...HEAD(OLD_HOST_CONFIG),
        ...under("NetworkSettings", OLD_SETTINGS),
        ...under(NAT, OLD_ENDPOINT),
      ],
    },
  ])("$title", ({ docker, isolation, keys }) => {
    const world = labAfter(
      `lab host set win-01 --docker ${docker}`,
      `docker run -d --name web --isolation ${isolation} ${SERVERCORE} ping -t localhost`,
    );
    expect(keysOf(inspected(world, "web"))).toEqual(keys);
  });
});

describe("what a flag of docker run changes in docker inspect", () => {
  test.each([
    { flags: "", template: "{{.HostConfig.Memory}} {{.HostConfig.NanoCpus}}", text: "0 0" },
    { flags: "-m 512m", template: "{{.HostConfig.Memory}}", text: "536870912" },
    { flags: "--memory 1.5gb", template: "{{.HostConfig.Memory}}", text: "1610612736" },
    { flags: "--cpus 1.5", template: "{{.HostConfig.NanoCpus}}", text: "1500000000" },
    { flags: "--cpu-count 2", template: "{{.HostConfig.CpuCount}}", text: "2" },
    {
      flags: "--cpu-count 2 --cpu-shares 5",
      template: "{{.HostConfig.CpuCount}} {{.HostConfig.CpuShares}}",
      text: "2 0",
    },
    { flags: "--io-maxiops 50", template: "{{.HostConfig.IOMaximumIOps}}", text: "50" },
    { flags: "--isolation hyperv", template: "{{.HostConfig.Isolation}}", text: "hyperv" },
    { flags: "-v c:\\d:c:\\e:ro", template: "{{json .HostConfig.Binds}}", text: '["c:\\\\d:c:\\\\e:ro"]' },
    {
      flags: "-v C:\\D:C:\\E:ro",
      template: "{{json .Mounts}}",
      text: '[{"Type":"bind","Source":"c:\\\\d","Destination":"c:\\\\e","Mode":"","RW":false,"Propagation":""}]',
    },
    {
      flags: "-v logs:c:\\logs",
      template: "{{range .Mounts}}{{.Type}} {{.Name}} {{.Driver}} {{.Source}}{{end}}",
      text: "volume logs local C:\\ProgramData\\docker\\volumes\\logs\\_data",
    },
    {
      flags: "-v c:\\anon",
      template: "{{json .HostConfig.Binds}} {{json .Config.Volumes}}",
      text: 'null {"c:\\\\anon":{}}',
    },
    {
      flags: "--mount 'type=bind,source=C:\\a,target=C:\\b,readonly'",
      template: "{{json .HostConfig.Mounts}}",
      text: '[{"Type":"bind","Source":"C:\\\\a","Target":"C:\\\\b","ReadOnly":true}]',
    },
    {
      flags: "--log-driver etwlogs --log-opt 'tag=a,b'",
      template: "{{json .HostConfig.LogConfig}}",
      text: '{"Type":"etwlogs","Config":{"tag":"a,b"}}',
    },
    {
      flags: "--security-opt 'credentialspec=file://web.json'",
      template: "{{json .HostConfig.SecurityOpt}}",
      text: '["credentialspec=file://web.json"]',
    },
    {
      flags: "-u ContainerUser -w C:\\app",
      template: "{{.Config.User}} {{.Config.WorkingDir}}",
      text: "ContainerUser C:\\app",
    },
    {
      flags: "--health-cmd 'curl x' --health-interval 5s --health-retries 2",
      template: "{{json .Config.Healthcheck}}",
      text: '{"Test":["CMD-SHELL","curl x"],"Interval":5000000000,"Retries":2}',
    },
    { flags: "--no-healthcheck", template: "{{json .Config.Healthcheck}}", text: '{"Test":["NONE"]}' },
    { flags: "--stop-timeout 5", template: "{{.Config.StopTimeout}}", text: "5" },
    { flags: "-p 8080:80", template: "{{json .Config.ExposedPorts}}", text: '{"80/tcp":{}}' },
    {
      flags: "-i",
      template: "{{.Config.AttachStdin}} {{.Config.AttachStdout}} {{.Config.StdinOnce}}",
      text: "true true true",
    },
    {
      flags: "-a stderr",
      template: "{{.Config.AttachStdin}} {{.Config.AttachStdout}} {{.Config.AttachStderr}}",
      text: "false false true",
    },
  ])("docker create $flags: $template", ({ flags, template, text }) => {
    const world = labAfter(`docker create --name web ${flags} ${SERVERCORE}`);
    expect(stdoutOf(world, `docker inspect -f '${template}' web`)).toBe(`${text}\n`);
  });

  test("-d attaches no stream", () => {
    const world = labAfter(`docker run -dit --name web ${SERVERCORE}`);
    const template =
      "{{.Config.AttachStdin}} {{.Config.AttachStdout}} {{.Config.StdinOnce}} {{.Config.OpenStdin}}";
    expect(stdoutOf(world, `docker inspect -f '${template}' web`)).toBe("false false false true\n");
  });
});
