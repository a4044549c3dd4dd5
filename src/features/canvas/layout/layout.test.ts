import fc from "fast-check";
import { expect, test, vi } from "vitest";
import { defaultLab, execute, type World } from "#engine";
import { createProjector } from "../scene/project.ts";
import { bottom, overlaps, type Point, type Rect, right } from "./geometry.ts";
import { labelsOf } from "./labels.ts";
import { createLayouter, type LayoutOptions, layout } from "./layout.ts";
import type { Layout, PlacedHost } from "./placed.ts";

/** Interface specification, sections 3 and 4: node gap, layers, orthogonal links with at most two bends. */

const IMAGE = "mcr.microsoft.com/windows/nanoserver:ltsc2022 ping -t localhost";
const NETWORKS = [
  'New-VMSwitch -Name Team -NetAdapterName "Ethernet 3", "Ethernet 4" -EnableEmbeddedTeaming $true',
  'docker network create -d transparent -o com.docker.network.windowsshim.interface="Ethernet 2" corp',
  'docker network create -d l2bridge --subnet 10.50.0.0/16 --gateway 10.50.0.1 -o com.docker.network.windowsshim.interface="Ethernet 3" plant',
  "docker network create -d nat --subnet 172.29.0.0/16 --gateway 172.29.0.1 back",
];

const SECOND_HOST =
  'lab host add win-02 --os ws2022 --nic Ethernet=192.168.10.22/24 --nic "Ethernet 2" --nic "Ethernet 3"';

/** A step of a random lab; one that the lab refuses changes nothing. */
const anyStep = fc.oneof(
  { weight: 6, arbitrary: fc.record({ run: fc.constantFrom("nat", "corp", "plant", "back", "none") }) },
  { weight: 2, arbitrary: fc.record({ network: fc.constantFrom(...NETWORKS) }) },
  { weight: 1, arbitrary: fc.record({ connect: fc.constantFrom("corp", "plant", "back") }) },
  { weight: 1, arbitrary: fc.record({ stop: fc.nat(9) }) },
  { weight: 1, arbitrary: fc.record({ machine: fc.constantFrom("host", "client", "router") }) },
);
type Step = typeof anyStep extends fc.Arbitrary<infer Value> ? Value : never;

function lineOf(step: Step, index: number): readonly [machine: string, line: string] {
  const isolation = index % 3 === 0 ? "--isolation hyperv " : "";
  const publish = index % 4 === 0 ? `-p ${8000 + index}:80 ` : "";
  if ("run" in step) {
    const ports = step.run === "nat" ? publish : "";
    return [
      hostAt(index),
      `docker run -d --name c${index} ${isolation}${ports}--network ${step.run} ${IMAGE}`,
    ];
  }
  if ("network" in step) return [hostAt(index), step.network];
  if ("connect" in step) return [hostAt(index), `docker network connect ${step.connect} c${index - 1}`];
  if ("stop" in step) return [hostAt(index), `docker stop c${step.stop}`];
  if (step.machine === "client")
    return ["win-01", `lab client add pc${index} --ip 192.168.10.${60 + index}/24`];
  if (step.machine === "router")
    return ["win-01", `lab router add core${index} --if 10.${index}.0.1/24 --vlan ${20 + index}`];
  return ["win-01", SECOND_HOST];
}

function hostAt(index: number): string {
  return index % 5 === 4 ? "win-02" : "win-01";
}

const anyWorld = fc
  .record({
    networks: fc.subarray(NETWORKS),
    two: fc.boolean(),
    steps: fc.array(anyStep, { minLength: 2, maxLength: 16, size: "max" }),
  })
  .map(({ networks, two, steps }): World => {
    const begin: readonly (readonly [string, string])[] = [
      ["win-01", 'lab nic add win-01 "Ethernet 3"'],
      ["win-01", 'lab nic add win-01 "Ethernet 4"'],
      ...(two ? [["win-01", SECOND_HOST] as const] : []),
      ...networks.map((line) => ["win-01", line] as const),
      ...steps.map(lineOf),
    ];
    return begin.reduce((world, [machine, line]) => {
      const isThere = world.hosts.some(({ settings }) => settings.name === machine);
      return isThere ? execute(world, machine, line).world : world;
    }, defaultLab());
  });

