import type { Outcome } from "#ui";
import type { Cell } from "./cells.ts";

interface Compared {
  readonly now: Cell;
  readonly before: Cell | null;
}

/** Whether the last command made a difference to this packet. */
export function hasChanged({ now, before }: Compared): boolean {
  return before !== null && (before.verdict !== now.verdict || before.reason !== now.reason);
}

export function cellOutcome(cell: Cell | undefined): Outcome {
  if (!cell) return "unknown";
  return cell.verdict === "delivered" ? "ok" : "bad";
}
