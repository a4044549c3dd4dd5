import fc from "fast-check";
import { expect, test } from "vitest";
import { defaultLab, execute } from "#engine";
import { project } from "../scene/project.ts";
import { overlaps } from "./geometry.ts";
import { type LayoutOptions, layout } from "./layout.ts";

const SCENE = project(
  ["win-02", "win-03"].reduce(
    (world, name) => execute(world, "win-01", `lab host add ${name} --os ws2022 --nic Ethernet`).world,
    defaultLab(),
  ),
);
const HOSTS = SCENE.hosts.map(({ key }) => key);

const spot = fc.record({ x: fc.integer({ min: -900, max: 1800 }), y: fc.integer({ min: -500, max: 900 }) });

test("of hosts put on each other the one placed last stays, and the others make room", () => {
  fc.assert(
    fc.property(
      fc.shuffledSubarray(HOSTS, { minLength: 1 }),
      fc.array(spot, { minLength: 3, maxLength: 3 }),
      fc.constantFrom("everything", "names", "dots" as const),
      (order, spots, level) => {
        const places = order.map((key, index) => [key, spots[index] ?? { x: 0, y: 0 }] as const);
        const options: LayoutOptions = {
          level,
          positions: Object.fromEntries(places),
          floating: null,
          lanes: new Set(),
          services: null,
        };
        const { hosts } = layout(SCENE, options);
        const pairs = hosts.flatMap((one, index) =>
          hosts.slice(index + 1).map((other) => [one, other] as const),
        );
        for (const [one, other] of pairs) expect(overlaps(one.rect, other.rect)).toBe(false);
        const last = places.at(-1);
        if (level !== "everything" || !last) return;
        expect(hosts.find(({ key }) => key === last[0])?.rect).toMatchObject(last[1]);
      },
    ),
  );
});
