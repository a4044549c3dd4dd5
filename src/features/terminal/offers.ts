import type { Completions } from "#engine";
import { type Engine, selectWorld, useLab } from "#store";

const NO_OFFERS: Completions = { from: 0, to: 0, items: [] };

/** What could stand at the cursor of a line, in the lab as it is now; nothing before the engine is loaded. */
export function offersOf(engine: Engine | null, machine: string, line: string, cursor: number): Completions {
  return engine?.complete(selectWorld(useLab.getState()), machine, line, cursor) ?? NO_OFFERS;
}
