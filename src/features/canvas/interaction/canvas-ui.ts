import { create } from "zustand";
import type { Position } from "#scenario";

export type Freshness = "new" | "changed";

/** What only the canvas needs to know while it is looked at; nothing of it is kept. */
export interface CanvasUi {
  /** Key of the item that arrows start from; the canvas is one tab stop. */
  readonly focused: string | null;
  /** The canvas has the keyboard, so the focus ring shows. */
  readonly hasKeyboard: boolean;
  readonly drag: Drag | null;
  /** Items that the last step made or changed, for four seconds. */
  readonly fresh: ReadonlyMap<string, Freshness>;
  /** Items that an explained line would build. */
  readonly ghosts: ReadonlySet<string>;
  /** Items on the packet's path. */
  readonly onPath: ReadonlySet<string>;
  /** A pointer with something on it that wants a place. */
  readonly drop: DropHint | null;
  /** Item that `L` connects, waiting for a target. */
  readonly connecting: string | null;
  /** The view shows all of the lab, whatever is added, until a person moves it. */
  readonly follows: boolean;
}

export interface Drag {
  readonly key: string;
  readonly position: Position;
}

export interface DropHint {
  /** Key of the target under the pointer; null over nothing that takes it. */
  readonly target: string | null;
  /** Why it cannot be dropped here; null when it can. */
  readonly reason: string | null;
  /** The command that dropping would run. */
  readonly preview: string | null;
  /** Screen position relative to the canvas. */
  readonly at: Position;
}

export const useCanvasUi = create<CanvasUi>()(() => ({
  focused: null,
  hasKeyboard: false,
  drag: null,
  fresh: new Map(),
  ghosts: new Set(),
  onPath: new Set(),
  drop: null,
  connecting: null,
  follows: true,
}));

export function focusItem(key: string | null): void {
  useCanvasUi.setState({ focused: key });
}
