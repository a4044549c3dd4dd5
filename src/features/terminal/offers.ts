import type { Completion, Completions } from "#engine";
import { type Engine, selectWorld, useLab } from "#store";
import { OWN_WORDS } from "./messages.ts";

const NO_OFFERS: Completions = { from: 0, to: 0, items: [] };

/** Words before a command that is only explained. */
const EXPLAIN = /^\s*explain\s+/i;

/**
 * What could stand at the cursor of a line, in the lab as it is now: what the machine knows, and the terminal's own
 * words. Nothing before the engine is loaded.
 */
export function offersOf(engine: Engine | null, machine: string, line: string, cursor: number): Completions {
  if (engine === null) return NO_OFFERS;
  const world = selectWorld(useLab.getState());
  const skipped = EXPLAIN.exec(line.slice(0, cursor))?.[0].length ?? 0;
  const found = engine.complete(world, machine, line.slice(skipped), cursor - skipped);
  const items = [...found.items, ...ownWords(line.slice(0, cursor))];
  return { from: found.from + skipped, to: found.to + skipped, items };
}

/** Only when a first word is begun: a list of all that a machine knows is long enough. */
function ownWords(typed: string): readonly Completion[] {
  if (!/^[a-z]+$/i.test(typed)) return [];
  return Object.entries(OWN_WORDS)
    .filter(([word]) => word.startsWith(typed.toLowerCase()))
    .map(([text, description]) => ({ text, kind: "command", description }));
}
