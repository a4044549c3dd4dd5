import { describe, expect, test } from "vitest";
import { execute } from "../../execute.ts";
import { labAfter, stdoutOf, type } from "./test-lab.ts";

const RUNS = "mcr.microsoft.com/windows/servercore:ltsc2022 ping -t localhost";
const INACTIVE =
  '{"NodeID":"","NodeAddr":"","LocalNodeState":"inactive","ControlAvailable":false,"Error":"","RemoteManagers":null}';
const lab = labAfter(`docker run -d --name web ${RUNS}`, "docker create --name made img");

describe("docker version (section 8)", () => {
  test("client and server", () => {
    expect(stdoutOf(lab, "docker version")).toBe(`Client:
 Version:           29.7.2
 API version:       1.55
 Go version:        go1.26.5
 Git commit:        a7dcaa6
 Built:             Wed Aug  5 18:30:00 2026
 OS/Arch:           windows/amd64
 Context:           default

Server: Docker Engine - Community
 Engine:
  Version:          29.7.2
  API version:      1.55 (minimum version 1.40)
  Go version:       go1.26.5
  Git commit:       6a43e3d
  Built:            Wed Aug  5 18:30:00 2026
  OS/Arch:          windows/amd64
  Experimental:     false
`);
  });

  test("every key in the order of docker/cli and of moby, api/types/system/version_response.go", () => {
    const { Client, Server } = JSON.parse(stdoutOf(lab, "docker version --format json")) as Record<
      string,
      object
    >;
    expect(Object.keys(Client ?? {}).join(" ")).toBe(
      "Version ApiVersion DefaultAPIVersion GitCommit GoVersion Os Arch BuildTime Context",
    );
    expect(Object.keys(Server ?? {}).join(" ")).toBe(
      "Platform Version ApiVersion MinAPIVersion Os Arch Components GitCommit GoVersion KernelVersion BuildTime",
    );
  });

  test.each([
    { template: "{{.Server.Version}}", text: "29.7.2" },
    { template: "{{.Server.Experimental}}", text: "false" },
    {
      template: "{{range .Server.Components}}{{.Name}} {{.Details.MinAPIVersion}}{{end}}",
      text: "Engine 1.40",
    },
    { template: "{{.Server.Os}}", text: "windows" },
    { template: "{{.Client.APIVersion}} {{.Server.MinAPIVersion}}", text: "1.55 1.40" },
  ])("$template", ({ template, text }) => {
    expect(stdoutOf(lab, `docker version --format '${template}'`)).toBe(`${text}\n`);
  });

  test.each([
    {
      line: "docker version --format '{{.Foo}}'",
      stdout: "\n",
      stderr: `template: version:1:2: executing "version" at <.Foo>: can't evaluate field Foo in type system.versionInfo`,
      exit: 1,
    },
    {
      line: "docker version --format '{{.Foo'",
      stdout: "",
      stderr: "template parsing error: template: version:1: unclosed action",
      exit: 64,
    },
    {
      line: "docker info --format '{{.Foo}}'",
      stdout: "\n",
      stderr: `template: :1:2: executing "" at <.Foo>: can't evaluate field Foo in type system.dockerInfo`,
      exit: 1,
    },
  ])("$line, by Docker's source", ({ line, stdout, stderr, exit }) => {
    const { output, exitCode } = type(lab, line);
    expect(output).toEqual({ stdout, stderr: `${stderr}\n` });
    expect(exitCode).toBe(exit);
  });
});

describe("docker info --format json", () => {
  test("every key in the order of moby, api/types/system/info.go", () => {
    const keys = Object.keys(JSON.parse(stdoutOf(lab, "docker info --format json")) as object);
    expect(keys.join(" ")).toBe(
      [
        "ID Containers ContainersRunning ContainersPaused ContainersStopped Images Driver DriverStatus Plugins",
        "MemoryLimit SwapLimit CpuCfsPeriod CpuCfsQuota CPUShares CPUSet PidsLimit IPv4Forwarding Debug NFd",
        "OomKillDisable NGoroutines SystemTime LoggingDriver CgroupDriver NEventsListener KernelVersion",
        "OperatingSystem OSVersion OSType Architecture IndexServerAddress RegistryConfig NCPU MemTotal",
        "GenericResources DockerRootDir HttpProxy HttpsProxy NoProxy Name Labels ExperimentalBuild ServerVersion",
        "Runtimes DefaultRuntime Swarm LiveRestoreEnabled Isolation InitBinary ContainerdCommit RuncCommit",
        "InitCommit SecurityOptions ProductLicense CDISpecDirs Warnings ClientInfo",
      ].join(" "),
    );
  });

  test.each([
    { template: "{{json .Swarm}}", text: INACTIVE },
    { template: "{{.Swarm.Nodes}} {{.Swarm.Managers}}", text: "0 0" },
    { template: "{{.LoggingDriver}} {{.DockerRootDir}}", text: "json-file C:\\ProgramData\\docker" },
    { template: "{{json .RegistryConfig.InsecureRegistryCIDRs}}", text: '["::1/128","127.0.0.0/8"]' },
  ])("$template", ({ template, text }) => {
    expect(stdoutOf(lab, `docker info --format '${template}'`)).toBe(`${text}\n`);
  });
});

