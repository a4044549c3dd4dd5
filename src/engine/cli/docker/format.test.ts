import { describe, expect, test } from "vitest";
import { labAfter, stderrOf, stdoutOf, type } from "./test-lab.ts";

const RUNS = "mcr.microsoft.com/windows/servercore:ltsc2022 ping -t localhost";
const lab = labAfter(
  "docker network create -d nat --subnet 10.9.0.0/24 mynat",
  `docker run -d --name web --network mynat -p 8080:80 --label tier=front --label com.lab.owner=ops ${RUNS}`,
);

describe("flags of other systems (section 1.6)", () => {
  const says = (flag: string) =>
    `"--${flag}" is only supported on a Docker daemon running on linux, but the Docker daemon is running on windows\n`;
  test.each([
    { line: "docker start --checkpoint c web", text: says("checkpoint") },
    {
      line: "docker start --checkpoint-dir C:\\c --checkpoint c web",
      text: says("checkpoint") + says("checkpoint-dir"),
    },
  ])("$line", ({ line, text }) => {
    const { output, exitCode } = type(lab, line);
    expect(output).toEqual({ stdout: "", stderr: text });
    expect(exitCode).toBe(1);
  });

  test.each(["--cpu-count 2", "--cpu-percent 50", "--io-maxbandwidth 10mb", "--io-maxiops 100"])(
    "%s is a flag of Windows",
    (flag) => expect(type(lab, `docker create ${flag} img`).exitCode).toBe(0),
  );
});

describe("tables (section 1.8)", () => {
  const wide = labAfter("docker network create -d transparent a-rather-long-name");
  test("columns are as wide as their longest cell and three blanks, at least ten", () => {
    const [header = "", ...rows] = stdoutOf(wide, "docker network ls").split("\n");
    expect(header).toBe("NETWORK ID     NAME                 DRIVER        SCOPE");
    expect(rows.map((row) => row.slice(15))).toEqual([
      "a-rather-long-name   transparent   local",
      "nat                  nat           local",
      "none                 null          local",
      "",
    ]);
  });

  test("no row: the header stands alone", () => {
    expect(stdoutOf(wide, "docker ps")).toBe(
      "CONTAINER ID   IMAGE     COMMAND   CREATED   STATUS    PORTS     NAMES\n",
    );
  });

  test("an empty last cell leaves the blanks of the column before", () => {
    expect(stdoutOf(lab, `docker ps --format 'table {{.Names}}\\t{{.Label "none"}}'`)).toBe(
      "NAMES     none\nweb       \n",
    );
  });
});

describe("lookup (section 1.9)", () => {
  const many = labAfter(
    ...Array.from(
      { length: 24 },
      (_, at) => `docker network create -d nat --subnet 10.${at}.0.0/24 net${at}`,
    ),
    ...Array.from({ length: 18 }, (_, at) => `docker create --name box${at} img`),
  );
  const ids = (list: string) => stdoutOf(many, `docker ${list} --no-trunc -q`).trim().split("\n");
  /** The first digit that several ids begin with, and how many. */
  const shared = (list: string) => {
    const digits = ids(list).map((id) => id.slice(0, 1));
    const digit = digits.find((each) => digits.filter((other) => other === each).length > 1) ?? "";
    return { digit, count: digits.filter((each) => each === digit).length };
  };
  const { digit, count } = shared("network ls");
  const ambiguous = `network ${digit} is ambiguous`;
  const why = `${count} matches found based on ID prefix`;

  test.each([
    { line: `docker network inspect ${digit}`, text: `${why}: ${ambiguous}` },
    { line: `docker network rm ${digit}`, text: `${ambiguous} (${why})` },
    { line: `docker network disconnect ${digit} box1`, text: `container ` },
  ])("$line", ({ line, text }) => {
    expect(stderrOf(many, line).startsWith(`Error response from daemon: ${text}`)).toBe(true);
  });

  test("a container's", () => {
    const prefix = shared("ps -a").digit;
    expect(stderrOf(many, `docker start ${prefix}`)).toContain(
      `Error response from daemon: multiple IDs found with provided prefix: ${prefix}\n`,
    );
  });

  test.each([12, 20, 64])("the first %i digits of an id are enough", (length) => {
    const [id = ""] = ids("network ls");
    expect(stdoutOf(many, `docker network inspect -f '{{.Id}}' ${id.slice(0, length)}`)).toBe(`${id}\n`);
  });
});

