import { describe, expect, test } from "vitest";
import { labAfter, stderrOf, stdoutOf, type } from "./test-lab.ts";

const RUNS = "mcr.microsoft.com/windows/servercore:ltsc2022 ping -t localhost";
const DAEMON = "Error response from daemon: ";
const RUN_FOOTER = "\n\nRun 'docker run --help' for more information\n";
const lab = labAfter(
  "docker network create -d nat --subnet 10.9.0.0/24 mynat",
  `docker run -d --name web -p 8080:80 ${RUNS}`,
  `docker create --name rest ${RUNS}`,
  `docker run -d --name vm --isolation hyperv ${RUNS}`,
);
const idOf = (name: string) => stdoutOf(lab, `docker inspect -f '{{.Id}}' ${name}`).trim();

describe("what the daemon refuses at create, in its order (section 3.6)", () => {
  const OPTION = "invalid option:";
  const CONFLICT = "conflicting options:";
  const SHARED = "--network container:web";
  test.each([
    {
      row: 1,
      words: "--network container:",
      text: "invalid network mode: invalid container format container:<name|id>",
    },
    { row: 1, words: `${SHARED} -h box`, text: `${CONFLICT} hostname and the network mode` },
    {
      row: 1,
      words: `${SHARED} --link rest:x`,
      text: `${CONFLICT} container type network can't be used with links. This would result in undefined behavior`,
    },
    { row: 1, words: `${SHARED} --dns 10.0.0.1`, text: `${CONFLICT} dns and the network mode` },
    {
      row: 1,
      words: `${SHARED} --add-host a:10.0.0.1`,
      text: `${CONFLICT} custom host-to-IP mapping and the network mode`,
    },
    {
      row: 1,
      words: `${SHARED} -p 80:80`,
      text: `${CONFLICT} port publishing and the container type network mode`,
    },
    {
      row: 1,
      words: `${SHARED} -P`,
      text: `${CONFLICT} port publishing and the container type network mode`,
    },
    {
      row: 1,
      words: `${SHARED} --expose 80`,
      text: `${CONFLICT} port exposing and the container type network mode`,
    },
    {
      row: 1,
      words: `${SHARED} --isolation hyperv`,
      text: "invalid network-mode: using the network stack of another container is not supported while using Hyper-V Containers",
    },
    {
      row: 1,
      words: "--isolation foo",
      text: "invalid isolation (foo): Windows supports 'default', 'process', or 'hyperv'",
    },
    {
      row: 1,
      words: "--cpu-rt-period 1",
      text: `${OPTION} CPU real-time period is not supported for Windows containers`,
    },
    {
      row: 1,
      words: "--cpu-rt-runtime 1",
      text: `${OPTION} CPU real-time runtime is not supported for Windows containers`,
    },
    {
      row: 1,
      words: "--privileged",
      text: `${OPTION} privileged mode is not supported for Windows containers`,
    },
    {
      row: 1,
      words: "--read-only",
      text: `${OPTION} read-only mode is not supported for Windows containers`,
    },
    {
      row: 2,
      words: "-w x",
      text: "the working directory 'x' is invalid, it needs to be an absolute path",
    },
    { row: 2, words: "--stop-signal SIGFOO", text: "invalid signal: SIGFOO" },
    { row: 3, words: "-p 80:0", text: 'invalid port specification: "0/tcp"' },
    {
      row: 3,
      words: "--restart foo",
      text: "invalid restart policy: unknown policy 'foo'; use one of 'no', 'always', 'on-failure', or 'unless-stopped'",
    },
    { row: 3, words: "--cap-add FOO", text: 'invalid CapAdd: unknown capability: "CAP_FOO"' },
    { row: 3, words: "--cap-drop foo", text: 'invalid CapDrop: unknown capability: "CAP_FOO"' },
    { row: 4, words: "--cpu-shares 10001", text: "range of CPUShares is from 1 to 10000" },
    { row: 4, words: "--cpu-percent 101", text: "range of CPUPercent is from 1 to 100" },
    {
      row: 4,
      words: "--cpus 1 --cpu-percent 50",
      text: `${CONFLICT} Nano CPUs and CPU Percent cannot both be set`,
    },
    {
      row: 4,
      words: "--cpus 1 --cpu-shares 50",
      text: `${CONFLICT} Nano CPUs and CPU Shares cannot both be set`,
    },
    {
      row: 4,
      words: "--cpus 4.5",
      text: "range of CPUs is from 0.01 to 4.00, as there are only 4 CPUs available",
    },
    {
      row: 4,
      words: "--ulimit nofile=1 --cpuset-cpus 0",
      text: `${OPTION} Windows does not support CpusetCpus`,
    },
    {
      row: 6,
      words: "--network mynat --ip 10.8.8.8",
      text: "invalid config for network mynat: invalid endpoint settings:\nno configured subnet contains IP address 10.8.8.8",
    },
    {
      row: 6,
      words: "--network mynat --ip 10.8.8.8 --ip6 fd00::1",
      text: "invalid config for network mynat: invalid endpoint settings:\n* no configured subnet contains IP address 10.8.8.8\n* no configured subnet contains IP address fd00::1",
    },
    {
      row: 7,
      words: "--name x",
      text: "Invalid container name (x), only [a-zA-Z0-9][a-zA-Z0-9_.-] are allowed",
    },
    {
      row: 8,
      words: "--name web",
      text: `Conflict. The container name "/web" is already in use by container "${idOf("web")}". You have to remove (or rename) that container to be able to reuse that name.`,
    },
  ])("row $row: $words", ({ words, text }) => {
    const created = type(lab, `docker create ${words} img`);
    expect(created.output).toEqual({ stdout: "", stderr: `${DAEMON}${text}\n` });
    expect(created.exitCode).toBe(1);
    expect(created.world).toBe(lab);
    const run = type(lab, `docker run -d ${words} img`);
    expect(run.output).toEqual({ stdout: "", stderr: `docker: ${DAEMON}${text}${RUN_FOOTER}` });
    expect(run.exitCode).toBe(125);
  });

  const priority = (kept: string, lost: string) =>
    `WARNING: Conflicting options: CPU ${kept} takes priority over CPU ${lost} on Windows Server Containers. CPU ${lost} discarded\n`;
  test.each([
    { words: "--cpu-count 1 --cpu-shares 10", text: priority("count", "shares") },
    { words: "--cpu-count 1 --cpu-percent 10", text: priority("count", "percent") },
    { words: "--cpu-shares 10 --cpu-percent 10", text: priority("shares", "percent") },
    { words: "--isolation hyperv --cpu-shares 10 --cpu-percent 10", text: "" },
  ])("row 4: $words is a warning of process containers", ({ words, text }) => {
    const { output, exitCode } = type(lab, `docker create ${words} img`);
    expect([output.stderr, exitCode]).toEqual([text, 0]);
  });

  test("a name of adjective and surname is made up", () => {
    const { world } = type(lab, `docker run -d ${RUNS}`);
    expect(stdoutOf(world, "docker ps -l --format '{{.Names}}'")).toMatch(/^[a-z]+_[a-z]+\n$/);
  });

  test("--ip works on the default nat network, which Linux refuses", () => {
    const { exitCode, world } = type(lab, `docker run -d --name fixed --ip 172.16.7.7 ${RUNS}`);
    expect(exitCode).toBe(0);
    expect(stdoutOf(world, "docker inspect -f '{{.NetworkSettings.Networks.nat.IPAddress}}' fixed")).toBe(
      "172.16.7.7\n",
    );
  });
});

