import { describe, expect, test } from "vitest";
import { HANDLERS } from "./commands/registry.ts";
import FACTS from "./data/flag-facts.json" with { type: "json" };
import type { CommandSpec } from "./grammar/command.ts";
import type { FlagSpec } from "./grammar/flag-table.ts";
import { HELP } from "./grammar/parse-flags.ts";
import { resolve } from "./grammar/tree.ts";
import { labAfter, type } from "./test-lab.ts";

interface FlagFact {
  readonly flag: string;
  readonly shorthand?: string;
  readonly type: string;
  readonly windows: string;
  readonly aliasOf?: string;
  readonly deprecated?: string;
  readonly error?: string;
  readonly exitCode?: number;
}

interface CommandFacts {
  readonly aliases: readonly string[];
  readonly argumentError: string;
  readonly interspersed: boolean;
  readonly flags: readonly FlagFact[];
}

/** Every flag of Docker 29.7.2 with what Windows makes of it. Source: Docker's documentation and sources. */
const COMMANDS: readonly (readonly [command: string, facts: CommandFacts])[] = Object.entries(FACTS);
const FLAGS = COMMANDS.flatMap(([command, { flags }]) => flags.map((fact) => ({ command, ...fact })));

function specOf(command: string): CommandSpec {
  const found = resolve(command.split(" ").slice(1));
  if (found.kind !== "command" || found.rest.length > 0) throw new Error(`${command} is not in the grammar`);
  return found.chosen.spec;
}

function flagOf(command: string, flag: string): FlagSpec | undefined {
  const name = flag.slice(2);
  return specOf(command).flags.find((each) => each.name === name) ?? (name === "help" ? HELP : undefined);
}

describe("the grammar knows every flag of the flag table", () => {
  test.each(FLAGS)("$command $flag: $type, $windows", (fact) => {
    const spec = flagOf(fact.command, fact.flag);
    const { shorthand = "", aliasOf = "", deprecated = "" } = fact;
    expect(spec).toMatchObject({
      name: fact.flag.slice(2),
      type: fact.type,
      windows: fact.windows,
      aliasOf: aliasOf.replace("--", ""),
      deprecated: deprecated.replace(/^Flag --[\w-]+ has been deprecated, /, ""),
      shorthand: shorthand.replace("-", ""),
    });
  });

  test.each(COMMANDS)("%s has no other flags", (command, { flags }) => {
    const known = new Set(flags.map(({ flag }) => flag.slice(2)));
    expect(
      specOf(command)
        .flags.map(({ name }) => name)
        .filter((name) => !known.has(name)),
    ).toEqual([]);
  });
});

describe("every command and its aliases (section 1.3)", () => {
  test.each(COMMANDS)("%s", (command, { aliases, interspersed }) => {
    const spec = specOf(command);
    expect(spec.interspersed).toBe(interspersed);
    expect(aliases.map(specOf)).toEqual(aliases.map(() => spec));
  });

  test.each(COMMANDS)("%s does something", (command) => {
    expect(Object.keys(HANDLERS)).toContain(specOf(command).path);
  });

  const counted = COMMANDS.flatMap(([command, { argumentError }]) =>
    argumentError === "" ? [] : [{ command, argumentError }],
  );
  test.each(counted)("$command with a wrong number of arguments", ({ command, argumentError }) => {
    const takesFew = / accepts no | requires at most /.test(argumentError);
    const { output, exitCode, world } = type(labAfter(), takesFew ? `${command} one two` : command);
    expect(output).toEqual({ stdout: "", stderr: `${argumentError}\n` });
    expect(exitCode).toBe(1);
    expect(world).toBe(labAfter());
  });
});

/** A value that the client accepts for each flag that Windows then refuses. */
const VALUES: Readonly<Record<string, string>> = {
  "--blkio-weight": "500",
  "--blkio-weight-device": "C:500",
  "--cgroup-parent": "/lab",
  "--checkpoint": "point",
  "--checkpoint-dir": "C:\\points",
  "--cpu-period": "50000",
  "--cpu-quota": "25000",
  "--cpu-rt-period": "1000",
  "--cpu-rt-runtime": "950",
  "--cpu-shares": "512",
  "--cpus": "1.5",
  "--cpuset-cpus": "0-1",
  "--cpuset-mems": "0",
  "--device-read-bps": "C:1mb",
  "--device-read-iops": "C:1000",
  "--device-write-bps": "C:1mb",
  "--device-write-iops": "C:1000",
  "--ip-range": "10.1.0.128/25",
  "--ip6": "2001:db8::5",
  "--ipam-driver": "foo",
  "--memory": "512m",
  "--memory-reservation": "256m",
  "--memory-swap": "1g",
  "--memory-swappiness": "50",
  "--pids-limit": "100",
  "--ulimit": "nofile=1024",
};

/** The rest of a line that is complete but for the flag. */
const OPERANDS: Readonly<Record<string, string>> = {
  "docker create": "mcr.microsoft.com/windows/nanoserver:ltsc2022",
  "docker run": "mcr.microsoft.com/windows/nanoserver:ltsc2022",
  "docker network create": "-d nat --subnet 10.1.0.0/24 n",
  "docker network connect": "mynat web",
  "docker start": "web",
  "docker update": "web",
};

const lab = labAfter(
  "docker network create -d nat --subnet 10.9.0.0/24 mynat",
  "docker run -d --name web mcr.microsoft.com/windows/servercore:ltsc2022 ping -t localhost",
);

describe("what Windows refuses, in the words of the flag table", () => {
  const refused = FLAGS.filter(({ error = "" }) => error !== "");
  test.each(refused)("$command $flag", ({ command, flag, type: valueType, error = "", exitCode }) => {
    const value = valueType === "bool" ? "" : ` ${VALUES[flag]}`;
    const id = lab.hosts.toArray().flatMap((host) => host.containers.map((container) => container.id))[0];
    const words = error
      .replace("<NAME>", "foo")
      .replace("<NETWORK>", "nat")
      .replace("<ADDR>", "2001:db8::5")
      .replace("<64hex>", id ?? "");
    const done = type(lab, `${command} ${flag}${value} ${OPERANDS[command]}`);
    expect(done.output).toEqual({ stdout: "", stderr: `${words}\n` });
    expect(done.exitCode).toBe(exitCode);
    expect(done.world).toBe(lab);
  });
});

describe("flags that Docker takes and Windows ignores leave a note", () => {
  const ignored: Readonly<Record<string, string>> = {
    "docker network create": "--aux-address a=10.1.0.9 --internal --ipam-opt k=v",
    "docker create": "--dns-option ndots:1 --domainname lab --init --sysctl a=b --add-host h:10.0.0.1",
    "docker network connect": "--link-local-ip 169.254.1.1 --gw-priority 5",
  };
  test.each(Object.entries(ignored))("%s %s", (command, flags) => {
    const done = type(lab, `${command} ${flags} ${OPERANDS[command]}`);
    const asked = flags.match(/--[\w-]+/g) ?? [];
    const told = done.notes.filter(({ code }) => code === "option-ignored").map(({ text }) => text);
    expect(done.exitCode).toBe(0);
    expect(told.map((text) => text.split(" ")[2])).toEqual(asked.toSorted().map((flag) => `${flag},`));
  });
});
