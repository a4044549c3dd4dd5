import { describe, expect, test } from "vitest";
import { labAfter, stderrOf, stdoutOf, type } from "./test-lab.ts";

const RUNS = "mcr.microsoft.com/windows/servercore:ltsc2022 ping -t localhost";
const lab = labAfter(
  "docker network create -d nat --subnet 10.9.0.0/24 mynat",
  `docker run -d --name web ${RUNS}`,
);
const footer = (command: string) => `\n\nRun '${command} --help' for more information\n`;

describe("what run and create print (section 3.1)", () => {
  test("run -d: the id", () => {
    expect(stdoutOf(lab, `docker run -d ${RUNS}`)).toMatch(/^[0-9a-f]{64}\n$/);
  });

  test("run: the output and the exit code of the container's process", () => {
    const { output, exitCode } = type(lab, "docker run --rm img cmd /c 'echo hello&& exit 7'");
    expect(output).toEqual({ stdout: "hello\n", stderr: "" });
    expect(exitCode).toBe(7);
  });

  test("create: the id; the container is Created and has no address", () => {
    const { world, output } = type(lab, `docker create --name box --network mynat ${RUNS}`);
    expect(output.stdout).toMatch(/^[0-9a-f]{64}\n$/);
    const shown = "{{.State.Status}} {{json .NetworkSettings.Networks.mynat.IPAddress}}";
    expect(stdoutOf(world, `docker inspect -f '${shown}' box`)).toBe('created ""\n');
  });

  test.each([
    {
      line: "docker run -d -a stdout img",
      text: "conflicting options: cannot specify both --attach and --detach\n",
      exit: 1,
    },
    {
      line: "echo x | docker run -it img",
      text: "cannot attach stdin to a TTY-enabled container because stdin is not a terminal\n",
      exit: 1,
    },
    {
      line: "docker run --pull foo img",
      text: `docker: invalid pull option: 'foo': must be one of "always", "missing" or "never"${footer("docker run")}`,
      exit: 125,
    },
  ])("$line", ({ line, text, exit }) => {
    const { output, exitCode } = type(lab, line);
    expect(output).toEqual({ stdout: "", stderr: text });
    expect(exitCode).toBe(exit);
  });

  test("a start that fails: the id is out already, the container stays Created and keeps the reason", () => {
    const { world, output, exitCode } = type(lab, `docker run -d --name box --network nope ${RUNS}`);
    expect(output.stdout).toMatch(/^[0-9a-f]{64}\n$/);
    expect(output.stderr).toBe(
      `docker: Error response from daemon: network nope not found${footer("docker run")}`,
    );
    expect(exitCode).toBe(125);
    expect(stdoutOf(world, "docker ps -a --filter name=box --format '{{.Status}}'")).toBe("Created\n");
    expect(stdoutOf(world, "docker inspect -f '{{.State.ExitCode}} {{.State.Error}}' box")).toBe(
      "128 network nope not found\n",
    );
  });

  test("with --rm it is gone again", () => {
    const { world } = type(lab, `docker run -d --rm --name box --network nope ${RUNS}`);
    expect(stdoutOf(world, "docker ps -aq --filter name=box")).toBe("");
  });
});

/** Types `docker run` and `docker create` with these words; both must say the same and change nothing. */
function expectClientFault(words: string, text: string): void {
  for (const command of ["docker run", "docker create"]) {
    const { output, exitCode, world } = type(lab, `${command} ${words}`);
    expect(output).toEqual({ stdout: "", stderr: `docker: ${text}${footer(command)}` });
    expect(exitCode).toBe(125);
    expect(world).toBe(lab);
  }
}

