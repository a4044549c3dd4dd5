import type { HopDraft, Transition } from "./hop.ts";
import type { Net } from "./net.ts";
import type { Reason } from "./reasons.ts";
import { step } from "./step.ts";

/** A copy of a broadcast that was lost, and the way it had gone. */
export interface Loss {
  readonly reason: Reason;
  readonly trail: readonly HopDraft[];
}

/** Devices that one question may pass in all: broadcasts end on any lab, loops included. */
export interface Budget {
  steps: number;
}

export function newBudget(): Budget {
  return { steps: 256 };
}

/** Follows every copy of the frame, the nearest first, until one is answered. */
export function explore<Found>(
  net: Net,
  transition: Transition,
  trail: readonly HopDraft[],
  losses: Loss[],
  budget: Budget,
  found: (end: Transition, trail: readonly HopDraft[]) => Found | null,
): Found | null {
  budget.steps -= 1;
  if (budget.steps < 0) return null;
  const here = [...trail, ...transition.hops];
  switch (transition.type) {
    case "lost":
      losses.push({ reason: transition.reason, trail: here });
      return null;
    case "arrive":
      return found(transition, here);
    case "move":
      return explore(net, step(net, transition.to, transition.frame), here, losses, budget, found);
    case "flood":
      for (const way of transition.ways) {
        const result = explore(net, way, here, losses, budget, found);
        if (result) return result;
      }
      return null;
  }
}
