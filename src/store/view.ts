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
  /** Where a person has put nodes, by `refKey`, relative to the parent node. Part of the scenario. */
  readonly positions: Readonly<Record<string, Position>>;
  readonly lens: Lens;
  /** null: the level follows the zoom. */
  readonly pinnedLevel: DetailLevel | null;
  readonly dockTab: DockTab;
  readonly dockOpen: boolean;
  readonly dockHeight: number;
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
  positions: {},
  lens: "driver",
  pinnedLevel: null,
  dockTab: "terminal",
  dockOpen: true,
  dockHeight: 246,
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

export function place(key: string, position: Position): void {
  useView.setState((view) => ({ positions: { ...view.positions, [key]: position } }));
}

export function openDock(tab: DockTab): void {
  useView.setState({ dockTab: tab, dockOpen: true });
}

/** Puts a line on a machine's prompt without running it. */
export function draft(machine: string, text: string): void {
  useView.setState((view) => ({
    promptDraft: { machine, text },
    terminal: machine,
    terminals: view.terminals.includes(machine) ? view.terminals : [...view.terminals, machine],
    dockTab: "terminal",
    dockOpen: true,
  }));
}
