import { create } from "zustand";
import type { Note } from "#engine";

/**
 * What a terminal shows and the script does not hold: answers of the terminal itself (`help`, `explain`) and commands
 * that only looked while the lab stood at an earlier step.
 */
export interface Aside {
  readonly id: number;
  readonly machine: string;
  /** Number of lines in the script when it was said: its place in the scrollback. */
  readonly at: number;
  readonly text: string;
  readonly stdout: string;
  readonly stderr: string;
  readonly notes: readonly Note[];
}

interface Asides {
  readonly asides: readonly Aside[];
  /** Number of lines of the script above which a terminal was cleared, by machine. */
  readonly cleared: Readonly<Record<string, number>>;
}

export const useAsides = create<Asides>()(() => ({ asides: [], cleared: {} }));

let nextId = 1;

export function addAside(aside: Omit<Aside, "id" | "notes"> & { readonly notes?: readonly Note[] }): void {
  const entry: Aside = { notes: [], ...aside, id: nextId++ };
  useAsides.setState(({ asides }) => ({ asides: [...asides, entry] }));
}

/** Empties a terminal's screen; the script stays. */
export function clearTerminal(machine: string, at: number): void {
  useAsides.setState(({ asides, cleared }) => ({
    asides: asides.filter((aside) => aside.machine !== machine),
    cleared: { ...cleared, [machine]: at },
  }));
}

/** Lines from `at` on were cut off: what was said after them stands before the line that comes now. */
export function keepAsidesBefore(at: number): void {
  useAsides.setState(({ asides }) => ({
    asides: asides.map((aside) => (aside.at > at ? { ...aside, at } : aside)),
  }));
}

export function forgetAsides(): void {
  useAsides.setState({ asides: [], cleared: {} });
}