describe("what the client refuses (section 3.2)", () => {
  test.each([
    { row: 1, words: "--mac-address zz img", text: "zz is not a valid mac address" },
    {
      row: 2,
      words: "--memory-swappiness 200 img",
      text: "invalid value: 200. Valid memory swappiness range is 0-100",
    },
    {
      row: 5,
      words: "--expose foo img",
      text: "invalid range format for --expose: invalid start port 'foo': invalid syntax",
    },
    {
      row: 7,
      words: "--env-file x img",
      text: "--env-file: open x: The system cannot find the file specified.",
    },
    {
      row: 7,
      words: "--label-file x img",
      text: "--label-file: open x: The system cannot find the file specified.",
    },
    { row: 8, words: "--pid foo img", text: "--pid: invalid PID mode" },
    { row: 8, words: "--uts foo img", text: "--uts: invalid UTS mode" },
    { row: 8, words: "--userns foo img", text: "--userns: invalid USER mode" },
    { row: 8, words: "--cgroupns foo img", text: "--cgroupns: invalid CGROUP mode" },
    {
      row: 9,
      words: "--restart on-failure:x img",
      text: "invalid restart policy format: maximum retry count must be an integer",
    },
    { row: 10, words: "--security-opt x img", text: 'invalid --security-opt: "x"' },
    {
      row: 11,
      words: "--no-healthcheck --health-cmd x img",
      text: "--no-healthcheck conflicts with --health-* options",
    },
    { row: 11, words: "--health-interval=-1s img", text: "--health-interval cannot be negative" },
    {
      row: 12,
      words: "--rm --restart always img",
      text: "conflicting options: cannot specify both --restart and --rm",
    },
    {
      row: 14,
      words: "IMG",
      text: "invalid reference format: repository name (library/IMG) must be lowercase",
    },
    { row: 14, words: "a:b:c", text: "invalid reference format" },
  ])("row $row: $words", ({ words, text }) => expectClientFault(words, text));

  test.each([
    { words: "--mac-address zz -p foo img", wins: "zz is not a valid mac address" },
    { words: "-p foo --expose bar img", wins: "invalid containerPort: foo" },
    { words: "--env-file x --pid foo img", wins: "--env-file: open x" },
    { words: "--network a --network a IMG", wins: 'network "a" is specified multiple times' },
  ])("$words: $wins wins", ({ words, wins }) => {
    expect(stderrOf(lab, `docker run ${words}`).startsWith(`docker: ${wins}`)).toBe(true);
  });
});

describe("-p (section 3.3)", () => {
  test.each([
    { publish: "foo", text: "invalid containerPort: foo" },
    { publish: "foo:80", text: "invalid hostPort: foo" },
    { publish: "70000:80", text: "invalid hostPort: 70000" },
    { publish: "80:70000", text: "invalid containerPort: 70000" },
    { publish: "80:80/foo", text: "invalid proto: foo" },
    { publish: "80:", text: "no port specified: 80:<empty>" },
    {
      publish: "80-81:8000-8002",
      text: "invalid ranges specified for container and host Ports: 8000-8002 and 80-81",
    },
    { publish: "1.2.3.4.5:80:80", text: "invalid IP address: 1.2.3.4.5" },
    { publish: "80:80:80:80", text: "invalid IP address: 80:80" },
    {
      publish: "'published=80,target'",
      text: "invalid publish opts format (should be name=value but got 'target')",
    },
  ])("$publish is refused", ({ publish, text }) => expectClientFault(`-p ${publish} img`, text));

  test.each([
    { publish: "80", ports: "80/tcp -> 0.0.0.0:#\n" },
    { publish: "0:80", ports: "80/tcp -> 0.0.0.0:#\n" },
    { publish: ":80", ports: "80/tcp -> 0.0.0.0:#\n" },
    { publish: "8080:80", ports: "80/tcp -> 0.0.0.0:8080\n" },
    { publish: "8080:80/udp", ports: "80/udp -> 0.0.0.0:8080\n" },
    { publish: "0.0.0.0:8080:80", ports: "80/tcp -> 0.0.0.0:8080\n" },
    {
      publish: "8000-8002:80-82",
      ports: "80/tcp -> 0.0.0.0:8000\n81/tcp -> 0.0.0.0:8001\n82/tcp -> 0.0.0.0:8002\n",
    },
    { publish: "'published=8080,target=80,protocol=udp'", ports: "80/udp -> 0.0.0.0:8080\n" },
    { publish: "'published=8080,target=80'", ports: "80/tcp -> 0.0.0.0:8080\n" },
  ])("$publish", ({ publish, ports }) => {
    const { world } = type(lab, `docker run -d --name box -p ${publish} ${RUNS}`);
    const shown = stdoutOf(world, "docker port box");
    const chosen = Number(/:(\d+)\n$/.exec(shown)?.[1]);
    if (ports.includes("#")) expect(chosen).toBeGreaterThanOrEqual(49152);
    expect(shown).toBe(ports.replace("#", String(chosen)));
  });

  test("-P publishes what the image and --expose name", () => {
    const { world } = type(
      lab,
      "docker run -d --name box -P --expose 9000 mcr.microsoft.com/windows/servercore/iis",
    );
    expect(stdoutOf(world, "docker port box")).toMatch(
      /^80\/tcp -> 0\.0\.0\.0:\d{5}\n9000\/tcp -> 0\.0\.0\.0:\d{5}\n$/,
    );
  });
});

