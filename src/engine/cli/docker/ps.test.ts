import { describe, expect, test } from "vitest";
import { humanDuration } from "./format/duration.ts";
import { labAfter, stderrOf, stdoutOf, type } from "./test-lab.ts";

const IIS = "mcr.microsoft.com/windows/servercore/iis";
const RUNS = "mcr.microsoft.com/windows/servercore:ltsc2022 ping -t localhost";
const lab = labAfter(
  "docker network create -d nat --subnet 10.9.0.0/24 mynat",
  `docker run -d --name web --network mynat -p 8080:80 --expose 443 --label tier=front ${IIS}`,
  `docker run -d --name vm --isolation hyperv ${RUNS}`,
  "docker run -d --name ended img cmd /c exit 3",
  "docker create --name made img",
);
const names = (flags: string) => stdoutOf(lab, `docker ps ${flags} --format '{{.Names}}'`).trim().split("\n");

describe("docker ps (section 4.1)", () => {
  test("the table: running ones, newest first", () => {
    const text = stdoutOf(lab, "docker ps").replace(/^[0-9a-f]{12}/gm, "0123456789ab");
    expect(text).toBe(
      [
        "CONTAINER ID   IMAGE                                           COMMAND                   CREATED         STATUS         PORTS                           NAMES",
        '0123456789ab   mcr.microsoft.com/windows/servercore:ltsc2022   "ping -t localhost"       3 seconds ago   Up 3 seconds                                   vm',
        '0123456789ab   mcr.microsoft.com/windows/servercore/iis        "C:\\\\ServiceMonitor.e…"   4 seconds ago   Up 4 seconds   443/tcp, 0.0.0.0:8080->80/tcp   web',
        "",
      ].join("\n"),
    );
  });

  test.each([
    { flags: "", found: ["vm", "web"] },
    { flags: "-a", found: ["made", "ended", "vm", "web"] },
    { flags: "-l", found: ["made"] },
    { flags: "-n 3", found: ["made", "ended", "vm"] },
    { flags: "-n 0", found: ["vm", "web"] },
    { flags: "--filter id=nothing", found: [""] },
    { flags: "--filter name=w", found: ["web"] },
    { flags: "-a --filter name=^/m", found: ["made"] },
    { flags: "--filter label=tier", found: ["web"] },
    { flags: "--filter label=tier=back", found: [""] },
    { flags: "-a --filter exited=3", found: ["ended"] },
    { flags: "--filter status=created", found: ["made"] },
    { flags: "--filter status=exited --filter status=running", found: ["ended", "vm", "web"] },
    { flags: `--filter ancestor=${IIS}`, found: ["web"] },
    { flags: "-a --filter before=ended", found: ["vm", "web"] },
    { flags: "-a --filter since=vm", found: ["made", "ended"] },
    { flags: "--filter volume=C:\\data", found: [""] },
    { flags: "--filter network=mynat", found: ["web"] },
    { flags: "--filter network=nat", found: ["vm"] },
    { flags: "--filter publish=8080", found: ["web"] },
    { flags: "--filter publish=8000-8100/tcp", found: ["web"] },
    { flags: "--filter publish=8080/udp", found: [""] },
    { flags: "--filter expose=443", found: ["web"] },
    { flags: "--filter health=none", found: ["vm", "web"] },
    { flags: "--filter isolation=hyperv", found: ["vm"] },
    { flags: "--filter is-task=false", found: ["vm", "web"] },
    { flags: "--filter is-task=1", found: [""] },
    { flags: "--filter network=mynat --filter isolation=hyperv", found: [""] },
  ])("$flags", ({ flags, found }) => expect(names(flags)).toEqual(found));

  test.each([
    {
      filter: "status=foo",
      text: "invalid filter 'status=foo': invalid value for state (foo): must be one of created, running, paused, restarting, removing, exited, dead",
    },
    { filter: "foo=1", text: "invalid filter 'foo'" },
    { filter: "before=nope", text: "No such container: nope" },
    { filter: "since=nope", text: "No such container: nope" },
  ])("--filter $filter is refused", ({ filter, text }) => {
    const { output, exitCode } = type(lab, `docker ps --filter ${filter}`);
    expect(output).toEqual({ stdout: "", stderr: `Error response from daemon: ${text}\n` });
    expect(exitCode).toBe(1);
  });

  test("-q: ids; --no-trunc: in full, with the whole command", () => {
    expect(stdoutOf(lab, "docker ps -q")).toMatch(/^([0-9a-f]{12}\n){2}$/);
    expect(stdoutOf(lab, "docker ps -q --no-trunc")).toMatch(/^([0-9a-f]{64}\n){2}$/);
    expect(stdoutOf(lab, "docker ps --no-trunc --format '{{.Command}}'")).toBe(
      '"ping -t localhost"\n"C:\\\\ServiceMonitor.exe w3svc"\n',
    );
  });

  test("-s adds a column", () => {
    expect(stdoutOf(lab, "docker ps -s").split("\n")[0]).toMatch(/NAMES {5}SIZE$/);
  });

  test.each([
    { name: "made", status: /^Created$/, state: "created" },
    { name: "ended", status: /^Exited \(3\) \d+ seconds ago$/, state: "exited" },
    { name: "web", status: /^Up \d+ seconds$/, state: "running" },
  ])("status of $name", ({ name, status, state }) => {
    const [shown, word] = stdoutOf(
      lab,
      `docker ps -a --filter name=${name} --format '{{.Status}}|{{.State}}'`,
    )
      .trim()
      .split("|");
    expect(shown).toMatch(status);
    expect(word).toBe(state);
  });

  test("a paused container is up", () => {
    const { world } = type(lab, "docker pause vm");
    expect(stdoutOf(world, "docker ps --filter name=vm --format '{{.Status}}'")).toMatch(
      /^Up \d+ seconds \(Paused\)\n$/,
    );
  });

  test.each([
    { words: "-p 80:80", ports: "0.0.0.0:80->80/tcp" },
    { words: "-p 8000-8002:8000-8002", ports: "0.0.0.0:8000-8002->8000-8002/tcp" },
    { words: "-p 9000-9001:80-81", ports: "0.0.0.0:9000->80/tcp, 0.0.0.0:9001->81/tcp" },
    { words: "--expose 90-92", ports: "90-92/tcp" },
    { words: "--expose 53/udp -p 8053:53", ports: "53/udp, 0.0.0.0:8053->53/tcp" },
    { words: "--expose 443 -p 8081:80", ports: "443/tcp, 0.0.0.0:8081->80/tcp" },
  ])("ports of $words", ({ words, ports }) => {
    const { world } = type(lab, `docker run -d ${words} ${RUNS}`);
    expect(stdoutOf(world, "docker ps -l --format '{{.Ports}}'")).toBe(`${ports}\n`);
    const { world: stopped } = type(world, "docker stop $(docker ps -lq)");
    expect(stdoutOf(stopped, "docker ps -l --format '{{.Ports}}'")).toBe("\n");
  });

  test("the group's commands are the same (section 4)", () => {
    for (const line of ["docker container ls", "docker container list", "docker container ps"]) {
      expect(stdoutOf(lab, line)).toBe(stdoutOf(lab, "docker ps"));
    }
    expect(stderrOf(lab, "docker container ls x")).toContain(
      "docker: 'docker container ls' accepts no arguments",
    );
  });
});

describe("ages (section 1.9)", () => {
  test.each([
    { seconds: 0, text: "Less than a second" },
    { seconds: 1, text: "1 second" },
    { seconds: 59, text: "59 seconds" },
    { seconds: 60, text: "About a minute" },
    { seconds: 120, text: "2 minutes" },
    { seconds: 3599, text: "59 minutes" },
    { seconds: 3600, text: "About an hour" },
    { seconds: 7200, text: "2 hours" },
    { seconds: 47 * 3600, text: "47 hours" },
    { seconds: 48 * 3600, text: "2 days" },
    { seconds: 13 * 86_400, text: "13 days" },
    { seconds: 14 * 86_400, text: "2 weeks" },
    { seconds: 60 * 86_400, text: "2 months" },
    { seconds: 730 * 86_400, text: "2 years" },
  ])("$seconds seconds: $text", ({ seconds, text }) => {
    expect(humanDuration(seconds)).toBe(text);
  });
});