describe("list templates (section 1.10)", () => {
  const parsing = "template parsing error: template: :1";
  test.each([
    {
      line: "docker network ls --format '{{.Foo}}'",
      text: `${parsing}:2: executing "" at <.Foo>: can't evaluate field Foo in type *network.networkContext`,
    },
    {
      line: "docker ps --format '{{.Foo}}'",
      text: `failed to execute template: template: :1:2: executing "" at <.Foo>: can't evaluate field Foo in type *formatter.ContainerContext`,
    },
    { line: "docker network ls --format '{{.Name'", text: `${parsing}: unclosed action` },
  ])("$line", ({ line, text }) => {
    const { output, exitCode } = type(lab, line);
    expect(output).toEqual({ stdout: "", stderr: `${text}\n` });
    expect(exitCode).toBe(1);
  });

  test.each([
    { format: "{{.Names}}", text: "web\n" },
    { format: "table {{.Names}}\\t{{.Networks}}", text: "NAMES     NETWORKS\nweb       mynat\n" },
    { format: "{{upper .Names}} {{lower .Names}} {{title .Names}}", text: "WEB web Web\n" },
    { format: '{{join (split .Names "e") "-"}}', text: "w-b\n" },
    { format: "{{pad .Names 1 2}}|", text: " web  |\n" },
    { format: "{{truncate .Names 2}}", text: "we\n" },
    { format: "{{json .Names}}", text: '"web"\n' },
    { format: "{{println .Names}}", text: "web\n\n" },
    { format: '{{.Label "tier"}}', text: "front\n" },
    { format: '{{if eq .State "running"}}up{{else}}down{{end}}', text: "up\n" },
  ])("docker ps --format '$format'", ({ format, text }) => {
    expect(stdoutOf(lab, `docker ps --format '${format}'`)).toBe(text);
  });

  test("no rows and no table: nothing at all", () => {
    expect(stdoutOf(labAfter(), "docker ps --format '{{.Names}}'")).toBe("");
  });

  test("-q beside a template: network ls keeps the template, ps keeps -q and says so", () => {
    expect(stdoutOf(lab, "docker network ls -q --filter name=mynat --format '{{.Name}}'")).toBe("mynat\n");
    const { output } = type(lab, "docker ps -q --format '{{.Names}}'");
    expect(output.stdout).toMatch(/^[0-9a-f]{12}\n$/);
    expect(output.stderr).toBe(
      "WARNING: Ignoring custom format, because both --format and --quiet are set.\n",
    );
  });

  test("json of ps: keys sorted, texts but for Platform, > escaped", () => {
    const line = stdoutOf(lab, "docker ps --format json");
    const keys = [...line.matchAll(/"(\w+)":/g)].map(([, key]) => key);
    expect(keys).toEqual(
      `Command CreatedAt HealthStatus ID Image Labels LocalVolumes Mounts Names Networks Platform Ports RunningFor
      Size State Status`.split(/\s+/),
    );
    expect(line).toContain('"Platform":null');
    expect(line).toContain('"Ports":"0.0.0.0:8080-\\u003e80/tcp"');
  });
});

