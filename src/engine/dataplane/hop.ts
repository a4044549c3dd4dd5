import type { Frame } from "./frame.ts";
import type { Location } from "./location.ts";
import { REASONS, type Reason } from "./reasons.ts";
import type { ComponentId, Headers, HopAction, HopTarget } from "./vocabulary.ts";

/** A hop before its words are asked for: a matrix of thousands of flows never asks. */
export interface HopDraft {
  readonly host: string;
  readonly component: ComponentId;
  readonly action: HopAction;
  readonly before: Headers;
  readonly after: Headers;
  readonly tell: () => HopText;
}

export interface HopText {
  readonly object: string;
  readonly target: HopTarget;
  readonly decidedBy: string;
  readonly why: string;
}

/** Where a frame ended well: a program, a stack that answers, a server. */
export interface Arrival {
  readonly component: ComponentId;
  /** The stack or device that answers from here; null when VFP or the Azure fabric answered itself. */
  readonly at: Location | null;
  /** Hardware address in an ARP answer. */
  readonly mac: string | null;
}

/** What one device made of one frame. */
export type Transition =
  | {
      readonly type: "move";
      readonly hops: readonly HopDraft[];
      readonly frame: Frame;
      readonly to: Location;
    }
  /** A broadcast: only the ways towards stacks that would answer are followed, the nearest first. */
  | { readonly type: "flood"; readonly hops: readonly HopDraft[]; readonly ways: readonly Transition[] }
  | {
      readonly type: "arrive";
      readonly hops: readonly HopDraft[];
      readonly frame: Frame;
      readonly arrival: Arrival;
    }
  | { readonly type: "lost"; readonly hops: readonly HopDraft[]; readonly reason: Reason };

export function move(frame: Frame, to: Location, ...hops: readonly HopDraft[]): Transition {
  return { type: "move", hops, frame, to };
}

/** Ends the walk: the last hop drops or refuses, as the reason says. */
export function lost(
  frame: Frame,
  reason: Reason,
  host: string,
  component: ComponentId,
  tell: () => HopText,
  hopsBefore: readonly HopDraft[] = [],
): Transition {
  const action = REASONS[reason].verdict === "refused" ? "refuse" : "drop";
  const { headers } = frame;
  const last: HopDraft = { host, component, action, before: headers, after: headers, tell };
  return { type: "lost", hops: [...hopsBefore, last], reason };
}

/** A hop that changes no header. */
export function passed(
  host: string,
  component: ComponentId,
  action: HopAction,
  frame: Frame,
  tell: () => HopText,
): HopDraft {
  return { host, component, action, before: frame.headers, after: frame.headers, tell };
}

/** A hop that made `after` out of `before`. */
export function changed(
  host: string,
  component: ComponentId,
  action: HopAction,
  before: Frame,
  after: Frame,
  tell: () => HopText,
): HopDraft {
  return { host, component, action, before: before.headers, after: after.headers, tell };
}

/** The transition with hops put before its own. */
export function after(hops: readonly HopDraft[], transition: Transition): Transition {
  return hops.length === 0 ? transition : { ...transition, hops: [...hops, ...transition.hops] };
}
