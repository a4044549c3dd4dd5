import { describe, expect, test } from "vitest";
import { labAfter, stderrOf, stdoutOf, type } from "./test-lab.ts";

const RUNS = "mcr.microsoft.com/windows/servercore:ltsc2022 ping -t localhost";
const lab = labAfter(
  "docker network create -d nat --subnet 10.9.0.0/24 mynat",
  `docker run -d --name web ${RUNS}`,
);

const usage = (command: string, line: string) =>
  `\n\nUsage:  ${line}\n\nRun '${command} --help' for more information\n`;

describe("streams and exit codes (section 1.1)", () => {
  test.each([
    { line: "docker network ls", stdout: /^NETWORK ID/, stderr: /^$/, exit: 0 },
    { line: "docker --version", stdout: /^Docker version 29\.7\.2, build a7dcaa6\n$/, stderr: /^$/, exit: 0 },
    { line: "docker network create", stdout: /^$/, stderr: /^docker: 'docker network create'/, exit: 1 },
    { line: "docker network create --bogus", stdout: /^$/, stderr: /^unknown flag: --bogus\n/, exit: 125 },
    { line: "docker network rm -f --force=x", stdout: /^$/, stderr: /^invalid argument "x"/, exit: 125 },
    { line: "docker stop nope", stdout: /^$/, stderr: /^Error response from daemon: No such/, exit: 1 },
    { line: "docker run --privileged img", stdout: /^$/, stderr: /^docker: Error response from/, exit: 125 },
    { line: "docker create -p foo img", stdout: /^$/, stderr: /^docker: invalid containerPort/, exit: 125 },
    { line: "docker create --privileged img", stdout: /^$/, stderr: /^Error response from daemon/, exit: 1 },
    { line: "docker inspect -f '{{' web", stdout: /^$/, stderr: /^template parsing error/, exit: 64 },
    { line: "docker ps --format '{{'", stdout: /^$/, stderr: /^template parsing error/, exit: 1 },
    { line: "docker run img cmd /c exit 5", stdout: /^$/, stderr: /^$/, exit: 5 },
    { line: "docker network prune", stdout: /\[y\/N\] $/, stderr: /^$/, exit: 0 },
  ])("$line: exit $exit", ({ line, stdout, stderr, exit }) => {
    const { output, exitCode } = type(lab, line);
    expect(output.stdout).toMatch(stdout);
    expect(output.stderr).toMatch(stderr);
    expect(exitCode).toBe(exit);
  });

  test("blanks around the daemon's words are not printed", () => {
    const text = stderrOf(lab, "docker network create nat");
    expect(text).toBe("Error response from daemon: operation is not permitted on predefined nat network\n");
  });
});

describe("order of checks (section 1.2)", () => {
  test.each([
    { line: "docker --bogus foo", wins: "unknown flag: --bogus" },
    { line: "docker network foo --bogus", wins: "docker: unknown command: docker network foo" },
    { line: "docker network create --bogus", wins: "unknown flag: --bogus" },
    { line: "docker network create --bogus --subnet", wins: "unknown flag: --bogus" },
    { line: "docker network ls --filter x --bogus", wins: `invalid argument "x"` },
    { line: "docker start --checkpoint c", wins: "docker: 'docker start' requires at least 1 argument" },
    { line: "docker start --checkpoint c nope", wins: `"--checkpoint" is only supported on` },
  ])("$line → $wins", ({ line, wins }) => {
    expect(stderrOf(lab, line).startsWith(wins)).toBe(true);
  });
});

describe("wrong number of arguments (section 1.3)", () => {
  test.each([
    { line: "docker network remove", path: "docker network rm" },
    { line: "docker network list x", path: "docker network ls" },
    { line: "docker container run", path: "docker container run" },
    { line: "docker run", path: "docker run" },
    { line: "docker container list x", path: "docker container ls" },
    { line: "docker ps x", path: "docker ps" },
  ])("$line names $path", ({ line, path }) => {
    expect(stderrOf(lab, line).startsWith(`docker: '${path}' `)).toBe(true);
  });

  test.each([
    { line: "docker network create a b", need: "requires 1 argument" },
    { line: "docker network connect a", need: "requires 2 arguments" },
    { line: "docker network connect a b c", need: "requires 2 arguments" },
    { line: "docker exec web", need: "requires at least 2 arguments" },
    { line: "docker port web 80 90", need: "requires at least 1 and at most 2 arguments" },
    { line: "docker images a b", need: "requires at most 1 argument" },
    { line: "docker info x", need: "accepts no arguments" },
  ])("$line: $need", ({ line, need }) => {
    expect(stderrOf(lab, line).split("\n")[0]).toMatch(new RegExp(`^docker: '[a-z ]+' ${need}$`));
  });
});

