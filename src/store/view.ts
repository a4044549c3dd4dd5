import { create } from "zustand";
import type { Lens, Position } from "#scenario";
import type { ObjectRef } from "./refs.ts";

export type DockTab = "terminal" | "trace" | "events" | "reachability";
export type DetailLevel = "everything" | "names" | "dots";

/** How the lab is looked at: shared by canvas, outline, inspector and terminal. Nothing here changes the World. */
export interface View {
  readonly selected: ObjectRef | null;
  /** Further objects, with Ctrl. */
  readonly alsoSelected: readonly ObjectRef[];
  readonly hovered: ObjectRef | null;
  /** Objects that the command under the pointer made or changed, by `refKey`; null: no command is pointed at. */
  readonly lit: ReadonlySet<string> | null;
  /** Where a person has put nodes, by `refKey`, relative to the parent node. Part of the scenario. */
  readonly positions: Readonly<Record<string, Position>>;
  readonly lens: Lens;
  /** null: the level follows the zoom. */
  readonly pinnedLevel: DetailLevel | null;
  readonly dockTab: DockTab;
  readonly dockOpen: boolean;
  /** Machine whose terminal is in front: "win-01", "win-01/web", "laptop". */
  readonly terminal: string;
  readonly terminals: readonly string[];
  /** Text that the interface wants on the prompt; the terminal takes it and sets null. */
  readonly promptDraft: { readonly machine: string; readonly text: string } | null;
  /** A line that is only explained: the canvas shows what it would build as ghosts. */
  readonly explained: { readonly machine: string; readonly text: string } | null;
}

export const useView = create<View>()(() => ({
  selected: null,
  alsoSelected: [],
  hovered: null,
  lit: null,
  positions: {},
  lens: "driver",
  pinnedLevel: null,
  dockTab: "terminal",
  dockOpen: true,
  terminal: "win-01",
  terminals: ["win-01"],
  promptDraft: null,
  explained: null,
}));

export function select(ref: ObjectRef | null): void {
  useView.setState({ selected: ref, alsoSelected: [] });
}

export function hover(ref: ObjectRef | null): void {
  useView.setState({ hovered: ref });
}

/** Lights the objects of a command wherever they are shown. */
export function light(keys: ReadonlySet<string> | null): void {
  useView.setState({ lit: keys });
}

/** The places with one more, behind all others. */
export function placedLast(positions: View["positions"], key: string, position: Position): View["positions"] {
  const others = Object.entries(positions).filter(([other]) => other !== key);
  return Object.fromEntries([...others, [key, position]]);
}

/**
 * Where a person puts an object, in whole px as a link keeps them. What was placed last comes last: earlier ones make
 * room for it.
 */
export function place(key: string, { x, y }: Position): void {
  const position = { x: Math.round(x), y: Math.round(y) };
  useView.setState((view) => ({ positions: placedLast(view.positions, key, position) }));
}

export function openDock(tab: DockTab): void {
  useView.setState({ dockTab: tab, dockOpen: true });
}

/** Brings a machine's terminal to the front of the terminals, opening it where needed; the dock stays as it is. */
export function showTerminal(machine: string): void {
  useView.setState((view) => ({
    terminal: machine,
    terminals: view.terminals.includes(machine) ? view.terminals : [...view.terminals, machine],
  }));
}

/** Puts a line on a machine's prompt without running it. */
export function draft(machine: string, text: string): void {
  showTerminal(machine);
  useView.setState({ promptDraft: { machine, text }, dockTab: "terminal", dockOpen: true });
}