const anyOptions = fc
  .record({
    level: fc.constantFrom("everything", "names", "dots" as const),
    lane: fc.boolean(),
  })
  .map(
    ({ level, lane }): LayoutOptions => ({
      level,
      positions: {},
      floating: null,
      lanes: new Set(lane ? ["win-01", "win-02"] : []),
      services: null,
    }),
  );

const RUNS = { numRuns: 20 };

// Each run builds labs command by command.
vi.setConfig({ testTimeout: 30_000 });

function sceneOf(world: World) {
  return createProjector()(world);
}

interface Named {
  readonly name: string;
  readonly rect: Rect;
}

function inHost({ inside }: PlacedHost): readonly Named[] {
  return [
    ...inside.boxes.map(({ key, rect, shape }) => ({
      name: key,
      // With the cards that straddle the lower edge.
      rect: { ...rect, h: Math.max(rect.h, ...shape.pills.map((pill) => bottom(pill.rect))) },
    })),
    ...inside.switches.map(({ scene, rect }) => ({ name: `vSwitch ${scene.name}`, rect })),
    ...inside.nics.map(({ nic, rect }) => ({ name: nic.text, rect })),
    ...inside.pnics.map(({ scene, rect }) => ({ name: scene.name, rect })),
    { name: "the stack", rect: inside.stack.rect },
  ];
}

function colliding(items: readonly Named[]): readonly string[] {
  return items.flatMap((one, index) =>
    items
      .slice(index + 1)
      .filter((other) => overlaps(one.rect, other.rect))
      .map((other) => `${one.name} and ${other.name}`),
  );
}

test("random labs are no empty ones", () => {
  const worlds = fc.sample(anyWorld, { seed: 7, numRuns: 25 });
  const counts = worlds.map((world) =>
    world.hosts.map((host) => host.containers.size).reduce((a, b) => a + b, 0),
  );
  expect(Math.max(...counts)).toBeGreaterThan(6);
  expect(worlds.filter((world) => world.hosts.size > 1).length).toBeGreaterThan(3);
  expect(
    worlds.filter((world) => world.hosts.some((host) => host.vswitches.size > 2)).length,
  ).toBeGreaterThan(5);
});

test("no two boxes lie on each other, at any level", () => {
  fc.assert(
    fc.property(anyWorld, anyOptions, (world, options) => {
      const { hosts, ground } = layout(sceneOf(world), options);
      for (const host of hosts) expect(colliding(inHost(host))).toEqual([]);
      const outside = [
        ...hosts.map(({ scene, rect }) => ({ name: scene.name, rect })),
        ...ground.bars.map(({ scene, rect }) => ({ name: scene.name, rect })),
        ...ground.devices.map(({ scene, rect }) => ({ name: scene.name, rect })),
      ];
      expect(colliding(outside)).toEqual([]);
    }),
    RUNS,
  );
});

test("a host holds everything that is on it; only its adapters straddle the lower edge", () => {
  fc.assert(
    fc.property(anyWorld, anyOptions, (world, options) => {
      for (const host of layout(sceneOf(world), options).hosts) {
        const { width, height, pnics } = host.inside;
        expect({ width: host.rect.w, height: host.rect.h }).toEqual({ width, height });
        const onEdge = new Set(pnics.map(({ scene }) => scene.name));
        for (const { name, rect } of inHost(host)) {
          const outside = rect.x < 0 || right(rect) > width || rect.y < 0;
          expect(outside ? `${name} sticks out` : "").toBe("");
          if (!onEdge.has(name)) expect(bottom(rect) < height ? "" : `${name} is too low`).toBe("");
          else expect(rect.y + rect.h / 2).toBe(height);
        }
      }
    }),
    RUNS,
  );
});