describe("inspect templates (section 1.10)", () => {
  const inspected = (template: string) => type(lab, `docker inspect -f '${template}' web`);

  test.each([
    { template: "{{.Name}} {{.State.Status}}", text: "/web running" },
    { template: "{{.HostConfig.NetworkMode}}", text: "mynat" },
    { template: "{{len .NetworkSettings.Networks}}", text: "1" },
    {
      template: "{{range $name, $it := .NetworkSettings.Networks}}{{$name}}={{$it.IPPrefixLen}}{{end}}",
      text: "mynat=8",
    },
    { template: '{{(index (index .NetworkSettings.Ports "80/tcp") 0).HostPort}}', text: "8080" },
    { template: '{{index .Config.Labels "tier"}}{{index .Config.Labels "none"}}', text: "front" },
    { template: "{{.Config.Labels.none}}", text: "<no value>" },
    { template: "{{if and .State.Running (not .State.Paused)}}up{{end}}", text: "up" },
    { template: '{{or "" .Name}}{{ne 1 2}}', text: "/webtrue" },
    { template: '{{printf "%s-%d" .Name 5}}', text: "/web-5" },
    { template: '{{.Name | printf "%q" | len}}', text: "6" },
    { template: "{{with .NetworkSettings.Networks.mynat}}{{.Gateway}}{{end}}", text: "10.9.0.1" },
    {
      template: "{{range $at, $word := .Config.Cmd}}{{if $at}},{{end}}{{$word}}{{end}}",
      text: "ping,-t,localhost",
    },
    { template: "{{json .Config.Cmd}}", text: '["ping","-t","localhost"]' },
    { template: "{{range .Nothing}}{{else}}none{{end}}", text: null },
  ])("$template → $text", ({ template, text }) => {
    const { output, exitCode } = inspected(template);
    expect([output.stdout, exitCode]).toEqual(text === null ? ["\n", 1] : [`${text}\n`, 0]);
  });

  const FAILED = "template parsing error: template: :1:";
  test.each([
    {
      template: "{{.NetworkSettings.IPAddress}}",
      text: `${FAILED}18: executing "" at <.NetworkSettings.IPAddress>: map has no entry for key "IPAddress"`,
    },
    {
      template: '{{(index (index .NetworkSettings.Ports "443/tcp") 0).HostPort}}',
      text: `${FAILED}3: executing "" at <index (index .NetworkSettings.Ports "443/tcp") 0>: error calling index: index of untyped nil`,
    },
    {
      template: '{{(index .NetworkSettings.Networks "nat").IPAddress}}',
      text: `${FAILED}41: executing "" at <(index .NetworkSettings.Networks "nat").IPAddress>: nil pointer evaluating interface {}.IPAddress`,
    },
  ])("$template: an empty line, the error, exit 1", ({ template, text }) => {
    const { output, exitCode } = inspected(template);
    expect(output).toEqual({ stdout: "\n", stderr: `${text}\n` });
    expect(exitCode).toBe(1);
  });

  test.each([
    { template: "{{.Name", text: "unclosed action" },
    { template: "{{foo .Name}}", text: 'function "foo" not defined' },
    { template: "{{if .Name}}x", text: "unexpected EOF" },
    { template: "{{end}}", text: "unexpected {{end}}" },
  ])("$template does not parse: exit 64", ({ template, text }) => {
    const { output, exitCode } = inspected(template);
    expect(output).toEqual({ stdout: "", stderr: `template parsing error: template: :1: ${text}\n` });
    expect(exitCode).toBe(64);
  });

  test("a stopped container has no address: invalid IP in a template, an empty text in JSON", () => {
    const { world } = type(lab, "docker stop web");
    const address = (template: string) => stdoutOf(world, `docker inspect -f '${template}' web`);
    expect(address("{{.NetworkSettings.Networks.mynat.IPAddress}}")).toBe("invalid IP\n");
    expect(address("{{json .NetworkSettings.Networks.mynat.IPAddress}}")).toBe('""\n');
  });

  test("what is there comes first, then the errors one by one", () => {
    const { output, exitCode } = type(lab, "docker inspect -f '{{.Name}}' web nope mynat");
    expect(output).toEqual({ stdout: "/web\nmynat\n", stderr: "error: no such object: nope\n" });
    expect(exitCode).toBe(1);
  });

  test("nothing is there: [] as JSON, an empty line with a template", () => {
    expect(stdoutOf(lab, "docker network inspect nope")).toBe("[]\n");
    expect(stdoutOf(lab, "docker network inspect -f '{{.Name}}' nope")).toBe("\n");
  });

  test("--format json is the array on one line", () => {
    expect(stdoutOf(lab, "docker network inspect --format json none")).toMatch(
      /^\[\{"Name":"none",.*\}\]\n$/,
    );
  });
});
