import fc from "fast-check";
import { expect, test } from "vitest";
import type { Execution } from "../execute.ts";
import type { World } from "../model/world.ts";
import { lookingLine, realScript } from "./any-script.ts";
import { FIRST, type Line, typeLine, worldsOf } from "./lab.ts";

const RUNS = { numRuns: 25, seed: 20260115 };
const TIMEOUT_MS = 60_000;

/** All that a reader of the lab can see of a World, and of what a line did. */
function bytesOf(value: World | Omit<Execution, "world">): string {
  return JSON.stringify(value);
}

function told({ world: _after, ...rest }: Execution): string {
  return bytesOf(rest);
}

/** What each line does, with `between` typed before every line and forgotten. */
function transcript(lines: readonly Line[], between: readonly Line[]): readonly string[] {
  let world = FIRST;
  return lines.map((line) => {
    for (const look of between) typeLine(world, look);
    const done = typeLine(world, line);
    world = done.world;
    return told(done);
  });
}

test("the same script gives the same bytes, also when somebody looks at everything in between", {
  timeout: TIMEOUT_MS,
}, () => {
  fc.assert(
    fc.property(realScript, fc.array(lookingLine, { maxLength: 3 }), (lines, looks) => {
      const once = transcript(lines, []);
      expect(transcript(lines, looks)).toEqual(once);
    }),
    RUNS,
  );
});

test("a line that only looks gives back the very World that it was given", { timeout: TIMEOUT_MS }, () => {
  fc.assert(
    fc.property(realScript, fc.array(lookingLine, { minLength: 5, maxLength: 10 }), (lines, looks) => {
      const world = worldsOf(lines).at(-1) ?? FIRST;
      for (const look of looks) expect(typeLine(world, look).world).toBe(world);
    }),
    RUNS,
  );
});

test("undo is the replay of fewer lines: no later line reaches back into an earlier World", {
  timeout: TIMEOUT_MS,
}, () => {
  fc.assert(
    fc.property(realScript, fc.nat(40), (lines, at) => {
      const count = at % (lines.length + 1);
      const worlds = worldsOf(lines);
      const earlier = worlds[count] ?? FIRST;
      const replayed = worldsOf(lines.slice(0, count)).at(-1) ?? FIRST;
      expect(bytesOf(earlier)).toBe(bytesOf(replayed));
      // Typed again from there, the rest leads to the same end.
      const end = worldsOf(lines.slice(count), earlier).at(-1) ?? FIRST;
      expect(bytesOf(end)).toBe(bytesOf(worlds.at(-1) ?? FIRST));
    }),
    RUNS,
  );
});
