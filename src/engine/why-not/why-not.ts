import { execute } from "../execute.ts";
import type { World } from "../model/world.ts";
import type { Flow, Trace } from "../trace/trace.ts";
import { probe, trace as walk } from "../trace/trace-flow.ts";
import type { Candidate } from "./candidate.ts";
import { containerNamed, type Housed } from "./machines.ts";
import { PROPOSERS } from "./proposals/proposals.ts";

/** Commands tried at the most, so that the answer comes while the learner looks on. */
const MOST_TRIES = 60;

export interface WhyNot {
  /** The first command that makes the flow arrive; null when none of those tried does. */
  readonly fix: string | null;
  /** Machine that the command is typed on; null without one. */
  readonly machine: string | null;
  /** Every command tried, in order. */
  readonly tried: readonly string[];
}

/**
 * Looks for a command that mends the flow: proposes some from what the trace met, runs each on a copy of the world,
 * and sends the same packet again. Nothing is known beforehand about which code a command mends.
 */
export function whyNot(world: World, flow: Flow, trace: Trace): WhyNot {
  const tried: string[] = [];
  if (trace.verdict === "delivered") return { fix: null, machine: null, tried };
  for (const { machine: named, line } of candidates(world, flow, trace)) {
    if (tried.includes(line)) continue;
    if (tried.length === MOST_TRIES) break;
    tried.push(line);
    const machine = named === "" ? someMachine(world) : named;
    const execution = execute(world, machine, line);
    if (!execution.changed || execution.exitCode !== 0) continue;
    if (probe(execution.world, flow).verdict === "delivered") return { fix: line, machine, tried };
  }
  return { fix: null, machine: null, tried };
}

function candidates(world: World, flow: Flow, trace: Trace): readonly Candidate[] {
  const proposed = PROPOSERS.flatMap((propose) => propose({ world, flow, trace }));
  return proposed.flatMap((candidate) => [candidate, ...renewals(world, flow, candidate)]);
}

/** A container that got no lease asks again once its way to the server is mended. */
function renewals(world: World, flow: Flow, { line }: Candidate): readonly Candidate[] {
  return [flow.from, flow.to].flatMap((machine) => {
    const housed = containerNamed(world, machine);
    if (!housed || !hasNoLease(housed)) return [];
    const { host, container } = housed;
    return [{ machine: host.settings.name, line: `${line}; docker exec ${container.name} ipconfig /renew` }];
  });
}

function hasNoLease({ host, container }: Housed): boolean {
  const id = container.compartmentId;
  const interfaces = (id === null ? undefined : host.compartments.get(id))?.interfaces ?? [];
  return interfaces.some(({ addresses }) => addresses.some(({ origin }) => origin === "link-local"));
}

function someMachine(world: World): string {
  return world.hosts.find(() => true)?.settings.name ?? "";
}

/** Walks one flow; with `fix`, a flow that fails comes with the command that would mend it. */
export function trace(world: World, flow: Flow, options: { readonly fix?: boolean } = {}): Trace {
  const walked = walk(world, flow);
  if (options.fix !== true || walked.verdict === "delivered") return walked;
  return { ...walked, fix: whyNot(world, flow, walked).fix };
}