describe("unknown commands (section 1.4)", () => {
  const unknown = (path: string, word: string) =>
    `docker: unknown command: ${path} ${word}\n\nUsage:  ${path}\n\nRun '${path} --help' for more information\n`;
  test.each([
    {
      line: "docker foo",
      text: "docker: unknown command: docker foo\n\nRun 'docker --help' for more information\n",
    },
    { line: "docker network foo", text: unknown("docker network", "foo") },
    { line: "docker container foo", text: unknown("docker container", "foo") },
    { line: "docker swarm foo", text: unknown("docker swarm", "foo") },
    { line: "docker node foo", text: unknown("docker node", "foo") },
    { line: "docker service foo", text: unknown("docker service", "foo") },
    { line: "docker system foo", text: unknown("docker system", "foo") },
    { line: "docker image foo", text: unknown("docker image", "foo") },
    { line: "docker help foo", text: "unknown help topic: foo\n" },
  ])("$line", ({ line, text }) => {
    const { output, exitCode } = type(lab, line);
    expect(output).toEqual({ stdout: "", stderr: text });
    expect(exitCode).toBe(1);
  });

  test("the nearest command is a note beside Docker's words", () => {
    const { notes } = type(lab, "docker netwrok");
    expect(notes.map(({ text }) => text).join()).toContain("Did you mean network?");
  });
});

describe("flag syntax (section 1.5)", () => {
  const optionsOf = (line: string) => {
    const created = type(lab, line);
    expect(created.output.stderr).toBe("");
    return stdoutOf(created.world, "docker network inspect --format '{{json .Options}}' n");
  };
  test.each([
    { line: "docker network create --driver nat n", driver: "nat" },
    { line: "docker network create --driver=nat n", driver: "nat" },
    { line: "docker network create -d nat n", driver: "nat" },
    { line: "docker network create -dnat n", driver: "nat" },
    { line: "docker network create -d=nat n", driver: "nat" },
    { line: "docker network create n -d nat", driver: "nat" },
    { line: "docker network create -d nat -- n", driver: "nat" },
    { line: "docker network create -d foo -d transparent n", driver: "transparent" },
  ])("$line", ({ line, driver }) => {
    const { world } = type(lab, line);
    expect(stdoutOf(world, "docker network inspect -f '{{.Driver}}' n")).toBe(`${driver}\n`);
  });

  test("short booleans combine and the last one takes the value", () => {
    const { world } = type(lab, "docker run -itdp80:80 --name box img");
    expect(stdoutOf(world, "docker port box")).toBe("80/tcp -> 0.0.0.0:80\n");
  });

  test("a boolean takes a value only after an equals sign", () => {
    expect(stderrOf(lab, "docker network create -d nat --internal false n")).toContain("requires 1 argument");
  });

  test.each(
    "1 t T TRUE true True"
      .split(" ")
      .map((word) => ({ word, internal: true }))
      .concat("0 f F FALSE false False".split(" ").map((word) => ({ word, internal: false }))),
  )("--internal=$word is $internal", ({ word, internal }) => {
    const { world } = type(lab, `docker network create -d nat --internal=${word} n`);
    expect(stdoutOf(world, "docker network inspect -f '{{.Internal}}' n")).toBe(`${internal}\n`);
  });

  test("what follows the image belongs to the container, also when it looks like a flag", () => {
    const { world } = type(lab, "docker run -d --name box img ping -t --bogus");
    expect(stdoutOf(world, "docker inspect -f '{{json .Config.Cmd}}' box")).toBe(`["ping","-t","--bogus"]\n`);
  });

  test("map flags: a bare word is a key, later ones overwrite", () => {
    const line = "docker network create -d nat -o a=1 -o bare -o a=2 -o b=x=y n";
    expect(JSON.parse(optionsOf(line))).toMatchObject({ a: "2", bare: "", b: "x=y" });
  });

  test("--subnet also splits at commas", () => {
    expect(stderrOf(lab, "docker network create -d nat --subnet '10.1.0.0/24,10.1.0.0/25' n")).toBe(
      "multiple overlapping subnet configuration is not supported\n",
    );
  });

  test("global flags stand before the command", () => {
    expect(stdoutOf(lab, "docker -D --log-level debug network ls -q")).toMatch(/^[0-9a-f]{12}\n/);
    expect(stderrOf(lab, "docker network ls --log-level debug")).toMatch(/^unknown flag: --log-level\n/);
  });

  test("a deprecated flag works and says what replaces it", () => {
    const { output, exitCode } = type(lab, "docker stop --time 5 web");
    expect(output).toEqual({
      stdout: "web\n",
      stderr: "Flag --time has been deprecated, use --timeout instead\n",
    });
    expect(exitCode).toBe(0);
  });
});