describe("docker info (section 8)", () => {
  test("no swarm", () => {
    const id = / ID: ([0-9a-f-]{36})\n/.exec(stdoutOf(lab, "docker info"))?.[1] ?? "";
    expect(stdoutOf(lab, "docker info")).toBe(`Client:
 Version:    29.7.2
 Context:    default
 Debug Mode: false

Server:
 Containers: 2
  Running: 1
  Paused: 0
  Stopped: 1
 Images: 2
 Server Version: 29.7.2
 Storage Driver: windowsfilter
  Windows:${" "}
 Logging Driver: json-file
 Plugins:
  Volume: local
  Network: ics internal l2bridge l2tunnel nat null overlay private transparent
  Log: awslogs etwlogs fluentd gcplogs gelf json-file local splunk syslog
 Swarm: inactive
 Default Isolation: process
 Kernel Version: 10.0 20348 (20348.1.amd64fre.fe_release.210507-1500)
 Operating System: Microsoft Windows Server Version 21H2 (OS Build 20348.2582)
 OSType: windows
 Architecture: x86_64
 CPUs: 4
 Total Memory: 16GiB
 Name: WIN-01
 ID: ${id}
 Docker Root Dir: C:\\ProgramData\\docker
 Debug Mode: false
 Experimental: false
 Insecure Registries:
  ::1/128
  127.0.0.0/8
 Live Restore Enabled: false
 Product License: Community Engine

`);
  });

  test.each([
    { template: "{{.Swarm.LocalNodeState}}", text: "inactive" },
    { template: "{{.OSType}} {{.Isolation}}", text: "windows process" },
    {
      template: "{{json .Plugins.Network}}",
      text: '["ics","internal","l2bridge","l2tunnel","nat","null","overlay","private","transparent"]',
    },
  ])("$template", ({ template, text }) => {
    expect(stdoutOf(lab, `docker info --format '${template}'`)).toBe(`${text}\n`);
  });
});

describe("what a fresh daemon has, by the version of Windows (section 9; facts on HNS, section 0)", () => {
  const server = ["nat nat local", "none null local"];
  const client = ["Default Switch ics local", ...server];
  test.each([
    { os: "ws2016", isolation: "process", networks: server },
    { os: "ws2019", isolation: "process", networks: server },
    { os: "ws2022", isolation: "process", networks: server },
    { os: "ws2025", isolation: "process", networks: server },
    { os: "win10", isolation: "hyperv", networks: client },
    { os: "win11", isolation: "hyperv", networks: client },
  ])("$os: $isolation isolation", ({ os, isolation, networks }) => {
    const world = labAfter(`lab host add other --os ${os} --nic Ethernet=192.168.10.77/24`);
    const told = (line: string) => execute(world, "other", line).output.stdout;
    expect(told("docker network ls --format '{{.Name}} {{.Driver}} {{.Scope}}'").trim().split("\n")).toEqual(
      networks,
    );
    expect(told("docker info --format '{{.Isolation}}'")).toBe(`${isolation}\n`);
    expect(told("docker create img")).toMatch(/^[0-9a-f]{64}\n$/);
  });

  test("a container of a client of Windows runs in a VM of its own unless --isolation says otherwise", () => {
    const world = labAfter("lab host add pc --os win11 --nic Ethernet=192.168.10.77/24");
    const after = execute(world, "pc", `docker run -d --name web ${RUNS}`).world;
    expect(execute(after, "pc", "docker inspect -f '{{.HostConfig.Isolation}}' web").output.stdout).toBe(
      "hyperv\n",
    );
  });

  test("only Windows Server 2016 refuses to add an adapter to a running container", () => {
    const codes = ["ws2016", "ws2019"].map((os) => {
      const lines = [
        `docker run -d --name web ${RUNS}`,
        "docker network create -d nat --subnet 172.16.9.0/24 --gateway 172.16.9.1 extra",
        "docker network connect extra web",
      ];
      const prefix = os === "ws2016" ? " --nat-prefix 172.16.0.0/16" : " --nat-prefix 172.17.0.0/16";
      const start = labAfter(`lab host add other --os ${os}${prefix} --nic Ethernet=192.168.10.77/24`);
      const done = lines.reduce(
        ({ world }, line) => {
          const ran = execute(world, "other", line);
          return { world: ran.world, exit: ran.exitCode };
        },
        { world: start, exit: 0 },
      );
      return done.exit;
    });
    expect(codes).toEqual([1, 0]);
  });
});
