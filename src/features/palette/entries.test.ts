import { beforeAll, expect, test } from "vitest";
import { moveToStep, ready, run, useLab } from "#store";
import { entriesFor, type PageCommand } from "./entries.ts";

const COMMANDS: readonly PageCommand[] = [
  { label: "Send a packet", keys: "P", run: () => undefined },
  { label: "Fit the lab into the view", keys: "Shift 1", run: () => undefined },
];

beforeAll(async () => {
  await ready();
  run("win-01", "docker network create -d nat --subnet 172.30.0.0/16 back");
  run("win-01", "docker create --name web mcr.microsoft.com/windows/servercore/iis");
  run("win-01", "docker create --name webhook mcr.microsoft.com/windows/servercore/iis");
});

const found = (query: string) =>
  entriesFor(query, useLab.getState(), COMMANDS).flatMap(({ label, entries }) =>
    entries.map((entry) => `${label}: ${entry.label}`),
  );

test.each([
  ["web", "In the lab: web"],
  ["webh", "In the lab: webhook"],
  ["container win-01", "In the lab: web"],
  ["back nat", "In the lab: back"],
  ["laptop", "In the lab: laptop"],
  ["router", "In the lab: gateway"],
  ["packet", "This page: Send a packet"],
  ["fit", "This page: Fit the lab into the view"],
  ["step 1", "Steps: Go to step 1"],
  ["2", "Steps: Go to step 2"],
  ["name webhook", "Command lines: name webhook"],
  ["docker swarm", "Command lines: docker swarm init"],
  ["docker port web", "Command lines: docker port web"],
])("“%s” finds %s", (query, entry) => {
  expect(found(query)).toContain(entry);
});

test("the step that the lab stands at is not offered", () => {
  expect(found("step 3")).toEqual([]);
  moveToStep(1);
  expect(found("step 3")).toEqual(["Steps: Go to step 3"]);
  expect(found("step 1")).toEqual([]);
  moveToStep(3);
});

test("a name that begins with the word comes before one that contains it", () => {
  expect(found("web").slice(0, 2)).toEqual(["In the lab: web", "In the lab: webhook"]);
});

test("without a word the page's own commands are listed, and no object", () => {
  expect(found("")[0]).toBe("This page: Send a packet");
  expect(found("").some((row) => row.startsWith("In the lab"))).toBe(false);
});