describe("flag errors (section 1.5)", () => {
  const CREATE = "docker network create [OPTIONS] NETWORK";
  test.each([
    { words: "--bogus n", text: "unknown flag: --bogus" },
    { words: "--bogus=1 n", text: "unknown flag: --bogus" },
    { words: "-zd nat n", text: "unknown shorthand flag: 'z' in -zd" },
    { words: "n --subnet", text: "flag needs an argument: --subnet" },
    { words: "n -d", text: "flag needs an argument: 'd' in -d" },
    { words: "--=x n", text: "bad flag syntax: --=x" },
    { words: "---x n", text: "bad flag syntax: ---x" },
  ])("docker network create $words", ({ words, text }) => {
    const { output, exitCode } = type(lab, `docker network create ${words}`);
    expect(output).toEqual({ stdout: "", stderr: text + usage("docker network create", CREATE) });
    expect(exitCode).toBe(125);
  });

  test("at top level the usage is docker's own", () => {
    expect(stderrOf(lab, "docker --bogus")).toBe(
      `unknown flag: --bogus${usage("docker", "docker [OPTIONS] COMMAND [ARG...]")}`,
    );
  });

  test.each([
    {
      command: "network create",
      flag: "--internal=foo",
      shown: "--internal",
      value: "foo",
      cause: `strconv.ParseBool: parsing "foo": invalid syntax`,
    },
    {
      command: "run",
      flag: "--health-retries x",
      shown: "--health-retries",
      value: "x",
      cause: `strconv.ParseInt: parsing "x": invalid syntax`,
    },
    {
      command: "run",
      flag: "--cpu-count x",
      shown: "--cpu-count",
      value: "x",
      cause: `strconv.ParseInt: parsing "x": invalid syntax`,
    },
    {
      command: "run",
      flag: "--blkio-weight x",
      shown: "--blkio-weight",
      value: "x",
      cause: `strconv.ParseUint: parsing "x": invalid syntax`,
    },
    {
      command: "run",
      flag: "--io-maxiops x",
      shown: "--io-maxiops",
      value: "x",
      cause: `strconv.ParseUint: parsing "x": invalid syntax`,
    },
    { command: "run", flag: "--ip foo", shown: "--ip", value: "foo", cause: `failed to parse IP: "foo"` },
    {
      command: "run",
      flag: "--ip 1.2.3.4.5",
      shown: "--ip",
      value: "1.2.3.4.5",
      cause: `failed to parse IP: "1.2.3.4.5"`,
    },
    {
      command: "run",
      flag: "--ip 300.1.1.1",
      shown: "--ip",
      value: "300.1.1.1",
      cause: `failed to parse IP: "300.1.1.1"`,
    },
    { command: "run", flag: "--ip6 foo", shown: "--ip6", value: "foo", cause: `failed to parse IP: "foo"` },
    {
      command: "network create",
      flag: "--gateway foo",
      shown: "--gateway",
      value: "foo",
      cause: "invalid string being converted to IP address: foo",
    },
    {
      command: "network connect",
      flag: "--link-local-ip foo",
      shown: "--link-local-ip",
      value: "foo",
      cause: "invalid string being converted to IP address: foo",
    },
    {
      command: "network create",
      flag: "--ip-range foo",
      shown: "--ip-range",
      value: "foo",
      cause: "invalid string being converted to CIDR: foo",
    },
    {
      command: "swarm init",
      flag: "--default-addr-pool foo",
      shown: "--default-addr-pool",
      value: "foo",
      cause: "invalid string being converted to CIDR: foo",
    },
    {
      command: "network ls",
      flag: "-f foo",
      shown: "-f, --filter",
      value: "foo",
      cause: "bad format of filter (expected name=value)",
    },
    {
      command: "network create",
      flag: "--label =x",
      shown: "--label",
      value: "=x",
      cause: "invalid label '=x': empty name",
    },
    {
      command: "network create",
      flag: "--label 'a b'",
      shown: "--label",
      value: "a b",
      cause: "label 'a b' contains whitespaces",
    },
    {
      command: "run",
      flag: "-e =x",
      shown: "-e, --env",
      value: "=x",
      cause: "invalid environment variable: =x",
    },
    {
      command: "run",
      flag: "--dns foo",
      shown: "--dns",
      value: "foo",
      cause: "IP address is not correctly formatted: foo",
    },
    {
      command: "run",
      flag: "--dns-search '!!'",
      shown: "--dns-search",
      value: "!!",
      cause: "!! is not a valid domain",
    },
    {
      command: "run",
      flag: "--add-host foo",
      shown: "--add-host",
      value: "foo",
      cause: `bad format for add-host: "foo"`,
    },
    {
      command: "run",
      flag: "--add-host foo:bar",
      shown: "--add-host",
      value: "foo:bar",
      cause: `invalid IP address in add-host: "bar"`,
    },
    {
      command: "run",
      flag: "--link a:b:c",
      shown: "--link",
      value: "a:b:c",
      cause: "bad format for links: a:b:c",
    },
    {
      command: "run",
      flag: "--link ''",
      shown: "--link",
      value: "",
      cause: "empty string specified for links",
    },
    {
      command: "run",
      flag: "-a x",
      shown: "-a, --attach",
      value: "x",
      cause: "valid streams are STDIN, STDOUT and STDERR",
    },
  ])("docker $command $flag → $cause", ({ command, flag, shown, value, cause }) => {
    const { output, exitCode } = type(lab, `docker ${command} ${flag}`);
    const [first, blank, use] = output.stderr.split("\n");
    expect(first).toBe(`invalid argument "${value}" for "${shown}" flag: ${cause}`);
    expect([blank, use]).toEqual(["", expect.stringMatching(`^Usage:  docker ${command} `)]);
    expect(output.stderr).toMatch(new RegExp(`\n\nRun 'docker ${command} --help' for more information\n$`));
    expect(output.stdout).toBe("");
    expect(exitCode).toBe(125);
  });
});

describe("the daemon does not run (section 1.11)", () => {
  const down = labAfter(`docker run -d --name web ${RUNS}`, "Stop-Service docker");
  test.each(["docker ps", "docker run img", "docker network create -d nat n", "docker info"])(
    "%s",
    (line) => {
      const { output, exitCode, world } = type(down, line);
      expect(output.stderr).toBe(
        "failed to connect to the docker API at npipe:////./pipe/docker_engine; check if the path is correct and if the daemon is running: open //./pipe/docker_engine: The system cannot find the file specified.\n",
      );
      expect(exitCode).toBe(1);
      expect(world).toBe(down);
    },
  );

  test("flags and arguments are checked before the daemon is asked", () => {
    expect(stderrOf(down, "docker ps --bogus")).toMatch(/^unknown flag/);
    expect(stderrOf(down, "docker network create")).toMatch(/^docker: 'docker network create' requires/);
  });

  test("docker --version needs no daemon", () => {
    expect(stdoutOf(down, "docker --version")).toBe("Docker version 29.7.2, build a7dcaa6\n");
  });
});
