import type { WorldEvent } from "./model/events.ts";
import type { HostName } from "./model/ids.ts";
import type { Note } from "./model/refusal.ts";
import { Transaction } from "./model/transaction.ts";
import type { World } from "./model/world.ts";
import { registerPrograms } from "./programs.ts";
import { resolvePlace } from "./shell/place.ts";
import type { Place } from "./shell/program.ts";
import { runLine } from "./shell/run.ts";

/** What one line did. */
export interface Execution {
  readonly world: World;
  readonly output: { readonly stdout: string; readonly stderr: string };
  readonly exitCode: number;
  /** In order; folding them with `evolve` from the world before gives `world`. */
  readonly events: readonly WorldEvent[];
  /** The learner's notes beside the tool's words. */
  readonly notes: readonly Note[];
  /** The line changed the lab: it is a step of the scenario. */
  readonly changed: boolean;
}

registerPrograms();

/**
 * Types a line on a machine: "win-01", "win-01/web" (a container's shell) or a device such as "laptop". A line that
 * changes nothing, or is refused, answers the World it was given. `lab` lines run wherever they are typed.
 */
export function execute(world: World, machine: string, line: string): Execution {
  const place = resolvePlace(world, machine);
  if (!place.ok && !/^\s*lab(?:\s|$)/i.test(line)) {
    const { message, hint, code, fix = null } = place.error;
    return {
      world,
      output: { stdout: "", stderr: `${message}\n${hint}\n` },
      exitCode: 1,
      events: [],
      notes: [{ kind: "error", code, text: hint, fix, source: null }],
      changed: false,
    };
  }
  const tx = new Transaction(world);
  const { stdout, stderr, exitCode, notes } = runLine(tx, place.ok ? place.value : somewhere(machine), line);
  const { changed } = tx;
  return {
    world: changed ? tx.world : world,
    output: { stdout, stderr },
    exitCode,
    events: tx.events,
    notes,
    changed,
  };
}

/** What the line would do: the same as executing it, without the World that it would leave behind. */
export function explain(world: World, machine: string, line: string): Omit<Execution, "world"> {
  const { world: _left, ...told } = execute(world, machine, line);
  return told;
}

/** The place of a `lab` line typed on a machine that is not there yet, or not any more. */
function somewhere(machine: string): Place {
  return { kind: "host", host: machine as HostName };
}
