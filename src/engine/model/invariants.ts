import { compartmentProblems } from "./invariants/compartments.ts";
import { endpointProblems } from "./invariants/endpoints.ts";
import { outsideProblems } from "./invariants/outside.ts";
import { serviceProblems } from "./invariants/services.ts";
import { swarmProblems } from "./invariants/swarm.ts";
import { wiringProblems } from "./invariants/wiring.ts";
import type { Host, World } from "./world.ts";

/** What must hold in every world; each line names the host and what is wrong. Empty: all is well. */
export function violations(world: World): readonly string[] {
  const onHosts = world.hosts
    .toArray()
    .flatMap((host) => brokenIn(host).map((line) => `${host.settings.name}: ${line}`));
  return [...onHosts, ...outsideProblems(world), ...swarmProblems(world)];
}

function brokenIn(host: Host): readonly string[] {
  return [
    ...wiringProblems(host),
    ...endpointProblems(host),
    ...compartmentProblems(host),
    ...serviceProblems(host),
  ];
}
