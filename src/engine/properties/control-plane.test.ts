import fc from "fast-check";
import { expect, test } from "vitest";
import type { Execution } from "../execute.ts";
import { evolve } from "../model/evolve.ts";
import { violations } from "../model/invariants.ts";
import type { World } from "../model/world.ts";
import { anyScript } from "./any-script.ts";
import { FIRST, HOST_NAMES, type Line, typeLine, worldsOf } from "./lab.ts";
import { holdsSame } from "./same-world.ts";

const RUNS = { numRuns: 60, seed: 20260115 };
const TIMEOUT_MS = 60_000;

/** Commands that do their work target by target, or store what they then fail to start, as the real ones do. */
const HALF_DONE =
  /[;|&\n]|\$\(|ForEach|docker\S*\s+(?:-\S+\s+)*(?:container\s+|network\s+|node\s+|service\s+)*(?:run|start|restart|rm|stop|kill|pause|unpause|update|wait|exec|create|scale|prune|promote|demote|init|join|leave)|hnsdiag delete/iu;

function checkLine(before: World, { text }: Line, { world, events, exitCode }: Execution): void {
  expect(violations(world)).toEqual([]);
  // The events of a line, applied one by one to the world before it, give the world after it.
  expect(holdsSame(events.reduce(evolve, before), world)).toBe(true);
  // Every event says who did it and why, in a sentence.
  for (const { why } of events) expect(why).toMatch(/^\S.*[.!?]$/su);
  if (exitCode !== 0 && world !== before) expect(text).toMatch(HALF_DONE);
}

test("any line on any machine keeps the invariants, tells all it did in events, and changes nothing when it fails", {
  timeout: TIMEOUT_MS,
}, () => {
  fc.assert(
    fc.property(anyScript, (lines) => {
      let world = FIRST;
      for (const line of lines) {
        const done = typeLine(world, line);
        checkLine(world, line, done);
        world = done.world;
      }
    }),
    RUNS,
  );
});

/** Lines that print JSON, whatever the lab looks like. */
const JSON_LINES = [
  "docker network inspect $(docker network ls -q)",
  "docker inspect $(docker ps -aq)",
  'docker ps -a --format "{{json .}}"',
  "docker network ls --format json",
  "Get-HnsNetwork | ConvertTo-Json",
  "Get-HnsNetwork | ConvertTo-Json -Depth 10",
  "Get-HnsEndpoint | ConvertTo-Json",
  "Get-HnsPolicyList | ConvertTo-Json",
  "Get-NetAdapter | ConvertTo-Json",
];

test("docker inspect and ConvertTo-Json print JSON in any lab", { timeout: TIMEOUT_MS }, () => {
  fc.assert(
    fc.property(anyScript, (lines) => {
      const world = worldsOf(lines).at(-1) ?? FIRST;
      for (const machine of HOST_NAMES) {
        for (const text of JSON_LINES) {
          const { stdout } = typeLine(world, { machine, text }).output;
          expect(() => jsonOf(stdout), `${machine}: ${text}`).not.toThrow();
        }
      }
    }),
    { ...RUNS, numRuns: 25 },
  );
});

/** One document, or one on each line. */
function jsonOf(stdout: string): unknown {
  const text = stdout.trim();
  if (text === "") return null;
  try {
    return JSON.parse(text);
  } catch {
    return text.split("\n").map((line): unknown => JSON.parse(line));
  }
}
