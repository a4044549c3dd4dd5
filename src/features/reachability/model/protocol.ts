import type { Flow } from "#engine";
import type { Cell } from "./cells.ts";

/** A line of the script, as the worker replays it. */
export interface ScriptLine {
  readonly machine: string;
  readonly text: string;
}

/** What the page asks: send the flows through the lab as it is after these lines. */
export interface MatrixJob {
  readonly job: number;
  readonly lines: readonly ScriptLine[];
  readonly flows: readonly Flow[];
  /** Also through the lab after this many lines, to tell what changed; null: only now. */
  readonly compareWith: number | null;
}

/** What the worker answers, a batch at a time. `before` is null where nothing is compared. */
export interface MatrixBatch {
  readonly job: number;
  readonly done: number;
  readonly results: readonly { readonly key: string; readonly now: Cell; readonly before: Cell | null }[];
}