describe("what the daemon refuses at start (sections 3.3 and 3.7)", () => {
  const busy = labAfter(
    "docker network create -d nat --subnet 10.9.0.0/24 mynat",
    `docker run -d --name web -p 8080:80 ${RUNS}`,
    `docker create --name rest ${RUNS}`,
    `docker run -d --name vm --isolation hyperv ${RUNS}`,
  );
  const ENDPOINT = "failed to create endpoint box on network";
  const HNS = "failed during hnsCallRawResponse: hnsCall failed in Win32:";
  test.each([
    { words: "--network nope", text: "network nope not found" },
    { words: "--network host", text: "network host not found" },
    { words: "--network bridge", text: "network bridge not found" },
    {
      words: "--network container:nope",
      text: "joining network namespace of container: No such container: nope",
    },
    {
      words: "--network container:rest",
      text: "cannot join network namespace of a non running container: container rest is created",
    },
    { words: "--network container:box", text: "cannot join own network namespace" },
    { words: "--network container:vm", text: "sharing of hyperv containers network is not supported" },
    {
      words: "-p 127.0.0.1:9000:80",
      text: `${ENDPOINT} nat: Windows does not support host IP addresses in NAT settings`,
    },
    {
      words: "-p 9000-9010:80",
      text: `${ENDPOINT} nat: Windows does not support more than one host port in NAT settings`,
    },
    { words: "-p 9000:80/sctp", text: `${ENDPOINT} nat: invalid protocol sctp` },
    {
      words: "-p 8080:80",
      text: `${ENDPOINT} nat: ${HNS} The process cannot access the file because it is being used by another process. (0x20)`,
    },
  ])("$words", ({ words, text }) => {
    const run = type(busy, `docker run -d --name box ${words} img`);
    expect(run.output.stderr).toBe(`docker: ${DAEMON}${text}${RUN_FOOTER}`);
    expect(run.exitCode).toBe(125);
    const started = type(run.world, "docker start box");
    expect(started.output).toEqual({
      stdout: "",
      stderr: `${DAEMON}${text}\nfailed to start containers: box\n`,
    });
    expect(started.exitCode).toBe(1);
  });

  test("l2bridge: dockerd opens the port itself", () => {
    const l2 = labAfter(
      "docker network create -d l2bridge --subnet 192.168.10.0/24 --gateway 192.168.10.1 l2",
      `docker run -d --name one --network l2 --ip 192.168.10.61 -p 9000:80 ${RUNS}`,
    );
    expect(stderrOf(l2, "docker run -d --name box --network l2 --ip 192.168.10.62 -p 9000:80 img")).toBe(
      `docker: ${DAEMON}failed to create endpoint box on network l2: Bind for 0.0.0.0:9000 failed: port is already allocated${RUN_FOOTER}`,
    );
  });

  test("a stopped container does not hold its ports", () => {
    const { world } = type(busy, "docker stop web");
    expect(type(world, `docker run -d -p 8080:80 ${RUNS}`).exitCode).toBe(0);
  });

  test("--network none: only the loopback", () => {
    const { world } = type(busy, `docker run -d --name alone --network none ${RUNS}`);
    expect(stdoutOf(world, "docker exec alone ipconfig")).not.toContain("IPv4 Address");
    expect(
      stdoutOf(world, "docker inspect -f '{{json .NetworkSettings.Networks.none.IPAddress}}' alone"),
    ).toBe('""\n');
  });

  test("a program that is not in the image: exit code 127 (section 3.9)", () => {
    const { output, exitCode } = type(busy, "docker exec web nosuch");
    expect(output.stderr).toBe(
      `${DAEMON}container ${idOf("web")} encountered an error during hcs::System::CreateProcess: nosuch: failure in a Windows system call: The system cannot find the file specified. (0x2)\n`,
    );
    expect(exitCode).toBe(127);
  });
});

