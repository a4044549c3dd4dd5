import { beforeAll, expect, test } from "vitest";
import { ready, run, selectWorld, useLab } from "./lab.ts";
import { startEmpty } from "./loading.ts";
import { lineThatMade } from "./made-by.ts";
import type { ObjectRef } from "./refs.ts";

beforeAll(async () => {
  await ready();
  startEmpty();
  run("win-01", "lab host add win-02 --os ws2022 --nic Ethernet=192.168.10.22/24");
  run("win-01", "docker network create -d nat back");
  run("win-01", "lab client add pc --ip 192.168.10.77/24");
});

function network(name: string): ObjectRef {
  const host = selectWorld(useLab.getState()).hosts.find(({ settings }) => settings.name === "win-01");
  const found = host?.dockerNetworks.find((one) => one.name === name);
  return { kind: "dockerNetworks", host: "win-01", id: found?.id ?? "" };
}

test.each<[what: string, ref: () => ObjectRef, line: number | null]>([
  ["a host", () => ({ kind: "hosts", host: null, id: "win-02" }), 0],
  ["a host, as the outline names it", () => ({ kind: "hosts", host: "win-02", id: "win-02" }), 0],
  ["a network", () => network("back"), 1],
  ["a machine of the LAN", () => ({ kind: "devices", host: null, id: "pc" }), 2],
  ["the host that the lab opened with", () => ({ kind: "hosts", host: null, id: "win-01" }), null],
  ["the network that the lab opened with", () => network("nat"), null],
])("%s: the line that made it", (_what, ref, line) => {
  expect(lineThatMade(useLab.getState(), ref())).toBe(line);
});
