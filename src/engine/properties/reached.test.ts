import fc from "fast-check";
import { expect, test } from "vitest";
import { anyScript, dockerScript, realScript } from "./any-script.ts";
import { FIRST, type Line, typeLine } from "./lab.ts";

/** Counts under a name. */
class Tally {
  readonly #counts = new Map<string, number>();

  add(name: string): void {
    this.#counts.set(name, this.of(name) + 1);
  }

  of(name: string): number {
    return this.#counts.get(name) ?? 0;
  }
}

/** "docker network create", "New-VMSwitch", "lab nic". */
function commandOf(text: string): string {
  const words = text.split(" ");
  const group = words[0] === "docker" && /^(?:network|swarm|service|node)$/.test(words[1] ?? "");
  return words.slice(0, group ? 3 : words[0] === "docker" || words[0] === "lab" ? 2 : 1).join(" ");
}

function explore(scripts: readonly (readonly Line[])[]) {
  const [succeeded, failed, runningOn, platforms] = [new Tally(), new Tally(), new Tally(), new Tally()];
  for (const lines of scripts) {
    let world = FIRST;
    for (const line of lines) {
      const done = typeLine(world, line);
      (done.exitCode === 0 ? succeeded : failed).add(commandOf(line.text));
      if (done.exitCode === 0 && done.changed) platforms.add(line.machine);
      world = done.world;
    }
    for (const { containers, dockerNetworks } of world.hosts) {
      for (const { state, endpoints } of containers) {
        if (state !== "running") continue;
        for (const { networkId } of endpoints) runningOn.add(dockerNetworks.get(networkId)?.driver ?? "gone");
      }
    }
  }
  return { succeeded, failed, runningOn, platforms };
}

const SEED = 20260115;
const seen = explore([
  ...fc.sample(anyScript, { numRuns: 60, seed: SEED }),
  ...fc.sample(dockerScript, { numRuns: 60, seed: SEED }),
  ...fc.sample(realScript, { numRuns: 120, seed: SEED }),
]);

test.each([
  ["docker network create", 500],
  ["docker run", 200],
  ["docker stop", 10],
  ["docker rm", 20],
  ["docker network connect", 20],
  ["docker network disconnect", 5],
  ["docker network rm", 20],
  ["docker swarm init", 40],
  ["docker swarm join", 80],
  ["docker service create", 40],
  ["docker service scale", 2],
  ["docker swarm leave", 2],
  ["New-VMSwitch", 5],
  ["Restart-Service", 3],
  ["Restart-Computer", 3],
  ["New-HnsNetwork", 3],
  ["lab nic", 10],
] as const)("random scripts run `%s` with success at least %i times", (command, least) => {
  expect(seen.succeeded.of(command)).toBeGreaterThanOrEqual(least);
});

test.each(["nat", "transparent", "l2bridge", "l2tunnel", "internal", "private", "ics", "overlay", "null"])(
  "random scripts leave containers running on %s",
  (driver) => {
    expect(seen.runningOn.of(driver)).toBeGreaterThanOrEqual(3);
  },
);

test.each(["win-01", "win-16", "win-19", "win-25", "az-01"])("random scripts change %s", (machine) => {
  expect(seen.platforms.of(machine)).toBeGreaterThanOrEqual(50);
});

test.each(["docker run", "docker network create", "docker network connect", "docker network rm"])(
  "random scripts also meet refusals of `%s`",
  (command) => {
    expect(seen.failed.of(command)).toBeGreaterThanOrEqual(20);
  },
);
