import { expect, test } from "vitest";
import type { World } from "#engine";
import { presetScenario, replay } from "#scenario";
import { likeliestFlow } from "./likeliest.ts";

const IIS = "mcr.microsoft.com/windows/servercore/iis";

function lab(preset: string | null, ...lines: readonly string[]): World {
  const before = (preset === null ? null : presetScenario(preset))?.lines ?? [];
  const script = [
    ...before,
    ...lines.map((text) => ({ machine: "win-01", text, by: "user" as const, narration: "" })),
  ];
  const world = replay(script).at(-1)?.world;
  if (!world) throw new Error("no line, no lab");
  return world;
}

const packet = (world: World) => {
  const { from, to, proto, port } = likeliestFlow(world, null);
  return `${from.replace(/\.[0-9a-z]{25}$/, "")} to ${to}, ${proto}/${port}`;
};

test.each([
  {
    title: "a published port, from outside",
    world: lab("nat-publish"),
    says: /^laptop to 192\.168\.10\.21, tcp\/8080$/,
  },
  {
    title: "through an overlay, to a container on the other host",
    world: lab("overlay"),
    says: /^win-01\/web\.1 to 10\.0\.9\.5, tcp\/80$/,
  },
  {
    title: "two containers of one network",
    world: lab(null, `docker run -d --name web ${IIS}`, `docker run -d --name api ${IIS}`),
    says: /^win-01\/(api to|web to) 172\.16\.\d+\.\d+, tcp\/80$/,
  },
  {
    title: "to the only container, from outside",
    world: lab(null, `docker run -d --name web ${IIS}`),
    says: /^laptop to 172\.16\.\d+\.\d+, tcp\/80$/,
  },
  {
    title: "out to the Internet, where no container runs",
    world: lab(null, "docker network create -d nat back"),
    says: /^laptop to 203\.0\.113\.10, tcp\/80$/,
  },
])("filled in: $title", ({ world, says }) => {
  expect(packet(world)).toMatch(says);
});

test("what is selected is where the packet starts", () => {
  const world = lab("overlay");
  const flow = likeliestFlow(world, { kind: "devices", host: null, id: "gateway" });
  expect(flow.from).toBe("gateway");
});
