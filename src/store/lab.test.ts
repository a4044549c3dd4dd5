import { beforeEach, expect, test } from "vitest";
import { useAsides } from "./asides.ts";
import { currentStep, moveToStep, ready, run, selectWorld, stepsOf, undo, useLab } from "./lab.ts";
import { startEmpty } from "./loading.ts";

const NETWORK = (name: string, subnet: string) => `docker network create -d nat --subnet ${subnet} ${name}`;

beforeEach(async () => {
  await ready();
  startEmpty();
  run("win-01", NETWORK("one", "172.31.0.0/16"));
  run("win-01", "docker network ls");
  run("win-01", NETWORK("two", "172.32.0.0/16"));
});

const texts = () => useLab.getState().lines.map(({ text }) => text.split(" ").at(-1));
const networks = () =>
  selectWorld(useLab.getState())
    .hosts.toArray()
    .flatMap((host) => host.dockerNetworks.toArray().map(({ name }) => name));

test("a line that only looks is no step", () => {
  expect(texts()).toEqual(["one", "ls", "two"]);
  expect(stepsOf(useLab.getState())).toEqual([0, 2]);
});

test("going back loses nothing, and a line that only looks there changes no line", () => {
  moveToStep(1);
  expect(networks()).not.toContain("two");
  run("win-01", "docker ps");
  expect(texts()).toEqual(["one", "ls", "two"]);
  expect(useAsides.getState().asides.at(-1)).toMatchObject({ text: "docker ps", at: 3 });
  moveToStep(2);
  expect(networks()).toContain("two");
});

test("a new command after going back cuts off the later steps and keeps them as an old ending", () => {
  undo();
  run("win-01", "docker ps");
  run("win-01", NETWORK("three", "172.33.0.0/16"));
  expect(texts()).toEqual(["one", "ls", "three"]);
  expect(currentStep(useLab.getState())).toBe(2);
  expect(useLab.getState().forks.map(({ lines }) => lines.at(-1)?.text)).toEqual([
    NETWORK("two", "172.32.0.0/16"),
  ]);
});

test("what was said before a new ending stands before it in the terminal", () => {
  undo();
  run("win-01", "docker ps");
  run("win-01", NETWORK("three", "172.33.0.0/16"));
  const lineOfThree = 2;
  expect(useAsides.getState().asides.at(-1)?.at).toBe(lineOfThree);
});

test("at most ten old endings are kept, the newest", () => {
  for (let at = 0; at < 12; at += 1) {
    undo();
    run("win-01", NETWORK(`n${at}`, `172.${40 + at}.0.0/16`));
  }
  const { forks } = useLab.getState();
  expect(forks).toHaveLength(10);
  expect(forks.at(-1)?.lines.at(-1)?.text).toContain("n10");
});