describe("network flags (section 3.4)", () => {
  const ALIAS = "network-scoped aliases are only supported for user-defined networks";
  const BOTH = "conflicting options: cannot specify both";
  test.each([
    { words: "--network a --network a img", text: 'network "a" is specified multiple times' },
    {
      words: "--network mynat --network nat img",
      text: "conflicting options: cannot attach both user-defined and non-user-defined network-modes",
    },
    { words: "--network-alias x img", text: ALIAS },
    { words: "--network nat --network-alias x img", text: ALIAS },
    { words: "--network none --net-alias x img", text: ALIAS },
    { words: "--network default --network-alias x img", text: ALIAS },
    {
      words: "--network 'name=mynat,alias=a' --network-alias x img",
      text: `${BOTH} --network-alias and per-network alias`,
    },
    {
      words: "--network 'name=mynat,ip=10.9.0.8' --ip 10.9.0.9 img",
      text: `${BOTH} --ip and per-network IPv4 address`,
    },
    {
      words: "--network 'name=mynat,ip6=fd00::1' --ip6 fd00::2 img",
      text: `${BOTH} --ip6 and per-network IPv6 address`,
    },
    {
      words: "--network 'name=mynat,mac-address=02:42:ac:11:00:05' --mac-address 02:42:ac:11:00:06 img",
      text: `${BOTH} --mac-address and per-network MAC address`,
    },
    {
      words: "--network 'name=mynat,link-local-ip=169.254.1.1' --link-local-ip 169.254.1.2 img",
      text: `${BOTH} --link-local-ip and per-network link-local IP addresses`,
    },
    { words: "--network '' img", text: "no name set for network" },
    { words: "--network 'name=mynat,mac-address=zz' img", text: "zz is not a valid mac address" },
  ])("$words", ({ words, text }) => expectClientFault(words, text));

  test("--net is --network; several networks at once give several adapters", () => {
    const world = labAfter(
      "docker network create -d nat --subnet 10.9.0.0/24 one",
      "docker network create -d nat --subnet 10.8.0.0/24 two",
      `docker run -d --name box --net one --network two ${RUNS}`,
    );
    const networks = "{{range $name, $it := .NetworkSettings.Networks}}{{$name}} {{end}}";
    expect(stdoutOf(world, `docker inspect -f '${networks}' box`)).toBe("one two \n");
    expect(stdoutOf(world, "docker inspect -f '{{.HostConfig.NetworkMode}}' box")).toBe("one\n");
  });
});

describe("the long form of --network (section 3.5)", () => {
  test.each([
    { value: "name=a,foo=b", cause: "invalid field key foo" },
    { value: "ip=10.0.0.5", cause: "network name/id is not specified" },
    { value: "name=a,b", cause: "invalid field b" },
    { value: "name=a,ip=zzz", cause: `ParseAddr("zzz"): unable to parse IP` },
    { value: "name=a,gw-priority=x", cause: "invalid gw-priority (x): invalid syntax" },
    { value: "name=a,driver-opt=x", cause: "invalid key value pair format in driver options" },
  ])("$value", ({ value, cause }) => {
    const { output, exitCode } = type(lab, `docker run --network '${value}' img`);
    expect(output.stdout).toBe("");
    expect(output.stderr).toBe(
      `invalid argument "${value}" for "--network" flag: ${cause}\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]${footer("docker run")}`,
    );
    expect(exitCode).toBe(125);
  });

  test("everything is lower-cased, so a network with a capital is not found", () => {
    const world = labAfter("docker network create -d nat MyNet");
    expect(stderrOf(world, "docker run -d --network 'name=MyNet' img")).toContain("network mynet not found");
  });

  test("alias, address, MAC, driver option and priority are stored and shown", () => {
    const value =
      'name=mynat,alias=api,ip=10.9.0.50,mac-address=02:42:AC:11:00:05,"driver-opt=k=v",gw-priority=5';
    const { world } = type(lab, `docker run -d --name box --network '${value}' ${RUNS}`);
    const shown: unknown = JSON.parse(
      stdoutOf(world, "docker inspect -f '{{json .NetworkSettings.Networks.mynat}}' box"),
    );
    expect(shown).toMatchObject({
      IPAMConfig: { IPv4Address: "10.9.0.50" },
      Aliases: ["api"],
      DriverOpts: { k: "v" },
      GwPriority: 5,
      IPAddress: "10.9.0.50",
      MacAddress: "02:42:ac:11:00:05",
      IPPrefixLen: 24,
    });
  });
});