describe("what the other network options do (section 3.8)", () => {
  const inspected = (words: string, template: string) => {
    const { world, exitCode } = type(lab, `docker run -d --name box ${words} ${RUNS}`);
    expect(exitCode).toBe(0);
    return stdoutOf(world, `docker inspect -f '${template}' box`);
  };
  test.each([
    {
      words: "--dns 10.0.0.1 --dns 10.0.0.2",
      template: "{{json .HostConfig.Dns}}",
      text: '["10.0.0.1","10.0.0.2"]',
    },
    { words: "--dns-search lab.test", template: "{{json .HostConfig.DnsSearch}}", text: '["lab.test"]' },
    { words: "--dns-option ndots:1", template: "{{json .HostConfig.DnsOptions}}", text: '["ndots:1"]' },
    { words: "--dns-opt ndots:1", template: "{{json .HostConfig.DnsOptions}}", text: '["ndots:1"]' },
    { words: "--add-host h:10.0.0.1", template: "{{json .HostConfig.ExtraHosts}}", text: '["h:10.0.0.1"]' },
    { words: "-h sql01", template: "{{.Config.Hostname}}", text: "sql01" },
    {
      words: "--mac-address 02:42:AC:11:00:05",
      template: "{{.NetworkSettings.Networks.nat.MacAddress}}",
      text: "02:42:ac:11:00:05",
    },
    { words: "--domainname lab.test", template: "{{.Config.Domainname}}", text: "lab.test" },
    { words: "--isolation hyperv", template: "{{.HostConfig.Isolation}}", text: "hyperv" },
    { words: "", template: "{{.HostConfig.Isolation}} {{.HostConfig.NetworkMode}}", text: "process nat" },
    { words: "--link nope:x", template: "{{json .NetworkSettings.Networks.nat.Links}}", text: "null" },
    {
      words: "--network mynat --link web:x",
      template: "{{json .NetworkSettings.Networks.mynat.Links}}",
      text: '["web:x"]',
    },
  ])("$words → $text", ({ words, template, text }) => expect(inspected(words, template)).toBe(`${text}\n`));

  test("--dns reaches ipconfig /all of the container", () => {
    const { world } = type(lab, `docker run -d --name box --dns 10.0.0.53 ${RUNS}`);
    expect(stdoutOf(world, "docker exec box ipconfig /all")).toContain("10.0.0.53");
  });

  const names = labAfter(
    "docker network create -d nat --subnet 10.9.0.0/24 mynat",
    `docker run -d --name db --network mynat --network-alias sql ${RUNS}`,
    `docker run -d --name app --network mynat --link db:store ${RUNS}`,
  );
  test.each([
    { from: "app", name: "db", found: true },
    { from: "app", name: "sql", found: true },
    { from: "app", name: "store", found: true },
    { from: "db", name: "store", found: false },
  ])("$from finds $name: $found", ({ from, name, found }) => {
    const shown = stdoutOf(names, `docker exec ${from} ping -n 1 ${name}`);
    expect(shown.includes("Reply from 10.9.0.")).toBe(found);
  });
});
