import type { HostName } from "../../model/ids.ts";
import type { Host, World } from "../../model/world.ts";
import type { Hop, Trace } from "../../trace/trace.ts";
import type { Candidate } from "../candidate.ts";

/** A line typed on the host. */
export function on(host: Host, line: string): Candidate {
  return { machine: host.settings.name, line };
}

/** `lab` lines run wherever they are typed. */
export function anywhere(line: string): Candidate {
  return { machine: "", line };
}

/** A name as an argument: PowerShell needs quotes round a space. */
export function argument(name: string): string {
  return /^[\w.-]+$/.test(name) ? name : `"${name}"`;
}

/** The hop that lost the packet, its question for a name, or its answer. */
export function lastHop({ phase, hops, reply, lookup }: Trace): Hop | undefined {
  if (phase === "resolve") return (lookup?.hops.length ? lookup.hops : hops).at(-1);
  return (phase === "reply" && reply ? reply.hops : hops).at(-1);
}

export function hostOfLast(world: World, trace: Trace): Host | undefined {
  return world.hosts.get((lastHop(trace)?.host ?? "") as HostName);
}
