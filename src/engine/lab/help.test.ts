import { expect, test } from "vitest";
import { complete } from "../complete.ts";
import { execute } from "../execute.ts";
import { defaultLab } from "./default-lab.ts";
import { VERBS } from "./verbs.ts";

const world = defaultLab();

test.each(VERBS.map((verb) => [verb.path.join(" "), verb] as const))(
  "lab %s --help names each option and operand, and its examples run as far as their names exist",
  (path, verb) => {
    const { output, exitCode } = execute(world, "win-01", `lab ${path} --help`);
    expect(exitCode).toBe(0);
    expect(output.stdout).toContain(`Usage: lab ${path}`);
    for (const { flag } of verb.options) expect(output.stdout).toContain(flag);
    for (const { name } of verb.operands) expect(output.stdout).toContain(name);
    for (const example of verb.examples) {
      expect(execute(world, "win-01", example).output.stderr).not.toContain("Usage:");
    }
  },
);

test("lab --help lists every verb once", () => {
  const { output } = execute(world, "laptop", "lab --help");
  for (const { path } of VERBS) expect(output.stdout).toContain(`  lab ${path.join(" ")} `);
});

test.each([
  ["lab ho", ["host"]],
  ["lab host ", ["add", "rm", "set"]],
  ["lab azure n", ["nsg"]],
  ["lab host add x --o", ["--os"]],
  ["lab host add x --os ws20", ["ws2016", "ws2019", "ws2022", "ws2025"]],
  ["lab host add x --nic Ethernet --seg", ["--segment"]],
  ["lab host add x --nic Ethernet --segment ", ["Internet", "LAN"]],
  ["lab host rm ", ["win-01"]],
  ["lab listen lap", ["laptop"]],
  ["lab listen laptop tcp/8", ["tcp/80"]],
  ["lab trace laptop win", ["win-01"]],
  ["lab preset nat", ["nat-and-transparent", "nat-publish"]],
])("after %j come %j", (line, expected) => {
  const { items } = complete(world, "win-01", line, line.length);
  expect(items.map(({ text }) => text).toSorted()).toEqual(expected);
});
