import { describe, expect, test } from "vitest";
import { COMMANDS } from "./grammar/tree.ts";
import { labAfter, stderrOf, stdoutOf, type } from "./test-lab.ts";

/** Help as Docker 29.7.2 prints it, one file for each command. Source: facts on the command line, section 1.7. */
const TEXTS = import.meta.glob<string>("./data/help/*.txt", {
  query: "?raw",
  import: "default",
  eager: true,
});

const lab = labAfter();

describe("help, byte for byte (section 1.7)", () => {
  test("of docker network and its seven commands", () => expect(Object.keys(TEXTS)).toHaveLength(8));

  const rows = Object.entries(TEXTS).map(([path, text]) => ({
    command: `docker ${path.slice("./data/help/".length, -".txt".length).replaceAll("-", " ")}`,
    text,
  }));
  test.each(rows)("$command --help", ({ command, text }) => {
    expect(stdoutOf(lab, `${command} --help`)).toBe(text);
  });
  test.each(rows)("help for $command by docker help", ({ command, text }) => {
    expect(stdoutOf(lab, command.replace("docker", "docker help"))).toBe(text);
  });
});

describe("where help goes (section 1.1)", () => {
  test.each([
    { line: "docker --help", stream: "stdout" },
    { line: "docker help", stream: "stdout" },
    { line: "docker network --help", stream: "stdout" },
    { line: "docker network create --help", stream: "stdout" },
    { line: "docker", stream: "stderr" },
    { line: "docker network", stream: "stderr" },
    { line: "docker swarm", stream: "stderr" },
  ] as const)("$line prints it on $stream, exit 0", ({ line, stream }) => {
    const { output, exitCode } = type(lab, line);
    expect(output[stream]).toContain("Usage:  docker");
    expect(output[stream === "stdout" ? "stderr" : "stdout"]).toBe("");
    expect(exitCode).toBe(0);
  });

  test("--help wins over missing arguments (section 1.2, row 4)", () => {
    expect(stdoutOf(lab, "docker network connect --help")).toContain("Connect a container to a network");
  });

  test("but not over a flag that is wrong (section 1.2, row 4)", () => {
    const { output, exitCode } = type(lab, "docker network create --help --bogus");
    expect(output.stdout).toBe("");
    expect(output.stderr).toMatch(/^unknown flag: --bogus\n/);
    expect(exitCode).toBe(125);
  });

  test("-h prints it too, and says that it is deprecated (section 1.5)", () => {
    const { output } = type(lab, "docker network ls -h");
    expect(output.stderr).toBe("Flag shorthand -h has been deprecated, use --help\n");
    expect(output.stdout).toBe(TEXTS["./data/help/network-ls.txt"]);
  });

  test("run and create have -h for the host name (section 1.5)", () => {
    expect(stderrOf(lab, "docker create -h box img")).toBe("");
    expect(stdoutOf(lab, "docker run --help")).toMatch(/^ {6}--help +Print usage$/m);
  });
});

describe("help of every command, in the same layout (section 1.7)", () => {
  const specs = COMMANDS.map((spec) => ({ spec, command: `docker ${spec.path}` }));
  test.each(specs)("$command --help", ({ spec, command }) => {
    const text = stdoutOf(lab, `${command} --help`);
    expect(text.startsWith(`Usage:  ${command}${spec.usage === "" ? "" : " "}`)).toBe(true);
    expect(text).toContain(`\n\n${spec.summary}\n`);
    const listed = [...text.matchAll(/^ {2}(?:-(\w), | {4})--([\w-]+)/gm)].map(([, letter = "", name]) => [
      letter,
      name,
    ]);
    const visible = spec.flags.filter(({ hidden, daemonOs }) => !hidden && daemonOs === "");
    expect(listed).toEqual(
      visible
        .map(({ shorthand, name }) => [shorthand, name])
        .toSorted(([, a = ""], [, b = ""]) => (a < b ? -1 : 1)),
    );
    expect(text.split("\n").filter((line) => line.length > 80 && / {2}--/.test(line))).toEqual([]);
  });

  test.each(specs.filter(({ spec }) => spec.aliases.length > 0 || spec.top !== ""))(
    "$command names its other paths",
    ({ spec, command }) => {
      const aliases =
        /\nAliases:\n {2}(.*)\n/.exec(stdoutOf(lab, `${command} --help`))?.[1]?.split(", ") ?? [];
      expect(aliases[0]).toBe(command);
      expect(aliases.length).toBe(1 + spec.aliases.length + (spec.top === "" ? 0 : 1));
      for (const alias of aliases) expect(type(lab, `${alias} --help`).exitCode).toBe(0);
    },
  );
});

describe("what help lists (section 1.7)", () => {
  const subcommands = (text: string) => [...text.matchAll(/^ {2}([a-z-]+) {2,}/gm)].map(([, name]) => name);

  test("docker swarm outside a swarm: init and join", () => {
    expect(subcommands(stderrOf(lab, "docker swarm"))).toEqual(["init", "join"]);
  });

  test("docker outside a swarm: of the swarm commands only swarm", () => {
    const text = stdoutOf(lab, "docker --help");
    const swarm = text.slice(text.indexOf("Swarm Commands:"), text.indexOf("\nCommands:"));
    expect(subcommands(swarm)).toEqual(["swarm"]);
    expect(text).not.toMatch(/checkpoint|trust/);
  });

  test("docker start: no flags of other systems (section 1.6)", () => {
    expect(stdoutOf(lab, "docker start --help")).not.toContain("checkpoint");
  });

  test("the first line and an option of a long help", () => {
    const text = stdoutOf(lab, "docker run --help");
    expect(text).toMatch(/^Usage: {2}docker run \[OPTIONS\] IMAGE \[COMMAND\] \[ARG\.\.\.\]\n/);
    expect(text).toMatch(/^ {2}-p, --publish list +Publish a container port/m);
    expect(text).toMatch(/\(default "missing"\)/);
    expect(text).toContain("Aliases:\n  docker container run, docker run\n");
  });
});