/** Every line that is drawn, absolute. */
function linesOf({ hosts, ground }: Layout): readonly (readonly Point[])[] {
  const links = hosts.flatMap(({ rect, inside }) => {
    const drawn = new Set(inside.links.flatMap(({ paths }) => paths.map(({ key }) => key)));
    const isLane = (key: string) => key.includes("@") || key.includes("#");
    return inside.wires
      .filter(({ from, to }) => drawn.has(from) && !isLane(from) && !isLane(to))
      .map(({ points }) => points.map(({ x, y }) => ({ x: x + rect.x, y: y + rect.y })));
  });
  return [...links, ...ground.cables.map(({ points }) => points)];
}

test("links run level or upright and bend at most twice", () => {
  fc.assert(
    fc.property(anyWorld, anyOptions, (world, options) => {
      for (const points of linesOf(layout(sceneOf(world), options))) {
        expect(points.length).toBeLessThanOrEqual(4);
        for (const [index, { x, y }] of points.entries()) {
          const before = points[index - 1];
          if (before) expect(Math.min(Math.abs(before.x - x), Math.abs(before.y - y))).toBeLessThan(0.01);
        }
      }
    }),
    RUNS,
  );
});

test("at full detail no words lie on each other, and no line runs through them", () => {
  fc.assert(
    fc.property(anyWorld, anyOptions, (world, options) => {
      const placed = layout(sceneOf(world), { ...options, level: "everything" });
      const labels = labelsOf(placed).map(({ text, rect }) => ({ name: text, rect }));
      expect(colliding(labels)).toEqual([]);
      const crossed = linesOf(placed).flatMap((points) =>
        points.slice(1).flatMap((to, index) => {
          const from = points[index] ?? to;
          const line = {
            x: Math.min(from.x, to.x),
            y: Math.min(from.y, to.y),
            w: Math.abs(from.x - to.x),
            h: Math.abs(from.y - to.y),
          };
          return labels.filter(({ rect }) => overlaps(line, rect, 1)).map(({ name }) => name);
        }),
      );
      expect(crossed).toEqual([]);
    }),
    RUNS,
  );
});

test("the same lab is laid out the same, remembered or not", () => {
  fc.assert(
    fc.property(anyWorld, anyWorld, anyOptions, (world, other, options) => {
      const fresh = layout(sceneOf(world), options);
      expect(layout(sceneOf(world), options)).toEqual(fresh);
      const layouter = createLayouter();
      layouter(sceneOf(other), options);
      expect(layouter(sceneOf(world), options)).toEqual(fresh);
    }),
    RUNS,
  );
});

test("a host and a container stay where a person puts them", () => {
  fc.assert(
    fc.property(
      anyWorld,
      fc.integer({ min: 40, max: 900 }),
      fc.integer({ min: 60, max: 400 }),
      fc.nat(8),
      (world, x, y, which) => {
        const scene = sceneOf(world);
        const options = {
          level: "everything",
          positions: {},
          floating: null,
          lanes: new Set<string>(),
          services: null,
        };
        const plain = layout(scene, options as LayoutOptions);
        const [host] = plain.hosts;
        const box = host?.inside.boxes[which % Math.max(1, host.inside.boxes.length)];
        if (!host || !box) return;
        const positions = { [host.key]: { x: x - 500, y }, [box.placeKey]: { x, y } };
        const moved = layout(scene, { ...options, positions } as LayoutOptions);
        const after = moved.hosts.find(({ key }) => key === host.key);
        expect(after?.rect).toMatchObject({ x: x - 500, y });
        expect(after?.inside.boxes.find(({ key }) => key === box.key)?.rect).toMatchObject({ x, y });
        if (after) expect(colliding(inHost(after))).toEqual([]);
      },
    ),
    RUNS,
  );
});
