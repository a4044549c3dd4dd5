import fc from "fast-check";
import { expect, test } from "vitest";
import type { HostKind } from "../model/events.ts";
import type { HostName } from "../model/ids.ts";
import type { Compartment } from "../model/tcpip.ts";
import type { Host, World } from "../model/world.ts";
import { dockerScript } from "./any-script.ts";
import { FIRST, HOST_NAMES, typeLine, worldsOf } from "./lab.ts";

/** What a user types to be rid of everything. Removing the swarm comes first: its services would start tasks anew. */
const CLEAN_UP = [
  "docker swarm leave --force",
  "docker ps -aq --filter status=paused | ForEach-Object { docker unpause $_ }",
  "docker rm -f $(docker ps -aq)",
  "docker network prune -f",
  // Prune leaves what only keeps settings.
  "docker network rm conf",
];

function cleaned(world: World): World {
  return CLEAN_UP.reduce(
    (each, text) => HOST_NAMES.reduce((before, machine) => typeLine(before, { machine, text }).world, each),
    world,
  );
}

/** An adapter that a switch took comes back to the end of the list, with its routes. */
function sorted(compartments: readonly Compartment[]): readonly Compartment[] {
  return compartments.map((compartment) => ({
    ...compartment,
    interfaces: compartment.interfaces.toSorted((left, right) => left.index - right.index),
    routes: compartment.routes.toSorted(
      (left, right) => left.interfaceIndex - right.interfaceIndex || (left.prefix < right.prefix ? -1 : 1),
    ),
  }));
}

function hostOf(world: World, name: string): Host {
  const host = world.hosts.get(name as HostName);
  if (!host) throw new Error(`no host ${name}`);
  return host;
}

/** Kinds of which nothing may differ, not even the order. */
const KINDS: readonly HostKind[] = [
  "pnics",
  "vswitches",
  "ports",
  "vnics",
  "hnsNetworks",
  "hnsEndpoints",
  "hnsPolicyLists",
  "vfpSpaces",
  "winNats",
  "natMappings",
  "firewallRules",
  "dockerNetworks",
  "containers",
];

test("removing everything that Docker made gives every host its first state back", {
  timeout: 60_000,
}, () => {
  fc.assert(
    fc.property(dockerScript, (lines) => {
      const world = cleaned(worldsOf(lines).at(-1) ?? FIRST);
      for (const name of HOST_NAMES) {
        const [now, first] = [hostOf(world, name), hostOf(FIRST, name)];
        expect(now.settings).toEqual(first.settings);
        for (const kind of KINDS) {
          expect(now[kind].toArray(), `${kind} of ${name}`).toEqual(first[kind].toArray());
        }
        expect(sorted(now.compartments.toArray()), `compartments of ${name}`).toEqual(
          sorted(first.compartments.toArray()),
        );
        // dockerd starts a network's resolver for its first container and keeps it while there is the network.
        expect(now.resolvers.toArray().flatMap(({ records }) => records)).toEqual([]);
      }
      expect(world.swarms.size).toBe(0);
    }),
    { numRuns: 60, seed: 20260115 },
  );
});
