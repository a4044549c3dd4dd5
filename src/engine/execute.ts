import type { WorldEvent } from "./model/events.ts";
import type { Note } from "./model/refusal.ts";
import type { World } from "./model/world.ts";

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
